package org.plushkeep.audio.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;

/**
 * Reads AIFF and AIFF-C files (Apple 1989 and 1991): linear PCM of 8 to 32 bits in either order of
 * bytes, floating point of 32 and 64, A-law and mu-law. No length in a file is believed beyond its
 * bytes.
 */
public final class AiffReader {
  private static final int COMMON_BYTES = 18;

  /** An offset and a block size before the samples. */
  private static final int SOUND_HEADER_BYTES = 8;

  private AiffReader() {}

  /** True when the bytes begin as an AIFF or AIFF-C file. */
  public static boolean recognizes(byte[] file) {
    String kind = Chunks.text(file, 8);
    return Chunks.text(file, 0).equals("FORM") && (kind.equals("AIFF") || kind.equals("AIFC"));
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no AIFF file, or one that cannot be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    if (!recognizes(file)) {
      throw new AudioException("This is not an AIFF file.");
    }
    Chunks chunks = Chunks.of(file, ByteOrder.BIG_ENDIAN);
    Chunks.Chunk common =
        chunks
            .first("COMM")
            .filter(chunk -> chunk.length() >= COMMON_BYTES)
            .orElseThrow(() -> new AudioException("This AIFF file does not say what it is."));
    ByteBuffer in = common.content();
    int channels = SoundFile.channels(Short.toUnsignedInt(in.getShort()));
    long promised = Integer.toUnsignedLong(in.getInt());
    int bits = Short.toUnsignedInt(in.getShort());
    int rate = SoundFile.rate(extended(in.getShort(), in.getLong()));
    SampleFormat samples = format(coding(file, common), bits);
    Chunks.Chunk sound =
        chunks
            .first("SSND")
            .filter(chunk -> chunk.length() >= SOUND_HEADER_BYTES)
            .orElseThrow(() -> new AudioException("This AIFF file holds no sound."));
    long offset = Integer.toUnsignedLong(sound.content().getInt());
    int start = (int) Math.min(SOUND_HEADER_BYTES + offset, sound.length());
    int there = (sound.length() - start) / (samples.size() * channels);
    int frames = (int) Math.min(there, promised == 0 ? there : promised);
    SoundFile.refuseTooMany(frames);
    short[] mono = samples.mix(file, sound.start() + start, frames, channels, samples.size());
    return new SoundFile(name(samples), new Pcm(rate, mono), frames < promised);
  }

  private static String coding(byte[] file, Chunks.Chunk common) {
    boolean says = Chunks.text(file, 8).equals("AIFC") && common.length() >= COMMON_BYTES + 4;
    return says ? Chunks.text(file, common.start() + COMMON_BYTES) : "NONE";
  }

  private static SampleFormat format(String coding, int bits) throws AudioException {
    int bytes = (bits + 7) / 8;
    @Nullable SampleFormat known =
        switch (coding) {
          case "NONE", "twos", "in24", "in32" ->
              switch (bytes) {
                case 1 -> SampleFormat.S8;
                case 2 -> SampleFormat.S16_BE;
                case 3 -> SampleFormat.S24_BE;
                case 4 -> SampleFormat.S32_BE;
                default -> null;
              };
          case "sowt" ->
              switch (bytes) {
                case 1 -> SampleFormat.S8;
                case 2 -> SampleFormat.S16_LE;
                case 3 -> SampleFormat.S24_LE;
                case 4 -> SampleFormat.S32_LE;
                default -> null;
              };
          case "raw " -> bytes == 1 ? SampleFormat.U8 : null;
          case "fl32", "FL32" -> SampleFormat.F32_BE;
          case "fl64", "FL64" -> SampleFormat.F64_BE;
          case "alaw", "ALAW" -> SampleFormat.A_LAW;
          case "ulaw", "ULAW" -> SampleFormat.MU_LAW;
          default -> null;
        };
    if (known == null) {
      throw new AudioException("This AIFF file is in a format that cannot be read.");
    }
    return known;
  }

  private static String name(SampleFormat samples) {
    return switch (samples) {
      case A_LAW -> "aiff-alaw";
      case MU_LAW -> "aiff-mulaw";
      case F32_BE, F64_BE -> "aiff-float" + 8 * samples.size();
      default -> "aiff-pcm" + 8 * samples.size();
    };
  }

  /**
   * An 80-bit number of the 68881's as a whole one.
   *
   * @return -1 where it is negative, or too large for a rate
   */
  private static long extended(short signAndExponent, long mantissa) {
    int shift = 16_383 + 63 - signAndExponent;
    if (signAndExponent < 0 || shift < 32) {
      return -1;
    }
    return shift > 63 ? 0 : mantissa >>> shift;
  }
}
