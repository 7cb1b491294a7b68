package org.plushkeep.vault;

import java.nio.file.Path;
import java.time.Instant;
import org.plushkeep.recording.KnownToy;

/**
 * A vault that a {@link Workload} has open, at costs that a test can pay.
 *
 * @param ways what changes its passphrase and its sheet at such costs too
 */
record Opened(Vault vault, WaysIn ways) {
  static final Argon2 CHEAP = new Argon2(64, 1, 1);

  /** Opens one as {@link Vaults} does. */
  static Opened at(Path dir, String prefix, String passphrase) throws VaultException {
    VaultFile.read(dir);
    VaultLock lock = VaultLock.take(dir);
    KeyRing keys;
    try {
      keys = KeyRing.open(dir, passphrase.toCharArray());
    } catch (VaultException e) {
      lock.close();
      throw e;
    }
    Author author = Author.by(JournalSource.COMMAND);
    Access access = Access.open(dir, keys, lock, prefix, author, false, lastSeen(dir));
    if (!access.age().isNewest()) {
      throw new AssertionError(access.age().sentence());
    }
    OpenVault vault = new OpenVault(access).opened(JournalEvent.UNLOCKED);
    return new Opened(vault, new WaysIn(access, (OpenJournal) vault.journal()));
  }

  /** On the same disk as the vault itself. */
  static LastSeen lastSeen(Path dir) {
    return LastSeen.in(dir.resolveSibling("last-seen"));
  }

  /** Makes one with a toy that is paired with it, and locks it. */
  static void make(Path dir, String prefix, String passphrase) throws VaultException {
    try (Vault made = Vaults.create(dir, passphrase.toCharArray(), CHEAP, prefix)) {
      made.saveToy(new KnownToy(TestVault.TOY, "Bentley", "Ada", "", Instant.EPOCH));
    }
  }

  /** Makes one of the backup on the stick. */
  static void restore(Path home, String name, String prefix, String passphrase)
      throws VaultException {
    Path dir = home.resolve(name);
    Path stick = home.resolve(Workload.STICK);
    char[] secret = passphrase.toCharArray();
    Restore.run(stick, dir, secret, prefix, lastSeen(dir), _ -> {}, () -> false);
    Vaults.open(dir, secret, prefix, lastSeen(dir)).close();
  }
}
