package org.plushkeep.audio.mpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What encoders write into a first frame that holds no sound: "Xing" or "Info", and behind it
 * LAME's own, which tells how much silence the encoder put around the sound.
 *
 * @param isThere whether the first frame is such a one
 * @param frames how many follow; 0 when it does not tell
 * @param before samples of nothing at the beginning, the decoder's own 529 among them
 * @param behind samples of nothing at the end
 */
record Mp3Info(boolean isThere, int frames, int before, int behind) {
  static final Mp3Info NONE = new Mp3Info(false, 0, 0, 0);

  /** What a layer III decoder puts before the sound. */
  private static final int DECODER_DELAY = 529;

  private static final int TABLE_BYTES = 100;
  private static final int LAME_DELAY_OFFSET = 21;

  /** Reads it from the first frame. */
  static Mp3Info of(byte[] file, int at, Mp3Header header) {
    int start = at + Mp3Header.BYTES + header.sideInfo();
    int end = Math.min(file.length, at + header.length());
    if (start + 8 > end) {
      return NONE;
    }
    String name = new String(file, start, 4, StandardCharsets.ISO_8859_1);
    if (!name.equals("Xing") && !name.equals("Info")) {
      return NONE;
    }
    ByteBuffer in = ByteBuffer.wrap(file, start, end - start).slice();
    int flags = in.getInt(4);
    int next = 8;
    int frames = 0;
    if ((flags & 1) != 0 && next + 4 <= in.limit()) {
      frames = Math.max(0, in.getInt(next));
      next += 4;
    }
    next += (flags & 2) != 0 ? 4 : 0;
    next += (flags & 4) != 0 ? TABLE_BYTES : 0;
    next += (flags & 8) != 0 ? 4 : 0;
    if (next + LAME_DELAY_OFFSET + 3 > in.limit() || in.get(next) != 'L') {
      return new Mp3Info(true, frames, 0, 0);
    }
    int both =
        (in.get(next + LAME_DELAY_OFFSET) & 0xff) << 16
            | Short.toUnsignedInt(in.getShort(next + LAME_DELAY_OFFSET + 1));
    int before = (both >> 12) + DECODER_DELAY;
    return new Mp3Info(true, frames, before, Math.max(0, (both & 0xfff) - DECODER_DELAY));
  }
}
