package org.plushkeep.audio.flac;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** Writes frames of one channel of 16 bits, each in the shortest of a few ways. */
final class FrameWriter {
  /** Samples of every block but the last. */
  static final int BLOCK = 4096;

  private static final int BLOCK_CODE = 12;
  private static final int SHORT_BLOCK_CODE = 6;
  private static final int LONG_BLOCK_CODE = 7;
  private static final int SAMPLE_16_BITS = 4;
  private static final int RATE_IN_HERTZ = 13;
  private static final int SYNC = 0xFFF8;

  /** The rates that have a code of their own, from code 4 on. */
  private static final List<Integer> USUAL_RATES =
      List.of(8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000);

  private static final int FIRST_USUAL_RATE = 4;

  private final int sampleRate;
  private final OutputStream out;
  private final FrameBits bits = new FrameBits(2 * BLOCK + 64);
  private final int[] samples = new int[BLOCK];
  private final int[] fixedErrors = new int[BLOCK];
  private final int[] fittedErrors = new int[BLOCK];
  private int number;

  FrameWriter(int sampleRate, OutputStream out) {
    this.sampleRate = sampleRate;
    this.out = out;
  }

  /**
   * Writes the next frame.
   *
   * @param count 1..{@link #BLOCK}; less than that in the last one only
   */
  void write(short[] from, int offset, int count) throws IOException {
    int all = 0;
    for (int i = 0; i < count; i++) {
      samples[i] = from[offset + i];
      all |= samples[i];
    }
    writeHeader(count);
    // Bits that are 0 in every sample are told once.
    int wasted = all == 0 ? 0 : Integer.numberOfTrailingZeros(all);
    for (int i = 0; i < count; i++) {
      samples[i] >>= wasted;
    }
    writeSubframe(count, wasted);
    bits.putFrameCheck();
    bits.writeTo(out);
    number++;
  }

  private void writeHeader(int count) {
    int blockCode = LONG_BLOCK_CODE;
    if (count == BLOCK) {
      blockCode = BLOCK_CODE;
    } else if (count <= 256) {
      blockCode = SHORT_BLOCK_CODE;
    }
    int usual = USUAL_RATES.indexOf(sampleRate);
    int rateCode = sampleRate < 1 << 16 ? RATE_IN_HERTZ : 0;
    rateCode = usual >= 0 ? FIRST_USUAL_RATE + usual : rateCode;
    bits.put(SYNC, 16);
    bits.put(blockCode, 4);
    bits.put(rateCode, 4);
    bits.put(0, 4); // one channel
    bits.put(SAMPLE_16_BITS, 3);
    bits.put(0, 1);
    putNumber();
    if (blockCode != BLOCK_CODE) {
      bits.put(count - 1, blockCode == SHORT_BLOCK_CODE ? 8 : 16);
    }
    if (rateCode == RATE_IN_HERTZ) {
      bits.put(sampleRate, 16);
    }
    bits.putHeaderCheck();
  }

  /** UTF-8, as if it were a character's number: Java's own knows no surrogates. */
  private void putNumber() {
    if (number < 0x80) {
      bits.put(number, 8);
    } else if (number < 0x800) {
      bits.put(0xC0 | number >> 6, 8);
      bits.put(0x80 | number & 0x3f, 8);
    } else if (number < 0x10000) {
      bits.put(0xE0 | number >> 12, 8);
      bits.put(0x80 | number >> 6 & 0x3f, 8);
      bits.put(0x80 | number & 0x3f, 8);
    } else {
      bits.put(0xF0 | number >> 18, 8);
      bits.put(0x80 | number >> 12 & 0x3f, 8);
      bits.put(0x80 | number >> 6 & 0x3f, 8);
      bits.put(0x80 | number & 0x3f, 8);
    }
  }

  private void writeSubframe(int count, int wasted) {
    int width = Short.SIZE - wasted;
    if (isConstant(count)) {
      putSubframeHeader(0, wasted);
      bits.put(samples[0], width);
      return;
    }
    Prediction fixed = Prediction.bestFixed(samples, count);
    Prediction fitted = Prediction.fitted(samples, count);
    fixed.leave(samples, count, fixedErrors);
    boolean fits = fitted.leave(samples, count, fittedErrors);
    Residual fixedResidual = new Residual(fixedErrors, fixed.order(), count);
    Residual fittedResidual = new Residual(fittedErrors, fitted.order(), count);
    long fixedBits = fixed.headerBits(width) + fixedResidual.bits();
    long fittedBits = fits ? fitted.headerBits(width) + fittedResidual.bits() : Long.MAX_VALUE;
    if (Math.min(fixedBits, fittedBits) >= (long) count * width) {
      putSubframeHeader(1, wasted);
      putSamples(count, width);
    } else if (fixedBits <= fittedBits) {
      put(fixed, fixedResidual, width);
    } else {
      put(fitted, fittedResidual, width);
    }
  }

  private boolean isConstant(int count) {
    int i = 1;
    while (i < count && samples[i] == samples[0]) {
      i++;
    }
    return i == count;
  }

  private void put(Prediction prediction, Residual residual, int width) {
    putSubframeHeader(prediction.type(), Short.SIZE - width);
    putSamples(prediction.order(), width);
    if (prediction.isLinear()) {
      bits.put(Prediction.WEIGHT_BITS - 1, 4);
      bits.put(prediction.shift(), 5);
      for (int weight : prediction.weights()) {
        bits.put(weight, Prediction.WEIGHT_BITS);
      }
    }
    residual.write(bits);
  }

  private void putSubframeHeader(int type, int wasted) {
    bits.put(type, 7);
    bits.put(wasted == 0 ? 0 : 1, 1);
    if (wasted > 0) {
      bits.putUnary(wasted - 1);
    }
  }

  private void putSamples(int count, int width) {
    for (int i = 0; i < count; i++) {
      bits.put(samples[i], width);
    }
  }

  void wipe() {
    bits.wipe();
    Arrays.fill(samples, 0);
    Arrays.fill(fixedErrors, 0);
    Arrays.fill(fittedErrors, 0);
  }
}
