package org.plushkeep.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.file.SoundFiles;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
import org.plushkeep.audio.g7221.WordOrder;
import org.plushkeep.recording.Recording;

/** A toy's bytes as sound: what they are, and what they say. */
public final class ToyAudio {
  /** Raised with whatever makes more bytes readable: then all unread ones are looked at again. */
  public static final int READER = 1;

  private static final String G7221_16K = "g722.1-16k";

  private ToyAudio() {}

  /**
   * Tells what the bytes are: G.722.1 by their header, or how a recording of the toy's own seems to
   * be packed. Never throws, whatever the bytes.
   *
   * @param bytes a recording exactly as the toy sent it
   */
  public static AudioInfo describe(byte[] bytes) {
    return describe(bytes, "");
  }

  /**
   * Tells what the bytes are, and believes a parent's ear before the sniffer.
   *
   * @param bytes a recording exactly as the toy sent it
   * @param way one of {@link #ways}, or empty; it says nothing about G.722.1, whose header is proof
   */
  public static AudioInfo describe(byte[] bytes, String way) {
    try {
      ToyClip clip = ToyClip.parseLenient(bytes);
      return new AudioInfo(G7221_16K, clip.duration(), ToyClip.SAMPLE_RATE, clip.endsEarly());
    } catch (AudioException notPlayedByTheToy) {
      ToyRecording recording = ToyRecording.of(bytes);
      return (ToyRecording.isWay(way) ? Optional.of(way) : recording.sniff(bytes))
          .map(chosen -> recording.describe(bytes, chosen))
          .orElse(AudioInfo.NOTHING_KNOWN);
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
    return decode(bytes, "");
  }

  /**
   * Decodes in a way that is known already.
   *
   * @param bytes a recording exactly as the toy sent it
   * @param way what {@link #describe} called it, one of {@link #ways}, or the name that {@link
   *     SoundFiles} has for a file; anything else is sniffed
   * @throws AudioException when no codec here can read the bytes
   */
  public static Pcm decode(byte[] bytes, String way) throws AudioException {
    if (SoundFiles.isFormat(way)) {
      return SoundFiles.read(bytes).pcm();
    }
    ToyClip clip;
    try {
      clip = ToyClip.parseLenient(bytes);
    } catch (AudioException notPlayedByTheToy) {
      ToyRecording recording = ToyRecording.of(bytes);
      Optional<String> chosen = ToyRecording.isWay(way) ? Optional.of(way) : recording.sniff(bytes);
      return recording.decode(bytes, chosen.orElseThrow(() -> notPlayedByTheToy));
    }
    return decodeFrames(bytes, ToyClip.HEADER_BYTES, clip.wholeFrames());
  }

  /**
   * Decodes a recording of the vault's, be it a toy's or a file's. Only what a file was imported as
   * is looked for in a file: whatever else it may look like, it is not a toy's.
   *
   * @param bytes exactly as they came
   * @param recording what is known of them
   * @throws AudioException when no codec here can read the bytes
   */
  public static Pcm decode(byte[] bytes, Recording recording) throws AudioException {
    boolean unheard = recording.format().equals(AudioInfo.UNKNOWN);
    if (recording.toyId().isFiles() && unheard && !isToys(bytes)) {
      return SoundFiles.read(bytes).pcm();
    }
    return decode(bytes, recording.format());
  }

  /** Whether the bytes begin as all of a toy's recordings do. */
  public static boolean isToys(byte[] bytes) {
    return ToyClip.hasMagic(bytes);
  }

  static Pcm decodeFrames(byte[] bytes, int from, int frames) {
    short[] samples = new short[frames * G7221Decoder.FRAME_SAMPLES];
    G7221Decoder decoder = new G7221Decoder(BitRate.KBIT_16, WordOrder.REVERSED);
    for (int frame = 0; frame < frames; frame++) {
      decoder.decode(
          bytes,
          from + frame * BitRate.KBIT_16.frameBytes(),
          samples,
          frame * G7221Decoder.FRAME_SAMPLES);
    }
    decoder.wipe();
    return new Pcm(ToyClip.SAMPLE_RATE, samples);
  }

  /**
   * The ways to read the bytes that are worth a try by ear, the likeliest first. None for G.722.1,
   * whose header is proof.
   */
  public static List<String> ways(byte[] bytes) {
    try {
      ToyClip.parseLenient(bytes);
      return List.of();
    } catch (AudioException notPlayedByTheToy) {
      return ToyRecording.of(bytes).ways(bytes);
    }
  }

  /** Whether this is the name of a way to read a recording of the toy's own microphone. */
  public static boolean isWay(String name) {
    return ToyRecording.isWay(name);
  }

  /** Whether a format's name is one that another way to read the bytes may take the place of. */
  public static boolean canBeReadOtherwise(String format) {
    return !format.equals(G7221_16K) && !SoundFiles.isFormat(format);
  }

  /** Encodes sound as the toy's microphone might: ADPCM under a header of 32 bytes. */
  public static byte[] encode(Pcm pcm, AdpcmFormat format) {
    return ToyRecording.encode(pcm, format);
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
