package org.plushkeep.audio.flac;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.Samples;
import org.plushkeep.audio.container.SoundFile;

/**
 * Reads FLAC files (RFC 9639) of 4 to 32 bits and up to eight channels. A frame that is damaged is
 * silence; what follows it is looked for by the next frame's header and its checksum.
 */
public final class FlacReader {
  static final String MAGIC = "fLaC";
  private static final int STREAM_INFO_BYTES = 34;

  private FlacReader() {}

  /** True when the bytes begin as a FLAC file. */
  public static boolean recognizes(byte[] file) {
    return file.length > 4 && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals(MAGIC);
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no FLAC file, or none of its frames can be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    if (!recognizes(file)) {
      throw new AudioException("This is not a FLAC file.");
    }
    if (file.length < 8 + STREAM_INFO_BYTES || (file[4] & 0x7f) != 0) {
      throw new AudioException("This FLAC file does not say what it is.");
    }
    StreamInfo info = StreamInfo.of(ByteBuffer.wrap(file, 8, STREAM_INFO_BYTES));
    long promised = info.samples();
    try (Samples samples = new Samples(file.length, info.rate(), promised);
        FrameReader frames = new FrameReader(file, firstFrame(file), info)) {
      boolean damaged = false;
      long decoded = 0;
      while (frames.next()) {
        damaged |= frames.hasSkipped();
        for (int i = 0; i < frames.length(); i++) {
          samples.add(frames.mono(i));
        }
        decoded += frames.length();
      }
      damaged |= frames.hasSkipped();
      if (decoded == 0 && damaged) {
        throw new AudioException("This FLAC file is damaged: none of its sound can be read.");
      }
      return new SoundFile("flac", samples.take(), damaged || decoded < promised);
    }
  }

  /** Behind the blocks that tell of the sound; their lengths are believed as far as they go. */
  private static int firstFrame(byte[] file) {
    long at = 4;
    boolean last = false;
    while (!last && at + 4 <= file.length) {
      int header = ByteBuffer.wrap(file).getInt((int) at);
      last = header < 0;
      at += 4 + (header & 0xff_ffff);
    }
    return (int) Math.min(at, file.length);
  }

  /**
   * What all frames share (RFC 9639, 8.2).
   *
   * @param rate samples a second
   * @param bits a sample
   * @param samples of each channel, 0 when unknown
   */
  record StreamInfo(int rate, int bits, long samples) {
    static StreamInfo of(ByteBuffer block) {
      long format = block.getLong(block.position() + 10);
      return new StreamInfo(
          (int) (format >>> 44), (int) (format >>> 36 & 31) + 1, format & 0xf_ffff_ffffL);
    }
  }

  /** Wipes a channel's samples. */
  static void wipe(long[][] channels) {
    for (long[] channel : channels) {
      Arrays.fill(channel, 0);
    }
  }
}
