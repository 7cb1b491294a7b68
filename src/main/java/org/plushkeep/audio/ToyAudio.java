package org.plushkeep.audio;

import java.util.Arrays;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
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
      return new AudioInfo(G7221_16K, clip.duration(), ToyClip.SAMPLE_RATE, clip.endsEarly());
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

  /**
   * Encodes sound as the toy plays it, bit for bit as its discontinued app did: G.722.1 at 16
   * kbit/s with the app's scaling, the words' bits reversed, under a header of 32 bytes.
   *
   * @param pcm at 16 kHz; its last piece is made a whole frame with silence, at most 65535 frames
   * @throws AudioException at another sample rate, or longer than a header can tell
   */
  public static byte[] encode(Pcm pcm) throws AudioException {
    if (pcm.sampleRate() != ToyClip.SAMPLE_RATE) {
      throw new AudioException("The toy plays sound of 16000 samples a second only.");
    }
    short[] samples = pcm.samples();
    int frames = Math.ceilDiv(samples.length, G7221Encoder.FRAME_SAMPLES);
    if (frames > ToyClip.MOST_FRAMES) {
      throw new AudioException("This is longer than a recording of the toy's can be.");
    }
    byte[] clip = new byte[ToyClip.HEADER_BYTES + frames * BitRate.KBIT_16.frameBytes()];
    ToyClip.writeHeader(frames, clip);
    short[] frame = new short[G7221Encoder.FRAME_SAMPLES];
    G7221Encoder encoder = new G7221Encoder(BitRate.KBIT_16, WordOrder.REVERSED, Scaling.APP);
    for (int i = 0; i < frames; i++) {
      int from = i * frame.length;
      int count = Math.min(frame.length, samples.length - from);
      Arrays.fill(frame, count, frame.length, (short) 0);
      System.arraycopy(samples, from, frame, 0, count);
      encoder.encode(frame, 0, clip, ToyClip.HEADER_BYTES + i * BitRate.KBIT_16.frameBytes());
    }
    Arrays.fill(frame, (short) 0);
    encoder.wipe();
    return clip;
  }
}
