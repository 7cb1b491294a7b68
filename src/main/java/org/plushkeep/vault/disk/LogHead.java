package org.plushkeep.vault.disk;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Where a {@link RedoLog} begins: which batch is the first that counts. There are two, in sectors
 * of their own, written in turn, so that one is whole whenever the power fails.
 *
 * <pre>
 * head: int 0x504B5248, int round, int number of the first batch, int CRC-32C of the three
 * </pre>
 *
 * @param round how often the log has begun anew
 * @param firstBatch the number of the batch at the start; what has a lower one is left over
 */
record LogHead(int round, int firstBatch) {
  /** What an empty log has, and one whose first head never reached the disk. */
  static final LogHead FIRST = new LogHead(0, 0);

  /** Behind both heads. */
  static final int BATCHES_START = 8192;

  private static final int MAGIC = 0x504B5248;
  private static final int BYTES = 4 * Integer.BYTES;
  private static final int APART = BATCHES_START / 2;

  /** The newest whole head of a log's first bytes. */
  static LogHead newest(ByteBuffer start) {
    LogHead newest = FIRST;
    for (int at = 0; at + BYTES <= start.remaining(); at += APART) {
      ByteBuffer head = start.slice(at, BYTES);
      LogHead read = new LogHead(head.getInt(4), head.getInt(8));
      if (head.equals(read.toBytes()) && read.round > newest.round) {
        newest = read;
      }
    }
    return newest;
  }

  LogHead next(int first) {
    return new LogHead(round + 1, first);
  }

  /** Where it belongs in the log. */
  long position() {
    return round % 2 * (long) APART;
  }

  ByteBuffer toBytes() {
    ByteBuffer head = ByteBuffer.allocate(BYTES);
    head.putInt(MAGIC).putInt(round).putInt(firstBatch);
    CRC32C crc = new CRC32C();
    crc.update(head.slice(0, BYTES - Integer.BYTES));
    return head.putInt((int) crc.getValue()).flip();
  }
}
