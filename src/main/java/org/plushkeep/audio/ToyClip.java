package org.plushkeep.audio;

import java.time.Duration;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;

/**
 * The toy's container: a header of 32 bytes, sixteen little-endian words, and frames of G.722.1 at
 * 16 kbit/s (see the protocol note on the audio the toy plays).
 *
 * @param promisedFrames how many frames the header tells of, 0..65535
 * @param wholeFrames how many of them the bytes hold whole
 * @param strayBytes what follows the promised frames, or the piece of a frame at the end
 */
public record ToyClip(int promisedFrames, int wholeFrames, int strayBytes) {
  /** Bytes before the first frame. */
  public static final int HEADER_BYTES = 32;

  /** Samples a second. */
  public static final int SAMPLE_RATE = 16_000;

  /** More frames than a header can tell of would not be found again. */
  public static final int MOST_FRAMES = 0xffff;

  private static final int MAGIC = 0x5541;
  private static final int BIT_RATE = 1600;
  private static final int RADIO_PACKET = 20;
  private static final int FRAME_BYTES = BitRate.KBIT_16.frameBytes();

  /** True when the header promises more than the bytes hold. */
  public boolean endsEarly() {
    return wholeFrames < promisedFrames;
  }

  /** How long what is whole of it plays. */
  public Duration duration() {
    return Pcm.durationOf((long) wholeFrames * G7221Decoder.FRAME_SAMPLES, SAMPLE_RATE);
  }

  /**
   * Reads a header and believes it only if the bytes bear it out.
   *
   * @throws AudioException when the bytes are not one whole clip
   */
  public static ToyClip parse(byte[] bytes) throws AudioException {
    ToyClip clip = parseLenient(bytes);
    int promisedWords = clip.promisedFrames * FRAME_BYTES / 2 & 0xffff;
    if (clip.promisedFrames == 0) {
      throw new AudioException("This recording is empty.");
    }
    if (word(bytes, 6) != promisedWords) {
      throw new AudioException("This recording's header contradicts itself about its length.");
    }
    if (clip.endsEarly()) {
      throw new AudioException("This recording ends early: a part of it is missing.");
    }
    if (clip.strayBytes != 0) {
      throw new AudioException("This recording is followed by bytes that do not belong to it.");
    }
    return clip;
  }

  /**
   * Reads a header and counts the frames that are whole, however the bytes end.
   *
   * @throws AudioException when the bytes do not begin as a clip of the toy's
   */
  public static ToyClip parseLenient(byte[] bytes) throws AudioException {
    if (bytes.length < HEADER_BYTES) {
      throw new AudioException("This recording is too short to be one of the toy's.");
    }
    if (word(bytes, 0) != MAGIC) {
      throw new AudioException("This is not a recording of the toy's.");
    }
    if (word(bytes, 1) != SAMPLE_RATE || word(bytes, 2) != BIT_RATE) {
      throw new AudioException("This recording is in a format that cannot be read yet.");
    }
    int promised = word(bytes, 4);
    int payload = bytes.length - HEADER_BYTES;
    int whole = Math.min(promised, payload / FRAME_BYTES);
    return new ToyClip(promised, whole, payload - whole * FRAME_BYTES);
  }

  /**
   * Writes the header of a clip.
   *
   * @param frames 0..65535
   * @param bytes receives {@link #HEADER_BYTES} bytes at its beginning
   */
  static void writeHeader(int frames, byte[] bytes) {
    int words = frames * FRAME_BYTES / 2;
    writeWords(
        bytes,
        MAGIC,
        SAMPLE_RATE,
        BIT_RATE,
        1,
        frames,
        0,
        words,
        0,
        0,
        0,
        0,
        0,
        0,
        16,
        0xffff,
        0xffff);
  }

  /**
   * Writes the header of a recording of the toy's own: the length is counted in packets of 20
   * bytes, which one source says and nobody has confirmed; what stands for the rate in the third
   * word is a guess, and no reader here relies on it.
   */
  static void writeRecordingHeader(int sampleRate, int payload, byte[] bytes) {
    int packets = Math.ceilDiv(payload, RADIO_PACKET);
    writeWords(bytes, MAGIC, sampleRate, sampleRate * 4 / 10, 1, packets & 0xffff);
  }

  static boolean hasMagic(byte[] bytes) {
    return bytes.length >= HEADER_BYTES && word(bytes, 0) == MAGIC;
  }

  private static void writeWords(byte[] bytes, int... words) {
    for (int i = 0; i < words.length; i++) {
      bytes[2 * i] = (byte) words[i];
      bytes[2 * i + 1] = (byte) (words[i] >> 8);
    }
  }

  static int word(byte[] bytes, int index) {
    return (bytes[2 * index] & 0xff) | ((bytes[2 * index + 1] & 0xff) << 8);
  }
}
