package org.plushkeep.audio.ogg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A page as RFC 3533, 6, draws it, read bit by bit. */
record Page(int flags, long granule, int number, boolean isWhole) {
  static List<Page> all(byte[] file) {
    List<Page> pages = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int start = in.position();
      int segments = in.get(start + 26) & 0xff;
      int length = 27 + segments;
      for (int i = 0; i < segments; i++) {
        length += in.get(start + 27 + i) & 0xff;
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int crc = page.getInt(22);
      page.putInt(22, 0);
      boolean whole = page.getInt(0) == 0x5367674f && crc == crc(bytes);
      pages.add(new Page(page.get(5), page.getLong(6), page.getInt(18), whole));
    }
    return pages;
  }

  private static int crc(byte[] bytes) {
    int crc = 0;
    for (byte b : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean carry = crc < 0 ^ (b >> bit & 1) == 1;
        crc = crc << 1 ^ (carry ? 0x04c11db7 : 0);
      }
    }
    return crc;
  }
}
