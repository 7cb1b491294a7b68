package org.plushkeep.vault;

import java.nio.file.Path;

/** Somebody who has the passphrase and a database program, and a vault. */
public final class TamperedJournal {
  private TamperedJournal() {}

  /** Takes an entry out. */
  public static void cut(Path dir, String passphrase, long number) throws Exception {
    execute(dir, passphrase, "DELETE FROM journal WHERE seq = " + number);
  }

  /** Says of an entry that it was about one more. */
  public static void edit(Path dir, String passphrase, long number) throws Exception {
    execute(dir, passphrase, "UPDATE journal SET amount = amount + 1 WHERE seq = " + number);
  }

  /** Does anything at all. */
  public static void execute(Path dir, String passphrase, String... statements) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, passphrase.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      for (String statement : statements) {
        store.handle().execute(statement);
      }
      store.force();
    }
  }
}
