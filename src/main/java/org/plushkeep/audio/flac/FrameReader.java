package org.plushkeep.audio.flac;

import java.util.Arrays;

/** The frames of a FLAC file one after the other (RFC 9639, 9). */
final class FrameReader implements AutoCloseable {
  private static final int MOST_WASTED = 1 << 20;
  private static final int MOST_CHANNELS = 8;
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

  private final byte[] file;
  private final FlacReader.StreamInfo info;
  private final long[][] channels = new long[MOST_CHANNELS][0];
  private int at;
  private int length;
  private int count;
  private int bits;
  private boolean skipped;

  /**
   * Bytes read for nothing: what begins as a frame a thousand times over is not looked at for ever.
   */
  private long wasted;

  FrameReader(byte[] file, int at, FlacReader.StreamInfo info) {
    this.file = file;
    this.at = at;
    this.info = info;
  }

  /** Reads the next whole frame; false when there is none any more. */
  boolean next() {
    skipped = false;
    while (at + 2 <= file.length && wasted <= MOST_WASTED + 16L * file.length) {
      if (isSync(at) && readFrame()) {
        return true;
      }
      skipped = true;
      at++;
    }
    return false;
  }

  /** Whether there was something before the last frame, or the end, that is no frame. */
  boolean hasSkipped() {
    return skipped;
  }

  /** Samples of each channel in the last frame. */
  int length() {
    return length;
  }

  /** The channels' mean in units of 16-bit samples. */
  double mono(int index) {
    long sum = 0;
    for (int channel = 0; channel < count; channel++) {
      sum += channels[channel][index];
    }
    return Math.scalb((double) sum / count, Short.SIZE - bits);
  }

  private boolean isSync(int offset) {
    return file[offset] == (byte) 0xff && (file[offset + 1] & 0xfe) == 0xf8;
  }

  private boolean readFrame() {
    BitSource in = new BitSource(file, at);
    try {
      if (!readHeader(in)) {
        return false;
      }
      int assignment = assignment();
      for (int channel = 0; channel < count; channel++) {
        boolean side =
            assignment == SIDE_RIGHT ? channel == 0 : assignment >= LEFT_SIDE && channel == 1;
        new SubframeReader(in, channels[channel], length).read(side ? bits + 1 : bits);
      }
      in.align();
      int end = in.position();
      if (in.read(16) != Crc.crc16(file, at, end)) {
        wasted += end - at;
        return false;
      }
      join(assignment);
      at = end + 2;
      return true;
    } catch (BitSource.Broken e) {
      wasted += in.position() - at;
      return false;
    }
  }

  private int assignment() {
    return file[at + 3] >> 4 & 15;
  }

  private boolean readHeader(BitSource in) throws BitSource.Broken {
    in.read(16);
    int sizeCode = (int) in.read(4);
    int rateCode = (int) in.read(4);
    int channelCode = (int) in.read(4);
    int bitsCode = (int) in.read(3);
    if (in.read(1) != 0 || channelCode > MID_SIDE || sizeCode == 0 || rateCode == 15) {
      return false;
    }
    in.skipCodedNumber();
    int size =
        switch (sizeCode) {
          case 1 -> 192;
          case 2, 3, 4, 5 -> 576 << (sizeCode - 2);
          case 6 -> (int) in.read(8) + 1;
          case 7 -> (int) in.read(16) + 1;
          default -> 256 << (sizeCode - 8);
        };
    in.read(rateCode == 12 ? 8 : rateCode >= 13 ? 16 : 0);
    int end = in.position();
    if (in.read(8) != Crc.crc8(file, at, end)) {
      return false;
    }
    bits = bitsCode == 0 ? info.bits() : BITS[bitsCode];
    count = channelCode >= LEFT_SIDE ? 2 : channelCode + 1;
    if (bits < 4) {
      return false;
    }
    length = size;
    for (int channel = 0; channel < count; channel++) {
      if (channels[channel].length < size) {
        Arrays.fill(channels[channel], 0);
        channels[channel] = new long[size];
      }
    }
    return true;
  }

  private void join(int assignment) {
    long[] first = channels[0];
    long[] second = channels[1];
    for (int i = 0; i < length && assignment >= LEFT_SIDE; i++) {
      switch (assignment) {
        case LEFT_SIDE -> second[i] = first[i] - second[i];
        case SIDE_RIGHT -> first[i] += second[i];
        default -> {
          long side = second[i];
          long mid = first[i] * 2 + (side & 1);
          first[i] = (mid + side) >> 1;
          second[i] = (mid - side) >> 1;
        }
      }
    }
  }

  @Override
  public void close() {
    FlacReader.wipe(channels);
  }
}
