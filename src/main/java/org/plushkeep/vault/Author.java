package org.plushkeep.vault;

/**
 * Who does something, as far as this computer knows.
 *
 * @param account the name of the account that the program runs as
 */
record Author(String account, JournalSource source) {
  private static final int LONGEST = 64;

  Author {
    account = oneLine(account);
  }

  static Author by(JournalSource source) {
    return new Author(System.getProperty("user.name", ""), source);
  }

  /** An account's name is chosen by others: it may be anything. */
  private static String oneLine(String name) {
    int[] letters =
        name.codePoints()
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
            .limit(LONGEST)
            .toArray();
    return new String(letters, 0, letters.length).strip();
  }
}
