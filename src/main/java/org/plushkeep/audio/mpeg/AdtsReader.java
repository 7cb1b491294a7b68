package org.plushkeep.audio.mpeg;

import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.SoundFile;

/** Reads bare AAC, each frame under a header of its own (ADTS, ISO 13818-7, 6.2). */
public final class AdtsReader {
  private static final int HEADER_BYTES = 7;
  private static final int FEWEST = 4;
  private static final int MOST_RATES = 13;

  private AdtsReader() {}

  /** True when the bytes begin with frames that follow each other. */
  public static boolean recognizes(byte[] file) {
    long at = 0;
    for (int i = 0; i < FEWEST; i++) {
      if (at >= file.length || !isHeader(file, (int) at) || !fits(file, 0, (int) at)) {
        return i > 0 && at == file.length;
      }
      at += length(file, (int) at);
    }
    return true;
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no such file, or none of it can be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    if (!recognizes(file)) {
      throw new AudioException("This is not an AAC file.");
    }
    int count = walk(file, (from, to) -> {}, () -> {});
    try (AacDecoding decoding = new AacDecoding(config(file), file.length, count)) {
      walk(
          file,
          (from, to) -> {
            byte[] frame = Arrays.copyOfRange(file, from, to);
            try {
              decoding.add(frame);
            } finally {
              Arrays.fill(frame, (byte) 0);
            }
          },
          decoding::markDamaged);
      return decoding.finish("aac-adts", 0, Long.MAX_VALUE);
    }
  }

  private static int walk(byte[] file, FrameTaker taker, Runnable broken) throws AudioException {
    int count = 0;
    int at = 0;
    while (at < file.length) {
      boolean frame = isHeader(file, at) && fits(file, 0, at);
      int end = frame ? at + length(file, at) : file.length + 1;
      if (end <= file.length) {
        boolean checked = (file[at + 1] & 1) == 0;
        taker.take(Math.min(end, at + HEADER_BYTES + (checked ? 2 : 0)), end);
        count++;
        at = end;
      } else {
        broken.run();
        at++;
      }
    }
    return count;
  }

  private static boolean isHeader(byte[] file, int at) {
    return at + HEADER_BYTES <= file.length
        && file[at] == (byte) 0xff
        && (file[at + 1] & 0xf6) == 0xf0
        && (file[at + 2] >> 2 & 15) < MOST_RATES
        && length(file, at) > HEADER_BYTES;
  }

  /** Whether two frames are of the same version, kind, rate and channels. */
  private static boolean fits(byte[] file, int one, int other) {
    return (file[one + 1] & 8) == (file[other + 1] & 8)
        && (file[one + 2] & 0xfd) == (file[other + 2] & 0xfd)
        && (file[one + 3] & 0xc0) == (file[other + 3] & 0xc0);
  }

  private static int length(byte[] file, int at) {
    return (file[at + 3] & 3) << 11 | (file[at + 4] & 0xff) << 3 | (file[at + 5] & 0xe0) >> 5;
  }

  private static byte[] config(byte[] file) {
    int profile = (file[2] >> 6 & 3) + 1;
    int rate = file[2] >> 2 & 15;
    int channels = (file[2] & 1) << 2 | file[3] >> 6 & 3;
    int bits = profile << 11 | rate << 7 | channels << 3;
    return new byte[] {(byte) (bits >> 8), (byte) bits};
  }

  @FunctionalInterface
  private interface FrameTaker {
    void take(int from, int to) throws AudioException;
  }
}
