package org.plushkeep.audio;

import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.WordOrder;

/** A toy's bytes as sound: what they are, and what they say. */
public final class ToyAudio {
  private static final String G7221_16K = "g722.1-16k";

  private ToyAudio() {}

  /**
   * Tells what the bytes are. Never throws, whatever the bytes.
   *
   * @param bytes a recording exactly as the toy sent it
   */
  public static AudioInfo describe(byte[] bytes) {
    try {
      ToyClip clip = ToyClip.parseLenient(bytes);
      long samples = (long) clip.wholeFrames() * G7221Decoder.FRAME_SAMPLES;
      return new AudioInfo(
          G7221_16K,
          Pcm.durationOf(samples, ToyClip.SAMPLE_RATE),
          ToyClip.SAMPLE_RATE,
          clip.endsEarly());
    } catch (AudioException notReadable) {
      return AudioInfo.NOTHING_KNOWN;
    }
  }

  /**
   * Decodes what is whole: a recording that ends early gives the frames that arrived. The result is
   * at most sixteen times the input's size.
   *
   * @param bytes a recording exactly as the toy sent it
   * @throws AudioException when no codec here can read the bytes
   */
  public static Pcm decode(byte[] bytes) throws AudioException {
    ToyClip clip = ToyClip.parseLenient(bytes);
    short[] samples = new short[clip.wholeFrames() * G7221Decoder.FRAME_SAMPLES];
    G7221Decoder decoder = new G7221Decoder(BitRate.KBIT_16, WordOrder.REVERSED);
    for (int frame = 0; frame < clip.wholeFrames(); frame++) {
      decoder.decode(
          bytes,
          ToyClip.HEADER_BYTES + frame * BitRate.KBIT_16.frameBytes(),
          samples,
          frame * G7221Decoder.FRAME_SAMPLES);
    }
    decoder.wipe();
    return new Pcm(ToyClip.SAMPLE_RATE, samples);
  }
}
