package org.plushkeep.audio.g7221;

import java.util.Arrays;
import java.util.Objects;

/**
 * Decodes G.722.1 in its 7 kHz mode, bit for bit as the Recommendation's fixed-point reference. A
 * decoder holds the state of one stream and is used by one thread; it allocates nothing a frame.
 *
 * <p>A frame whose bits cannot be right is concealed as the Recommendation says (clause 4.7): the
 * coefficients of the frame before are repeated once, and after that there is silence.
 */
public final class G7221Decoder {
  /** Samples in a frame, at {@link #SAMPLE_RATE}. */
  public static final int FRAME_SAMPLES = Tables.FRAME;

  /** In hertz. */
  public static final int SAMPLE_RATE = 16_000;

  private final BitRate rate;
  private final WordOrder order;
  private final BitReader bits;
  private final EnvelopeDecoder envelope = new EnvelopeDecoder();
  private final Categorization categorization = new Categorization();
  private final CoefficientDecoder coefficientDecoder = new CoefficientDecoder();
  private final SynthesisTransform transform = new SynthesisTransform();
  private final int[] coefficients = new int[Tables.FRAME];
  private final int[] lastGood = new int[Tables.CODED];
  private int lastGoodShift;

  /** A decoder at the beginning of a stream. */
  public G7221Decoder(BitRate rate, WordOrder order) {
    this.rate = rate;
    this.order = order;
    bits = new BitReader(rate.frameBits());
  }

  /**
   * Decodes one frame.
   *
   * @param frames holds the frame's {@link BitRate#frameBytes} bytes
   * @param offset where the frame begins
   * @param out receives {@link #FRAME_SAMPLES} samples; their low two bits are zero, as the
   *     reference's are
   * @param outOffset where the samples begin
   * @return false when the frame was damaged and concealed
   * @throws IndexOutOfBoundsException when an array is too short
   */
  public boolean decode(byte[] frames, int offset, short[] out, int outOffset) {
    Objects.checkFromIndexSize(offset, rate.frameBytes(), frames.length);
    Objects.checkFromIndexSize(outOffset, FRAME_SAMPLES, out.length);
    bits.load(frames, offset, order);
    boolean good = readCoefficients();
    int shift = good ? envelope.magnitudeShift() : lastGoodShift;
    if (good) {
      System.arraycopy(coefficients, 0, lastGood, 0, Tables.CODED);
      lastGoodShift = shift;
    } else {
      System.arraycopy(lastGood, 0, coefficients, 0, Tables.CODED);
      Arrays.fill(lastGood, 0);
      lastGoodShift = 0;
    }
    transform.toSamples(coefficients, shift, out, outOffset);
    return good;
  }

  /** Overwrites all that the decoder remembers of the sound. */
  public void wipe() {
    bits.wipe();
    transform.wipe();
    Arrays.fill(coefficients, 0);
    Arrays.fill(lastGood, 0);
    lastGoodShift = 0;
  }

  private boolean readCoefficients() {
    envelope.read(bits);
    int choice = bits.read(Tables.CATEGORIZATION_BITS);
    categorization.derive(envelope.powers, bits.left());
    categorization.choose(choice);
    int left =
        coefficientDecoder.read(bits, categorization.categories, envelope.deviations, coefficients);
    return endsRight(left, choice) && envelope.inRange();
  }

  /** Bits that are left over are ones; only the cheapest categorization may run out of bits. */
  private boolean endsRight(int left, int choice) {
    for (int i = 0; i < left; i++) {
      if (bits.read(1) == 0) {
        return false;
      }
    }
    return left >= 0 || choice == Tables.CATEGORIZATIONS - 1;
  }
}
