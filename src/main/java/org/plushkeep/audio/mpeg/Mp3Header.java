package org.plushkeep.audio.mpeg;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes before a frame of layer III (ISO 11172-3, 2.4.1.3, and MPEG 2.5).
 *
 * @param version 3 for MPEG-1, 2 for MPEG-2, 0 for what is called MPEG-2.5
 * @param rate samples a second
 * @param channels 1 or 2
 * @param length bytes of the frame, its header among them
 */
record Mp3Header(int version, int rate, int channels, int length) {
  static final int BYTES = 4;
  private static final int MPEG_1 = 3;
  private static final int[] RATES = {44_100, 48_000, 32_000};
  private static final int[][] KBITS = {
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  /** Reads the header at a place; null when there is none, or of a kind that nobody uses. */
  static @Nullable Mp3Header at(byte[] file, int at) {
    if (at < 0 || at + BYTES > file.length || file[at] != (byte) 0xff) {
      return null;
    }
    int second = file[at + 1] & 0xff;
    int third = file[at + 2] & 0xff;
    int version = second >> 3 & 3;
    int rateCode = third >> 2 & 3;
    int bitRate = third >> 4;
    boolean sync = (second & 0xe6) == 0xe2; // layer III
    boolean known = version != 1 && rateCode != 3;
    if (!sync || !known || bitRate == 0 || bitRate == 15 || (file[at + 3] & 3) == 2) {
      return null;
    }
    int rate = RATES[rateCode] >> (version == MPEG_1 ? 0 : version == 2 ? 1 : 2);
    int kbits = KBITS[version == MPEG_1 ? 0 : 1][bitRate];
    int samples = version == MPEG_1 ? 1152 : 576;
    int length = samples / 8 * 1000 * kbits / rate + (third >> 1 & 1);
    int channels = (file[at + 3] & 0xc0) == 0xc0 ? 1 : 2;
    return new Mp3Header(version, rate, channels, length);
  }

  /** Samples of each channel in the frame. */
  int samples() {
    return version == MPEG_1 ? 1152 : 576;
  }

  /** Bytes between the header and what encoders write into the first frame of a file. */
  int sideInfo() {
    return version == MPEG_1 ? (channels == 1 ? 17 : 32) : channels == 1 ? 9 : 17;
  }

  /** Whether both may be frames of one stream. */
  boolean goesWith(Mp3Header other) {
    return version == other.version && rate == other.rate;
  }
}
