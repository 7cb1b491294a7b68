package org.plushkeep.audio.g7221;

import java.util.Arrays;
import java.util.Objects;

/**
 * Encodes G.722.1 in its 7 kHz mode, bit for bit as the Recommendation's fixed-point reference. An
 * encoder holds the state of one stream and is used by one thread; it allocates nothing a frame.
 */
public final class G7221Encoder {
  /** Samples in a frame, at {@link G7221Decoder#SAMPLE_RATE}. */
  public static final int FRAME_SAMPLES = Tables.FRAME;

  /** Where the search for the finest categorization that fits begins. */
  private static final int FIRST_CHOICE = 7;

  private final BitRate rate;
  private final WordOrder order;
  private final BitWriter bits;
  private final AnalysisTransform transform;
  private final EnvelopeEncoder envelope = new EnvelopeEncoder();
  private final Categorization categorization = new Categorization();
  private final CoefficientEncoder coefficientEncoder = new CoefficientEncoder();
  private final int[] coefficients = new int[Tables.FRAME];
  private final int[] regionBits = new int[Tables.REGIONS];

  /** An encoder at the beginning of a stream. */
  public G7221Encoder(BitRate rate, WordOrder order, Scaling scaling) {
    this.rate = rate;
    this.order = order;
    bits = new BitWriter(rate.frameBits());
    transform = new AnalysisTransform(scaling);
  }

  /**
   * Encodes one frame.
   *
   * @param samples 16 bits at 16 kHz; the reference uses their upper 14
   * @param offset where the frame's {@link #FRAME_SAMPLES} samples begin
   * @param out receives {@link BitRate#frameBytes} bytes
   * @param outOffset where the bytes begin
   * @throws IndexOutOfBoundsException when an array is too short
   */
  public void encode(short[] samples, int offset, byte[] out, int outOffset) {
    Objects.checkFromIndexSize(offset, FRAME_SAMPLES, samples.length);
    Objects.checkFromIndexSize(outOffset, rate.frameBytes(), out.length);
    int shift = transform.toCoefficients(samples, offset, coefficients);
    bits.clear();
    envelope.write(coefficients, shift, bits);
    int available = bits.left() - Tables.CATEGORIZATION_BITS;
    categorization.derive(envelope.powers, available);
    coefficientEncoder.load(coefficients, envelope.powers, shift);
    bits.write(finestThatFits(available), Tables.CATEGORIZATION_BITS);
    for (int region = 0; region < Tables.REGIONS; region++) {
      coefficientEncoder.write(region, categorization.categories[region], bits);
    }
    bits.store(out, outOffset, order);
  }

  /** Overwrites all that the encoder remembers of the sound. */
  public void wipe() {
    transform.wipe();
    coefficientEncoder.wipe();
    bits.clear();
    Arrays.fill(coefficients, 0);
  }

  /** Leaves the categories of the choice it returns. Even the cheapest need not fit. */
  private int finestThatFits(int available) {
    int[] categories = categorization.categories;
    int[] balances = categorization.balances;
    int choice = FIRST_CHOICE;
    categorization.choose(choice);
    int sum = 0;
    for (int region = 0; region < Tables.REGIONS; region++) {
      regionBits[region] = coefficientEncoder.bits(region, categories[region]);
      sum += regionBits[region];
    }
    while (sum < available && choice > 0) {
      choice--;
      sum += change(balances[choice], -1);
    }
    while (sum > available && choice < Tables.CATEGORIZATIONS - 1) {
      sum += change(balances[choice], 1);
      choice++;
    }
    return choice;
  }

  /** Moves a region to the next category, and returns the change in bits. */
  private int change(int region, int by) {
    int before = regionBits[region];
    categorization.categories[region] += by;
    regionBits[region] = coefficientEncoder.bits(region, categorization.categories[region]);
    return regionBits[region] - before;
  }
}
