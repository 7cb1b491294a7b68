package org.plushkeep.audio.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;

/**
 * Reads RIFF WAVE files, also in their 64-bit form: linear PCM of 8, 16, 24 and 32 bits, floating
 * point of 32 and 64, A-law, mu-law, IMA and Microsoft ADPCM. No length in a file is believed
 * beyond its bytes; the result is at most eight times the input's size.
 */
public final class WavReader {
  private static final String WAVE = "WAVE";

  private WavReader() {}

  /** True when the bytes begin as a WAVE file. */
  public static boolean recognizes(byte[] file) {
    String form = Chunks.text(file, 0);
    return (form.equals("RIFF") || form.equals("RF64") || form.equals("BW64"))
        && Chunks.text(file, 8).equals(WAVE);
  }

  /**
   * The MPEG audio that some recorders put into a WAVE file.
   *
   * @return a copy for the caller to wipe; empty when there is none
   */
  public static byte[] mpegInside(byte[] file) throws AudioException {
    Chunks chunks = Chunks.of(file, ByteOrder.LITTLE_ENDIAN);
    Optional<Chunks.Chunk> format = chunks.first("fmt ").filter(chunk -> chunk.length() >= 2);
    Optional<Chunks.Chunk> data = chunks.first("data");
    int tag = format.map(chunk -> (int) chunk.content().getShort()).orElse(0);
    if (data.isEmpty() || (tag != WavFormat.MP3 && tag != WavFormat.MPEG)) {
      return new byte[0];
    }
    int length =
        (int) Math.min(promised(file, chunks, data.get()), file.length - data.get().start());
    return Arrays.copyOfRange(file, data.get().start(), data.get().start() + length);
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no WAVE file, or one that cannot be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    if (!recognizes(file)) {
      throw new AudioException("This is not a WAV file.");
    }
    Chunks chunks = Chunks.of(file, ByteOrder.LITTLE_ENDIAN);
    WavFormat format =
        WavFormat.read(
            chunks
                .first("fmt ")
                .orElseThrow(() -> new AudioException("This WAV file does not say what it is.")));
    Chunks.Chunk data =
        chunks.first("data").orElseThrow(() -> new AudioException("This WAV file holds no sound."));
    long promised = promised(file, chunks, data);
    int length = (int) Math.min(promised, file.length - data.start());
    return switch (format.tag()) {
      case WavFormat.IMA_ADPCM, WavFormat.MICROSOFT_ADPCM ->
          adpcm(file, data.start(), length, format, samples(chunks), length < promised);
      default -> linear(file, data.start(), length, format, length < promised);
    };
  }

  /**
   * How long the data should be. A writer that was cut off left 0 or the greatest number behind:
   * then everything to the end is sound.
   */
  private static long promised(byte[] file, Chunks chunks, Chunks.Chunk data) {
    long rest = (long) file.length - data.start();
    long whole = Integer.toUnsignedLong(ByteBuffer.wrap(file).order(data.order()).getInt(4));
    if (data.promised() == Chunks.NOT_FILLED_IN) {
      return chunks
          .first("ds64")
          .filter(sizes -> sizes.length() >= 16)
          .map(sizes -> sizes.content().getLong(8))
          .filter(size -> size >= 0)
          .orElse(rest);
    }
    boolean neverFilledIn = whole == 0 || whole == Chunks.NOT_FILLED_IN;
    return data.promised() == 0 && neverFilledIn ? rest : data.promised();
  }

  private static SoundFile linear(
      byte[] file, int start, int length, WavFormat format, boolean endsEarly)
      throws AudioException {
    SampleFormat samples = sampleFormat(format);
    int stride = stride(format, samples);
    int frames = length / (stride * format.channels());
    SoundFile.refuseTooMany(frames);
    short[] mono = samples.mix(file, start, frames, format.channels(), stride);
    return new SoundFile(name(samples), new Pcm(format.rate(), mono), endsEarly);
  }

  /** A frame may hold its samples in wider places than they need; otherwise its size is a lie. */
  private static int stride(WavFormat format, SampleFormat samples) {
    int stride = format.blockBytes() / format.channels();
    boolean plausible =
        stride * format.channels() == format.blockBytes()
            && stride >= samples.size()
            && stride <= Long.BYTES;
    return plausible ? stride : samples.size();
  }

  private static SampleFormat sampleFormat(WavFormat format) throws AudioException {
    @Nullable SampleFormat known =
        switch (format.tag()) {
          case WavFormat.LINEAR_PCM ->
              switch ((format.bits() + 7) / 8) {
                case 1 -> SampleFormat.U8;
                case 2 -> SampleFormat.S16_LE;
                case 3 -> SampleFormat.S24_LE;
                case 4 -> SampleFormat.S32_LE;
                default -> null;
              };
          case WavFormat.FLOAT ->
              switch (format.bits()) {
                case 32 -> SampleFormat.F32_LE;
                case 64 -> SampleFormat.F64_LE;
                default -> null;
              };
          case WavFormat.A_LAW -> format.bits() == 8 ? SampleFormat.A_LAW : null;
          case WavFormat.MU_LAW -> format.bits() == 8 ? SampleFormat.MU_LAW : null;
          default -> null;
        };
    if (known == null) {
      throw new AudioException("This WAV file is in a format that cannot be read.");
    }
    return known;
  }

  private static String name(SampleFormat samples) {
    return switch (samples) {
      case A_LAW -> "wav-alaw";
      case MU_LAW -> "wav-mulaw";
      case F32_LE, F64_LE -> "wav-float" + 8 * samples.size();
      default -> "wav-pcm" + 8 * samples.size();
    };
  }

  private static SoundFile adpcm(
      byte[] file, int start, int length, WavFormat format, long samples, boolean endsEarly)
      throws AudioException {
    WavAdpcm codec = WavAdpcm.of(format);
    short[] mono = codec.decode(file, start, length, samples);
    return new SoundFile(codec.name(), new Pcm(format.rate(), mono), endsEarly);
  }

  /** The fact chunk's number of samples a channel, which leaves the last block's padding out. */
  private static long samples(Chunks chunks) {
    return chunks
        .first("fact")
        .filter(fact -> fact.length() >= Integer.BYTES)
        .map(fact -> Integer.toUnsignedLong(fact.content().getInt()))
        .filter(count -> count > 0)
        .orElse(Long.MAX_VALUE);
  }
}
