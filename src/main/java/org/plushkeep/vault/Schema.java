package org.plushkeep.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.plushkeep.vault.VaultException.Problem;

/**
 * The tables of the database, as each version of them came about. The schema's number is how many
 * of these steps a database has gone.
 */
final class Schema {
  private static final String BLOCK_KEYS = "V13__block_keys.sql";
  private static final String KEY_BLOCKS = "V8__key_blocks.sql";
  private static final String SECRET = "V10__toy_secret.sql";
  private static final String RULES = "V7__rules.sql";
  private static final String SAFETY = "V12__safety.sql";
  private static final String TOY_NAMES = "V14__toy_names.sql";
  private static final String LEAVING = "V15__leaving.sql";
  private static final List<String> MIGRATIONS =
      List.of(
          "V1__recordings.sql",
          "V2__toy_sound.sql",
          "V3__silence.sql",
          "V4__messages.sql",
          "V5__journal.sql",
          "V6__intake.sql",
          RULES,
          KEY_BLOCKS,
          "V9__no_row_keys.sql",
          SECRET,
          "V11__care.sql",
          SAFETY,
          BLOCK_KEYS,
          TOY_NAMES,
          LEAVING);

  /** The one that this version makes. */
  static final int NEWEST = MIGRATIONS.size();

  /**
   * The last schema of versions that had the names of toys in the clear: pages are to hold them no
   * more. Up to 4, compaction also left the erased in the pages of large files.
   */
  private static final int LAST_WITH_CLEAR_NAMES = 13;

  private final Store store;
  private final KeyRing keys;

  Schema(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /**
   * Brings it to the newest, step by step; each goes on where it was cut short.
   *
   * @throws VaultException {@code TOO_NEW}
   */
  void migrate() throws VaultException, IOException {
    Handle handle = store.handle();
    handle.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT PRIMARY KEY)");
    int version =
        handle
            .createQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")
            .mapTo(int.class)
            .one();
    if (version > NEWEST) {
      throw new VaultException(
          Problem.TOO_NEW, "A later Plushkeep made this vault. Please update Plushkeep.");
    }
    if (version > 0 && version <= LAST_WITH_CLEAR_NAMES) {
      keys.markCompactionDue();
    }
    for (String name : MIGRATIONS.subList(version, NEWEST)) {
      run(name);
      finish(name);
      handle.execute("INSERT INTO schema_version VALUES (?)", ++version);
      store.force();
    }
  }

  /** What of a step no script can do. */
  private void finish(String name) throws IOException {
    switch (name) {
      case KEY_BLOCKS -> {
        new KeyBlocks(store, keys).takeOver();
        Orphans.unbind(store.handle());
      }
      case SAFETY -> {
        // While they were being written, some of these had each other's numbers: a vault of that
        // time says that it has them all, and lacks one.
        run(RULES);
        run(SECRET);
      }
      case BLOCK_KEYS -> Leaving.unbind(store.handle());
      case TOY_NAMES -> sealNames();
      default -> {
        return;
      }
    }
  }

  private void sealNames() throws IOException {
    try {
      Erasure.settle(store, keys); // or a name could be sealed with a key that is about to go
      new ToyNames(keys, store).takeOver();
      store.handle().useTransaction(_ -> new Toys(keys, store).dropForgotten());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // the keys are all there
    }
  }

  private void run(String name) throws IOException {
    try (InputStream script = Schema.class.getResourceAsStream("migration/" + name)) {
      if (script == null) {
        throw new IllegalStateException("no such script: " + name);
      }
      store
          .handle()
          .createScript(new String(script.readAllBytes(), StandardCharsets.UTF_8))
          .execute();
    }
  }
}
