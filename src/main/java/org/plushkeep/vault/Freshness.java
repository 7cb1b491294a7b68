package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a key file and a database are the newest there were, each by the other, and both by
 * what this computer saw last.
 *
 * <p>The key file has an edition: a number that goes up with each change of what opens the vault.
 * The key file is written first; then the history gets an entry with that number as its count. So a
 * key file of a lower edition than the history knows is an older copy, and one of a higher edition
 * is a change that was cut short before its entry: the next opening adds it. The entries after the
 * one at which the vault was locked last are all that need be looked at: that lock knew the others.
 */
final class Freshness {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Freshness.class);

  private final KeyRing keys;
  private final Path dir;
  private final LastSeen lastSeen;
  private LastSeen.@Nullable Seen seen;
  private Age age = Age.NEWEST;

  Freshness(KeyRing keys, Path dir, LastSeen lastSeen) {
    this.keys = keys;
    this.dir = dir;
    this.lastSeen = lastSeen;
  }

  Age age() {
    return age;
  }

  /**
   * At opening. What is so damaged that it does not read keeps nobody from the rest.
   *
   * @param lost whether the database has lost its last change
   */
  void compare(Store store, boolean lost) {
    seen = lastSeen.read(keys, dir);
    try {
      age = age(store, keys, seen);
      if (lost && age.isNewest()) {
        age = Age.of(Age.Kind.LAST_CHANGE_LOST);
      }
    } catch (JdbiException | MVStoreException e) {
      age = Age.NEWEST; // a walk through everything tells of the damage
    }
  }

  /** Not while it is an older copy, and not before there is a key file. */
  void remember(Store store) {
    try {
      Rows.State state = Erasure.state(store);
      if (age.isNewest() && state != null && state.isWhole(keys) && Vaults.isVault(dir)) {
        lastSeen.write(keys, dir, state.journal());
      }
    } catch (JdbiException | MVStoreException e) {
      log.warn("what was seen of a vault cannot be told"); // what was remembered still holds
    }
  }

  /**
   * Whether a database is the one that a key file was written for, as far as the two tell: what is
   * done to an older one is not done to the one that is missed. One that is damaged where it would
   * tell counts as that one.
   */
  static boolean isOfOneAge(Store store, KeyRing keys) {
    try {
      Rows.State state = Erasure.state(store);
      VaultFile.Anchor anchor = keys.file().journal();
      return state == null
          || !state.isWhole(keys)
          || Erasure.isOfOneAge(state, keys.file())
              && (anchor == null || !isBefore(store, keys, anchor));
    } catch (JdbiException | MVStoreException e) {
      return true;
    }
  }

  /** A database whose own record is damaged tells nothing. */
  private static Age age(Store store, KeyRing keys, LastSeen.@Nullable Seen seen) {
    Rows.State state = Erasure.state(store);
    VaultFile file = keys.file();
    if (state == null || !state.isWhole(keys)) {
      return Age.NEWEST;
    }
    if (!Erasure.isOfOneAge(state, file)) {
      return Age.of(
          state.generation() < file.generation()
              ? Age.Kind.OLDER_DATABASE
              : Age.Kind.OLDER_KEY_FILE);
    }
    VaultFile.Anchor anchor = file.journal();
    if (anchor != null && isBefore(store, keys, anchor)) {
      return Age.of(Age.Kind.OLDER_DATABASE);
    }
    if (seen != null && isBefore(store, keys, seen.anchor())) {
      return new Age(Age.Kind.OLDER_COPY, Optional.of(seen.when()));
    }
    long told = changes(store, keys).stream().mapToLong(JournalRow::amount).max().orElse(0);
    return told > file.edition() || seen != null && seen.edition() > file.edition()
        ? Age.of(Age.Kind.OLDER_KEY_FILE)
        : Age.NEWEST;
  }

  /** Whether a database has not come as far as this, or not by this way. A damaged one may have. */
  static boolean isBefore(Store store, KeyRing keys, VaultFile.Anchor anchor) {
    Optional<JournalRow> row =
        store
            .handle()
            .createQuery("SELECT * FROM journal WHERE seq = ?")
            .bind(0, anchor.count())
            .map((one, _) -> JournalRow.read(one))
            .findFirst();
    if (row.isPresent()) {
      return !anchor.isOf(row.get()) && row.get().isWhole(keys);
    }
    return anchor.count() > 0 && last(store) < anchor.count();
  }

  private static long last(Store store) {
    return store
        .handle()
        .createQuery("SELECT COALESCE(MAX(seq), 0) FROM journal")
        .mapTo(long.class)
        .one();
  }

  /** The changes of the key file that the history tells of since the vault was locked last. */
  private static List<JournalRow> changes(Store store, KeyRing keys) {
    VaultFile.Anchor anchor = keys.file().journal();
    return store
        .handle()
        .createQuery("SELECT * FROM journal WHERE seq > :after AND event IN (<events>)")
        .bind("after", anchor == null ? 0 : anchor.count())
        .bindList("events", JournalEvent.OF_KEY_FILE.stream().map(JournalEvent::name).toList())
        .map((row, _) -> JournalRow.read(row))
        .filter(row -> row.isWhole(keys))
        .list();
  }

  /** Whether the history has no entry about the change that made this key file. */
  static boolean isUntold(Store store, KeyRing keys) {
    VaultFile.Change change = keys.file().change();
    return change != null
        && !change.told()
        && changes(store, keys).stream().noneMatch(row -> row.amount() >= change.edition());
  }

  /** The entry that is missing then. */
  static Deed untold(KeyRing keys) {
    VaultFile.Change change = java.util.Objects.requireNonNull(keys.file().change());
    return Deed.of(JournalEvent.named(change.event()), change.edition());
  }

  /**
   * Makes an older copy the one that counts. The key file first: should that be cut short, the copy
   * is told of again. What was decided since about what is shown as about to go by rule is not in
   * it: that is shown anew for as long.
   */
  void accept(Store store, JournalRows journal) throws IOException, GeneralSecurityException {
    long told = changes(store, keys).stream().mapToLong(JournalRow::amount).max().orElse(0);
    long edition = Math.max(keys.file().edition(), told);
    edition = seen == null ? edition : Math.max(edition, seen.edition());
    Rows.State state = Erasure.state(store);
    if (state != null && state.isWhole(keys)) {
      Erasure.writeState(store, state.of(keys.file()).signed(keys));
    }
    try {
      new RuleRows(keys, store).forgetAll();
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e); // which keeps nobody from the rest
    }
    keys.nextEdition(edition + 1, JournalEvent.OLDER_COPY_KEPT);
    journal.append(List.of(Deed.of(JournalEvent.OLDER_COPY_KEPT, edition + 1)));
  }

  /** Once that is on the disk. */
  void accepted(Store store) throws IOException, GeneralSecurityException {
    Rows.State state = Erasure.state(store);
    if (state != null && state.isWhole(keys)) {
      keys.anchor(state.journal(), true);
    }
    age = Age.NEWEST;
    remember(store);
  }
}
