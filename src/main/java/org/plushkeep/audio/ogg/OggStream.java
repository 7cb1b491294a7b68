package org.plushkeep.audio.ogg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One logical stream as pages (RFC 3533). Packets are never split over two pages: a page ends when
 * the next packet would not fit, or when it is told to.
 */
final class OggStream {
  private static final int HEADER_BYTES = 27;
  private static final int MOST_SEGMENTS = 255;
  private static final int SEGMENT_BYTES = 255;
  private static final int CRC_OFFSET = 22;
  private static final int FIRST_PAGE = 2;
  private static final int LAST_PAGE = 4;
  private static final int[] CRC_TABLE = crcTable();

  private final OutputStream out;
  private final int serial;
  private final byte[] lacing = new byte[MOST_SEGMENTS];
  private final byte[] body = new byte[MOST_SEGMENTS * SEGMENT_BYTES];
  private int segments;
  private int length;
  private long granule;
  private int number;

  /**
   * @param serial tells this stream from others in the same file
   */
  OggStream(int serial, OutputStream out) {
    this.serial = serial;
    this.out = out;
  }

  /**
   * Appends a packet to the page.
   *
   * @param packet at most 65,024 bytes of it
   * @param granuleAfter the position the page is at when this is its last packet
   */
  void put(byte[] packet, int count, long granuleAfter) throws IOException {
    int needed = count / SEGMENT_BYTES + 1;
    if (needed > MOST_SEGMENTS) {
      throw new IOException("The packet is too long for a page.");
    }
    if (segments + needed > MOST_SEGMENTS) {
      endPage();
    }
    Arrays.fill(lacing, segments, segments + needed - 1, (byte) SEGMENT_BYTES);
    lacing[segments + needed - 1] = (byte) (count % SEGMENT_BYTES);
    segments += needed;
    System.arraycopy(packet, 0, body, length, count);
    length += count;
    granule = granuleAfter;
  }

  /** Writes the page. */
  void endPage() throws IOException {
    writePage(number == 0 ? FIRST_PAGE : 0);
  }

  /** Writes the page, which is the stream's last. */
  void end() throws IOException {
    writePage(LAST_PAGE);
  }

  private void writePage(int flags) throws IOException {
    ByteBuffer header =
        ByteBuffer.allocate(HEADER_BYTES + segments)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OggS".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 0)
            .put((byte) flags)
            .putLong(granule)
            .putInt(serial)
            .putInt(number)
            .putInt(0)
            .put((byte) segments)
            .put(lacing, 0, segments);
    int crc = crc(0, header.array(), header.capacity());
    header.putInt(CRC_OFFSET, crc(crc, body, length));
    out.write(header.array());
    out.write(body, 0, length);
    number++;
    segments = 0;
    length = 0;
  }

  private static int crc(int before, byte[] bytes, int count) {
    int crc = before;
    for (int i = 0; i < count; i++) {
      crc = crc << Byte.SIZE ^ CRC_TABLE[(crc >>> 24 ^ bytes[i]) & 0xff];
    }
    return crc;
  }

  /** The check sum of a page as it is written into it: over all its bytes, its own four as 0. */
  static int crcOfPage(byte[] bytes, int from, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      int value = i >= CRC_OFFSET && i < CRC_OFFSET + Integer.BYTES ? 0 : bytes[from + i];
      crc = crc << Byte.SIZE ^ CRC_TABLE[(crc >>> 24 ^ value) & 0xff];
    }
    return crc;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = crc << 1 ^ (crc < 0 ? 0x04c11db7 : 0);
      }
      table[i] = crc;
    }
    return table;
  }

  void wipe() {
    Arrays.fill(body, (byte) 0);
  }
}
