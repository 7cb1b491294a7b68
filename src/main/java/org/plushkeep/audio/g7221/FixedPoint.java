package org.plushkeep.audio.g7221;

/** The few operations of the reference's 16-bit arithmetic that can reach their limits here. */
final class FixedPoint {
  private FixedPoint() {}

  /** The nearest 16-bit value. */
  static int saturate16(int value) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  /** The nearest 32-bit value. */
  static int saturate32(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  /** {@code -value}, which for the least 16-bit value is the greatest. */
  static int negate16(int value) {
    return Math.min(Short.MAX_VALUE, -value);
  }

  /** The magnitude, which for the least 16-bit value is the greatest. */
  static int magnitude16(int value) {
    return Math.min(Short.MAX_VALUE, Math.abs(value));
  }
}
