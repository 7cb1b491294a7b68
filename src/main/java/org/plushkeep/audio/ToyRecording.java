package org.plushkeep.audio;

import java.util.List;
import java.util.Optional;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmEncoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.WordOrder;
import org.plushkeep.audio.sniff.Sniffer;

/**
 * What the toy's microphone recorded: by the protocol note ADPCM under the same 32-byte header,
 * packed in a way that nobody has published. The header is believed about the sample rate and about
 * nothing else; the bytes themselves tell the rest.
 *
 * @param sampleRate as the header tells, or 8000
 * @param from where the sound begins in the bytes: after the header when there is one
 */
record ToyRecording(int sampleRate, int from) {
  /** Frames of G.722.1 under a header that does not tell of them. */
  static final String BARE_FRAMES = "g722.1-16k-frames";

  private static final int USUAL_RATE = 8000;
  private static final int SLOWEST = 4000;
  private static final int FASTEST = 48_000;
  private static final int FRAME_BYTES = BitRate.KBIT_16.frameBytes();

  /** So many frames do not parse by chance: other bytes fail in every other one. */
  private static final int FEWEST_FRAMES = 25;

  static ToyRecording of(byte[] bytes) {
    if (!ToyClip.hasMagic(bytes)) {
      return new ToyRecording(USUAL_RATE, 0);
    }
    int rate = ToyClip.word(bytes, 1);
    boolean believable = rate >= SLOWEST && rate <= FASTEST;
    return new ToyRecording(believable ? rate : USUAL_RATE, ToyClip.HEADER_BYTES);
  }

  /** The name of the way to read it that a sniffing gives; empty when none does. */
  Optional<String> sniff(byte[] bytes) {
    if (isFrames(bytes)) {
      return Optional.of(BARE_FRAMES);
    }
    return Sniffer.sniff(bytes, from, bytes.length - from).format().map(AdpcmFormat::id);
  }

  /** All ways worth a try by ear, the best first. */
  List<String> ways(byte[] bytes) {
    return Sniffer.sniff(bytes, from, bytes.length - from).ways().stream()
        .map(AdpcmFormat::id)
        .toList();
  }

  /** Whether it can be read in a way with this name. */
  static boolean isWay(String name) {
    return name.equals(BARE_FRAMES) || AdpcmFormat.parse(name).isPresent();
  }

  private boolean isFrames(byte[] bytes) {
    int frames = Math.min(FEWEST_FRAMES, (bytes.length - from) / FRAME_BYTES);
    if (frames < FEWEST_FRAMES) {
      return false;
    }
    G7221Decoder decoder = new G7221Decoder(BitRate.KBIT_16, WordOrder.REVERSED);
    short[] samples = new short[G7221Decoder.FRAME_SAMPLES];
    boolean all = true;
    for (int i = 0; i < frames && all; i++) {
      all = decoder.decode(bytes, from + i * FRAME_BYTES, samples, 0);
    }
    decoder.wipe();
    java.util.Arrays.fill(samples, (short) 0);
    return all;
  }

  /** What it tells when read in a way that {@link #isWay} knows. */
  AudioInfo describe(byte[] bytes, String way) {
    int length = bytes.length - from;
    if (way.equals(BARE_FRAMES)) {
      long samples = (long) length / FRAME_BYTES * G7221Decoder.FRAME_SAMPLES;
      int rate = ToyClip.SAMPLE_RATE;
      return new AudioInfo(way, Pcm.durationOf(samples, rate), rate, false);
    }
    int samples = AdpcmFormat.parse(way).orElseThrow().samples(length);
    return new AudioInfo(way, Pcm.durationOf(samples, sampleRate), sampleRate, false);
  }

  /** Decodes it in a way that {@link #isWay} knows. */
  Pcm decode(byte[] bytes, String way) {
    int length = bytes.length - from;
    if (way.equals(BARE_FRAMES)) {
      return ToyAudio.decodeFrames(bytes, from, length / FRAME_BYTES);
    }
    AdpcmFormat format = AdpcmFormat.parse(way).orElseThrow();
    return new Pcm(sampleRate, AdpcmDecoder.decode(format, bytes, from, length));
  }

  /** A recording as a toy would make it. */
  static byte[] encode(Pcm pcm, AdpcmFormat format) {
    byte[] sound = AdpcmEncoder.encode(format, pcm.samples());
    byte[] bytes = new byte[ToyClip.HEADER_BYTES + sound.length];
    ToyClip.writeRecordingHeader(pcm.sampleRate(), sound.length, bytes);
    System.arraycopy(sound, 0, bytes, ToyClip.HEADER_BYTES, sound.length);
    java.util.Arrays.fill(sound, (byte) 0);
    return bytes;
  }
}
