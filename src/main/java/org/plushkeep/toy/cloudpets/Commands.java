package org.plushkeep.toy.cloudpets;

/**
 * The few things this program ever says to a toy (protocol note, "Radio"). Starting the toy's
 * microphone ({@code 08 02}) has no encoder here, on purpose.
 */
final class Commands {
  private Commands() {}

  /** {@code 02}: send me the recording. */
  static byte[] sendRecording() {
    return new byte[] {0x02};
  }

  /** {@code 0b}: paw presses arrive as states 18 and 19, or no longer. */
  static byte[] gameMode(boolean on) {
    return new byte[] {0x0b, (byte) (on ? 1 : 0)};
  }

  /** For the LED's characteristic: dark. */
  static byte[] ledOff() {
    return led(0, 0);
  }

  /** For the LED's characteristic: lit. */
  static byte[] ledOn() {
    return led(1, 0);
  }

  /**
   * For the LED's characteristic: blinking.
   *
   * @param periodMillis 0 to 65535
   */
  static byte[] ledBlink(int periodMillis) {
    return led(2, periodMillis);
  }

  private static byte[] led(int mode, int periodMillis) {
    return new byte[] {(byte) mode, (byte) periodMillis, (byte) (periodMillis >> 8), 100, 0};
  }
}
