package org.plushkeep.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Ogg files that nobody should write. */
public final class Oggs {
  private Oggs() {}

  /** Gives every page the check sum of what it holds now, so that readers believe it. */
  public static byte[] mended(byte[] file) {
    byte[] mended = file.clone();
    ByteBuffer view = ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 27 <= mended.length; at++) {
      if (view.getInt(at) != 0x5367674f) {
        continue;
      }
      int segments = mended[at + 26] & 0xff;
      int length = 27 + segments;
      for (int i = 0; i < segments && at + 27 + i < mended.length; i++) {
        length += mended[at + 27 + i] & 0xff;
      }
      if (at + length <= mended.length) {
        view.putInt(at + 22, OggStream.crcOfPage(mended, at, length));
      }
    }
    return mended;
  }

  /** A head of Opus, and pages behind it that hold nothing and never end. */
  public static byte[] emptyPages(int count) {
    return pages(count, 0);
  }

  /** A head of Opus, and packets of one byte, each a frame of 60 ms, on as many pages. */
  public static byte[] tinyPackets(int pages, long granuleStep) {
    return pages(pages, granuleStep);
  }

  private static byte[] pages(int count, long granuleStep) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      OggStream stream = new OggStream(1, out);
      byte[] head =
          ByteBuffer.allocate(19)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
              .put((byte) 1)
              .put((byte) 1)
              .array();
      stream.put(head, head.length, 0);
      stream.endPage();
      byte[] tags = "OpusTags\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
      stream.put(tags, tags.length, 0);
      stream.endPage();
      byte[] packet = {0x18}; // SILK, narrow band, one frame of 60 ms, nothing in it
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < 255 && granuleStep != 0; j++) {
          stream.put(packet, 1, (i + 1) * granuleStep);
        }
        stream.endPage();
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
