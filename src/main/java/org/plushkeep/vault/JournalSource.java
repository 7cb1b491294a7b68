package org.plushkeep.vault;

/** By which part of the program something was done. Kept by its name. */
public enum JournalSource {
  WINDOW,
  COMMAND,
  /** While the vault was locked. */
  LOCKED,
  /** Something that only a later Plushkeep has a word for. */
  OTHER;

  static JournalSource named(String name) {
    for (JournalSource source : values()) {
      if (source.name().equals(name)) {
        return source;
      }
    }
    return OTHER;
  }
}
