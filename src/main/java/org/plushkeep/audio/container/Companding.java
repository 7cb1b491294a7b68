package org.plushkeep.audio.container;

/** The two laws of telephony (ITU-T G.711), eight bits to sixteen. */
final class Companding {
  private static final short[] A_LAW = new short[256];
  private static final short[] MU_LAW = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      A_LAW[code] = expandA(code ^ 0x55);
      MU_LAW[code] = expandMu(~code & 0xff);
    }
  }

  private Companding() {}

  static short aLaw(byte code) {
    return A_LAW[code & 0xff];
  }

  static short muLaw(byte code) {
    return MU_LAW[code & 0xff];
  }

  private static short expandA(int code) {
    int segment = code >> 4 & 7;
    int mantissa = (code & 15) << 4 | 8;
    int magnitude = segment == 0 ? mantissa : (mantissa | 0x100) << (segment - 1);
    return (short) ((code & 0x80) != 0 ? magnitude : -magnitude);
  }

  private static short expandMu(int code) {
    int segment = code >> 4 & 7;
    int magnitude = (((code & 15) << 3 | 0x84) << segment) - 0x84;
    return (short) ((code & 0x80) != 0 ? -magnitude : magnitude);
  }
}
