package org.plushkeep.vault;

/**
 * What a transaction does to the numbers that the vault's state binds.
 *
 * @param recordings how many more there are
 * @param messages how many more there are
 * @param references how many more bindings of recordings to entries of the journal there are, those
 *     of the transaction's own entries left out
 */
record Change(long recordings, long messages, long references) {
  static final Change NONE = new Change(0, 0, 0);
  static final Change A_RECORDING = new Change(1, 0, 0);
  static final Change A_MESSAGE = new Change(0, 1, 0);

  Change and(Change other) {
    return new Change(
        recordings + other.recordings, messages + other.messages, references + other.references);
  }
}
