package org.plushkeep.audio.g7221;

/** The bit rates of the 7 kHz mode: 50 frames of 20 ms a second (G.722.1, clause 1). */
public enum BitRate {
  /** 16 kbit/s, what the toy plays: 40 bytes a frame. */
  KBIT_16(16),
  /** 24 kbit/s: 60 bytes a frame. */
  KBIT_24(24),
  /** 32 kbit/s: 80 bytes a frame. */
  KBIT_32(32);

  private final int frameBits;

  BitRate(int kilobits) {
    frameBits = kilobits * 1000 / 50;
  }

  /** Bits in a frame: 320, 480 or 640. */
  public int frameBits() {
    return frameBits;
  }

  /** Bytes in a frame: 40, 60 or 80. */
  public int frameBytes() {
    return frameBits / 8;
  }
}
