package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
import org.plushkeep.audio.g7221.WordOrder;
import org.plushkeep.testing.ToyClips;

/**
 * A damaged frame is found and concealed as the Recommendation says (clause 4.7): the coefficients
 * of the frame before once more, then none.
 *
 * <p>The digests are of what the ITU-T fixed-point reference (release 2.1) made of the same frames:
 * every second one whole, the others with bits flipped, cut short, swapped, or noise.
 */
final class DamagedFramesTest {
  private static final int FRAMES = 4000;

  /** Numbers that anyone can make again. */
  private static final class Numbers {
    private int x;

    Numbers(int seed) {
      x = seed;
    }

    int below(int bound) {
      x = x * 1664525 + 1013904223;
      return (int) ((x >>> 8) * (long) bound >>> 24);
    }
  }

  /** Bursts of noise and of tones from a whisper to the loudest there is, encoded. */
  private static byte[] frames(BitRate rate, Numbers numbers) {
    G7221Encoder encoder = new G7221Encoder(rate, WordOrder.PLAIN, Scaling.REFERENCE);
    short[] samples = new short[G7221Encoder.FRAME_SAMPLES];
    byte[] frames = new byte[FRAMES * rate.frameBytes()];
    for (int frame = 0; frame < FRAMES; frame++) {
      int loudness = 1 << numbers.below(16);
      int period = 2 + numbers.below(200);
      for (int i = 0; i < samples.length; i++) {
        int tone = i / period % 2 == 0 ? loudness / 2 : -loudness / 2;
        int value = tone + numbers.below(loudness) - loudness / 2;
        samples[i] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
      }
      encoder.encode(samples, 0, frames, frame * rate.frameBytes());
    }
    return frames;
  }

  private static byte[] damaged(BitRate rate) {
    Numbers numbers = new Numbers(rate.frameBits());
    byte[] frames = frames(rate, numbers);
    int size = rate.frameBytes();
    for (int frame = 0; frame < FRAMES; frame++) {
      int start = frame * size;
      switch (numbers.below(12)) {
        case 0 -> flip(frames, start, size, 1, numbers);
        case 1 -> flip(frames, start, size, 3, numbers);
        case 2 -> flip(frames, start, 4, 1, numbers);
        case 3 -> Arrays.fill(frames, start + numbers.below(size), start + size, (byte) 0);
        case 4 -> Arrays.fill(frames, start, start + size, (byte) -numbers.below(2));
        case 5 -> {
          for (int i = start; i < start + size; i++) {
            frames[i] = (byte) numbers.below(256);
          }
        }
        default -> {} // whole
      }
    }
    return frames;
  }

  private static void flip(byte[] frames, int start, int size, int times, Numbers numbers) {
    for (int i = 0; i < times; i++) {
      int bit = numbers.below(8 * size);
      frames[start + bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
      KBIT_16, 64005c017c07cbdaf3bdaf7d610700452c4c8ef74e1322a0aa5c71ed419f4f46, 1de3ec023284798209620061b5c77b92b1f2c78d9355b0e5c6038383595ff2dd, 1313
      KBIT_24, 3b8a1e0852bb3e01f85efe52c548fe81a41b48fe38db72622da2f5996e5aac4a, 1ad5340df8a7296e9a69035c0581b898bfcff7701885e5613db2505ff40dbf44, 1433
      KBIT_32, 3f8d7549f30330691285924728c962adba172dec755351ff5d3bee9e9b0f998f, 37d8ed6700c0a961629cdfb4163377f241ff0408db882f6169b17ad08bccdbab, 1431
      """)
  void theReferenceConcealsTheSameWay(BitRate rate, String frames, String pcm, int concealed)
      throws Exception {
    byte[] bytes = damaged(rate);
    G7221Decoder decoder = new G7221Decoder(rate, WordOrder.PLAIN);
    short[] frame = new short[G7221Decoder.FRAME_SAMPLES];
    ByteBuffer out = ByteBuffer.allocate(2 * FRAMES * frame.length).order(ByteOrder.LITTLE_ENDIAN);
    int bad = 0;
    for (int i = 0; i < FRAMES; i++) {
      bad += decoder.decode(bytes, i * rate.frameBytes(), frame, 0) ? 0 : 1;
      for (short sample : frame) {
        out.putShort(sample);
      }
    }

    assertThat(sha256(bytes)).as("the frames").isEqualTo(frames);
    assertThat(sha256(out.array())).as("the sound").isEqualTo(pcm);
    assertThat(bad).isEqualTo(concealed);
  }

  @ParameterizedTest
  @EnumSource(BitRate.class)
  void theFrameBeforeIsRepeatedOnceAndThenThereIsSilence(BitRate rate) {
    byte[] good = steadyTone(rate);
    byte[] bad = new byte[rate.frameBytes()]; // what is left over must be ones
    G7221Decoder decoder = new G7221Decoder(rate, WordOrder.PLAIN);
    short[] out = new short[G7221Decoder.FRAME_SAMPLES];

    decoder.decode(good, 0, out, 0);
    assertThat(decoder.decode(good, 0, out, 0)).isTrue();
    double loud = energy(out);
    assertThat(decoder.decode(bad, 0, out, 0)).isFalse();
    assertThat(energy(out)).isBetween(loud / 2, loud * 2);
    assertThat(decoder.decode(bad, 0, out, 0)).isFalse(); // what overlaps fades
    assertThat(decoder.decode(bad, 0, out, 0)).isFalse();
    assertThat(energy(out)).as("no more than the transform's dither").isLessThan(loud / 1e6);
    assertThat(decoder.decode(good, 0, out, 0)).isTrue();
    decoder.decode(good, 0, out, 0);
    assertThat(energy(out)).isBetween(loud / 2, loud * 2);
  }

  /** A frame from the middle of a tone of 400 Hz, loud. */
  private static byte[] steadyTone(BitRate rate) {
    G7221Encoder encoder = new G7221Encoder(rate, WordOrder.PLAIN, Scaling.REFERENCE);
    short[] samples = new short[G7221Encoder.FRAME_SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (20_000 * Math.sin(2 * Math.PI * i / 40));
    }
    byte[] frame = new byte[rate.frameBytes()];
    encoder.encode(samples, 0, frame, 0);
    encoder.encode(samples, 0, frame, 0);
    return frame;
  }

  private static double energy(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }

  @Test
  void aClipWithDamagedFramesKeepsItsLength() throws Exception {
    byte[] clip = ToyClips.clip(50, 7);

    assertThat(ToyAudio.decode(clip).samples()).hasSize(50 * G7221Decoder.FRAME_SAMPLES);
    assertThat(ToyAudio.describe(clip).endsEarly()).isFalse();
  }
}
