package org.plushkeep.vault;

/**
 * Where a journal ends, as the vault's state binds it.
 *
 * @param count how many entries there are
 * @param mac the last one's; empty where there is none
 * @param refusals which note of refused passphrases was taken in last; empty where none was
 * @param taken how many of that note
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record JournalHead(long count, byte[] mac, String refusals, long taken) {
  static final JournalHead BEGINNING = new JournalHead(0, new byte[0], "", 0);

  JournalHead after(JournalRow row) {
    return new JournalHead(row.seq(), row.mac(), refusals, taken);
  }

  JournalHead taking(Refusals noted) {
    return new JournalHead(count, mac, noted.id(), noted.total());
  }

  JournalHead leavingOneOut() {
    return new JournalHead(count + 1, mac, refusals, taken);
  }
}
