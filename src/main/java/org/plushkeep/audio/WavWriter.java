package org.plushkeep.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
    write(pcm, SoundTags.NONE, out);
  }

  /**
   * Writes one whole file. The stream is left open.
   *
   * @param pcm what to write; at most 2^30 - 44 samples
   * @param tags a list behind the sound, in UTF-8; nothing when there are none
   * @param out receives {@link #HEADER_BYTES} bytes, two bytes a sample and the list
   * @throws IOException what the stream throws
   */
  public static void write(Pcm pcm, SoundTags tags, OutputStream out) throws IOException {
    short[] samples = pcm.samples();
    if (samples.length > MAX_SAMPLES) {
      throw new IOException("The recording is too long for one WAV file.");
    }
    byte[] list = tags.isEmpty() ? new byte[0] : list(tags);
    out.write(header(pcm.sampleRate(), samples.length, list.length));
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
    out.write(list);
  }

  private static byte[] list(SoundTags tags) {
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    tags.toInfo()
        .forEach(
            (name, value) -> {
              byte[] text = (value + "\0").getBytes(StandardCharsets.UTF_8);
              texts.writeBytes(chunkHeader(name, text.length));
              texts.writeBytes(text);
              texts.writeBytes(new byte[text.length % 2]);
            });
    byte[] info = "INFO".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes(chunkHeader("LIST", info.length + texts.size()));
    list.writeBytes(info);
    list.writeBytes(texts.toByteArray());
    return list.toByteArray();
  }

  private static byte[] chunkHeader(String name, int length) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(length)
        .array();
  }

  private static byte[] header(int sampleRate, int sampleCount, int listBytes) {
    int dataBytes = sampleCount * BYTES_A_SAMPLE;
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(RIFF)
        .putInt(HEADER_BYTES - 8 + dataBytes + listBytes)
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
