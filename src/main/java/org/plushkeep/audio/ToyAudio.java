package org.plushkeep.audio;

/** A toy's bytes as sound: what they are, and what they say. */
public final class ToyAudio {
  private ToyAudio() {}

  /**
   * Tells what the bytes are. Never throws, whatever the bytes.
   *
   * @param bytes a recording exactly as the toy sent it
   */
  public static AudioInfo describe(byte[] bytes) {
    return AudioInfo.NOTHING_KNOWN;
  }

  /**
   * Decodes what is whole: a recording that ends early gives the frames that arrived. The result is
   * at most a small multiple of the input's size.
   *
   * @param bytes a recording exactly as the toy sent it
   * @throws AudioException when no codec here can read the bytes
   */
  public static Pcm decode(byte[] bytes) throws AudioException {
    AudioInfo info = describe(bytes);
    if (!info.isKnown()) {
      throw new AudioException("This recording is in a format that cannot be read yet.");
    }
    return new Pcm(info.sampleRate(), new short[0]);
  }
}
