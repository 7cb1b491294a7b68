package org.plushkeep.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Erasing for good, in steps of which each leaves a vault that opens:
 *
 * <ol>
 *   <li>{@code vault.json} also holds the next epoch's key;
 *   <li>one transaction names the recordings that go, and drops what else goes, wraps anew the keys
 *       of the blocks of data keys that survive, and the data keys of messages, and names the
 *       epoch;
 *   <li>{@code vault.json} holds the new key alone, and says that compaction is due: they are gone
 *       for good;
 *   <li>their rows leave ({@link Leaving});
 *   <li>the database is compacted; {@code vault.json} says so.
 * </ol>
 *
 * Stopped before the second step is done it never happened; afterwards the next opening ends it.
 */
final class Erasure {
  private static final String MESSAGE = OwedRows.MESSAGE;

  private Erasure() {}

  static Rows.@Nullable State state(Store store) {
    return store
        .handle()
        .createQuery("SELECT " + Rows.State.COLUMNS + " FROM vault_state")
        .map((row, context) -> Rows.State.read(row))
        .findFirst()
        .orElse(null);
  }

  static void writeState(Store store, Rows.State state) {
    JournalHead journal = state.journal();
    store
        .handle()
        .execute(
            "MERGE INTO vault_state (id, "
                + Rows.State.COLUMNS
                + ") KEY (id) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            state.generation(),
            state.epoch(),
            state.recordings(),
            state.mac(),
            state.messages(),
            journal.count(),
            journal.mac(),
            state.about(),
            journal.refusals(),
            journal.taken());
  }

  /**
   * Steps one and two.
   *
   * @return how many of what goes were there
   */
  static int drop(Store store, KeyRing keys, JournalRows journal, Going going)
      throws IOException, GeneralSecurityException, VaultException {
    Instant when = Instant.now();
    Set<UUID> present = Present.ids(store); // before anything is done: it may be mended first
    VaultFile file = keys.file();
    VaultFile.Epoch next = keys.newEpoch();
    keys.replace(file.epoch(), next, file.compactionDue(), file.generation());
    boolean nothingWaits = IntakeKeys.of(store, keys).closeForErasure();
    Rewrapping rewrapping = keys.rewrapping(file.epoch().id(), next.id());
    Rewrapping again = keys.rewrapping(next.id(), next.id());
    KeyBlocks blocks = new KeyBlocks(store, keys);
    try (Renewal renewal = new Renewal(blocks, rewrapping, again, present, going.recordings())) {
      renewal.begin();
      return store
          .handle()
          .inTransaction(
              handle -> {
                long references = journal.references();
                int recordings =
                    new Leaving(keys, store).name(going.recordings(), when, going.look());
                int messages = dropMessages(store, keys, going, when);
                if (going.toy().isPresent()) {
                  forget(store, keys, going.toy().get());
                }
                new Toys(keys, store).dropForgotten();
                going.look().run();
                renewal.write(going.look());
                going.look().run();
                rewrap(store, keys, MESSAGE, next.id());
                rewrap(store, keys, ToyNames.TABLE, next.id());
                if (nothingWaits) {
                  handle.execute("DELETE FROM " + IntakeKeys.TABLE);
                } else {
                  rewrap(store, keys, IntakeKeys.TABLE, next.id());
                }
                long unbound = journal.references() - references;
                journal.appendStored(
                    going.told(recordings + messages),
                    new Change(-recordings, -messages, unbound),
                    file.generation() + 1,
                    next.id());
                return recordings + messages;
              });
    } catch (CancellationException e) {
      store.lookForLeaving();
      throw e;
    } finally {
      store.force();
    }
  }

  private static void forget(Store store, KeyRing keys, String toy)
      throws GeneralSecurityException {
    new CareRows(keys, store).forget(toy);
    new Toys(keys, store).forget(toy);
  }

  private static int dropMessages(Store store, KeyRing keys, Going going, Instant when)
      throws GeneralSecurityException {
    OwedRows owed = new OwedRows(keys, store);
    int dropped = 0;
    List<UUID> ids = going.messages();
    for (int from = 0; from < ids.size(); from += Leaving.AT_ONCE) {
      going.look().run();
      List<UUID> some = ids.subList(from, Math.min(ids.size(), from + Leaving.AT_ONCE));
      List<UUID> there =
          store
              .handle()
              .createQuery("SELECT id FROM " + MESSAGE + " WHERE id IN (<ids>)")
              .bindList("ids", some)
              .mapTo(UUID.class)
              .list();
      owed.owe(OwedRows.MESSAGE, there, when);
      dropped += Leaving.messages(store.handle(), some);
    }
    return dropped;
  }

  /** For tables that hold a wrapped key in each row. */
  private static void rewrap(Store store, KeyRing keys, String table, String next)
      throws GeneralSecurityException {
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Wrapped(UUID id, String epoch, byte[] key) {}
    List<Wrapped> survivors =
        store
            .handle()
            .createQuery("SELECT id, epoch, data_key FROM " + table)
            .map(
                (row, context) ->
                    new Wrapped(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)))
            .list();
    var batch =
        store
            .handle()
            .prepareBatch("UPDATE " + table + " SET epoch = ?, data_key = ? WHERE id = ?");
    for (Wrapped survivor : survivors) {
      byte[] dataKey;
      try {
        dataKey = keys.unwrapDataKey(survivor.key, survivor.id, survivor.epoch);
      } catch (GeneralSecurityException | RuntimeException e) {
        continue; // damaged before: verify tells of it, and it must not stop an erasure
      }
      byte[] wrapped;
      try {
        wrapped = keys.wrapDataKey(dataKey, survivor.id, next);
      } finally {
        Arrays.fill(dataKey, (byte) 0);
      }
      batch.bind(0, next).bind(1, wrapped).bind(2, survivor.id).add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /**
   * Step three, after step two or at opening. That step two did not happen is taken from the key
   * file's own database only: an older one, put back, may be of before it.
   *
   * @return whether compaction is due
   */
  static boolean settle(Store store, KeyRing keys) throws IOException, GeneralSecurityException {
    VaultFile file = keys.file();
    VaultFile.Epoch next = file.nextEpoch();
    if (next != null) {
      Optional<String> epoch = epoch(store, keys, file.epoch().id(), next.id());
      if (epoch.equals(Optional.of(next.id()))) {
        keys.replace(next, null, true, file.generation() + 1);
      } else if (epoch.isPresent() && Freshness.isOfOneAge(store, keys)) {
        keys.replace(file.epoch(), null, file.compactionDue(), file.generation());
      }
    }
    return keys.file().compactionDue();
  }

  /**
   * Which of the two the database is under. A state that is damaged, or of another time, tells
   * nothing, and no key is dropped for that: what the keys were for is asked then.
   *
   * @return empty when nobody knows
   */
  private static Optional<String> epoch(Store store, KeyRing keys, String now, String next) {
    Rows.State state = state(store);
    if (state != null
        && (state.epoch().equals(now) || state.epoch().equals(next))
        && state.isWhole(keys)) {
      return Optional.of(state.epoch());
    }
    return new Witnesses(store, keys).epoch(now, next);
  }

  /** Whether a key file and a database belong together, also between step two and step three. */
  static boolean isOfOneAge(Rows.State state, VaultFile file) {
    VaultFile.Epoch next = file.nextEpoch();
    boolean dropped =
        next != null
            && state.epoch().equals(next.id())
            && state.generation() == file.generation() + 1;
    return dropped
        || state.epoch().equals(file.epoch().id()) && state.generation() == file.generation();
  }

  /** The end of the last step. No key is dropped here: that is the third step's. */
  static void compacted(KeyRing keys) throws IOException, GeneralSecurityException {
    VaultFile file = keys.file();
    keys.replace(file.epoch(), file.nextEpoch(), false, file.generation());
  }
}
