package org.plushkeep.audio.flac;

/** The check sums of a frame's header and of the whole frame (RFC 9639, 9.1.8 and 9.3). */
final class Crc {
  private static final int[] TABLE_8 = table(Byte.SIZE, 0x07);
  private static final int[] TABLE_16 = table(Short.SIZE, 0x8005);

  private Crc() {}

  static int crc8(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = TABLE_8[crc ^ bytes[i] & 0xff];
    }
    return crc;
  }

  static int crc16(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = (crc << Byte.SIZE ^ TABLE_16[crc >> Byte.SIZE ^ bytes[i] & 0xff]) & 0xffff;
    }
    return crc;
  }

  private static int[] table(int width, int polynomial) {
    int[] table = new int[256];
    int top = 1 << width;
    for (int i = 0; i < table.length; i++) {
      int crc = i << width - Byte.SIZE;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc <<= 1;
        crc ^= (crc & top) == 0 ? 0 : polynomial | top;
      }
      table[i] = crc;
    }
    return table;
  }
}
