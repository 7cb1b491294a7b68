package org.plushkeep.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes RIFF WAVE files: 16-bit linear PCM, one channel, the samples' own rate. */
public final class WavWriter {
  /** Bytes before the first sample. */
  public static final int HEADER_BYTES = 44;

  /** Four-character codes as little-endian words. */
  static final int RIFF = 0x46464952;

  static final int WAVE = 0x45564157;
  static final int FMT = 0x20746d66;
  static final int DATA = 0x61746164;
  static final short LINEAR_PCM = 1;
  static final int FORMAT_CHUNK_BYTES = 16;

  private static final int BYTES_A_SAMPLE = 2;
  private static final int BUFFER_BYTES = 8192;
  private static final int MAX_SAMPLES = (1 << 30) - HEADER_BYTES;

  private WavWriter() {}

  /**
   * Writes one whole file. The stream is left open.
   *
   * @param pcm what to write; at most 2^30 - 44 samples
   * @param out receives {@link #HEADER_BYTES} bytes and two bytes a sample
   * @throws IOException what the stream throws
   */
  public static void write(Pcm pcm, OutputStream out) throws IOException {
    short[] samples = pcm.samples();
    if (samples.length > MAX_SAMPLES) {
      throw new IOException("The recording is too long for one WAV file.");
    }
    out.write(header(pcm.sampleRate(), samples.length));
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      int from = 0;
      while (from < samples.length) {
        int count = Math.min(BUFFER_BYTES / 2, samples.length - from);
        for (int i = 0; i < count; i++) {
          short sample = samples[from + i];
          buffer[2 * i] = (byte) sample;
          buffer[2 * i + 1] = (byte) (sample >> 8);
        }
        out.write(buffer, 0, 2 * count);
        from += count;
      }
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static byte[] header(int sampleRate, int sampleCount) {
    int dataBytes = sampleCount * BYTES_A_SAMPLE;
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(RIFF)
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .putInt(WAVE)
        .putInt(FMT)
        .putInt(FORMAT_CHUNK_BYTES)
        .putShort(LINEAR_PCM)
        .putShort((short) 1)
        .putInt(sampleRate)
        .putInt(sampleRate * BYTES_A_SAMPLE)
        .putShort((short) BYTES_A_SAMPLE)
        .putShort((short) (8 * BYTES_A_SAMPLE))
        .putInt(DATA)
        .putInt(dataBytes)
        .array();
  }
}
