package org.plushkeep.toy.cloudpets;

/**
 * The few things this program ever says to a toy (protocol note, "Radio"). Starting the toy's
 * microphone ({@code 08 02}) has no encoder here, on purpose.
 */
final class Commands {
  private static final int KEY_BYTES = 16;

  private Commands() {}

  /** {@code 02}: send me the recording. */
  static byte[] sendRecording() {
    return new byte[] {0x02};
  }

  /** {@code 0b}: paw presses arrive as states 18 and 19, or no longer. */
  static byte[] gameMode(boolean on) {
    return new byte[] {0x0b, (byte) (on ? 1 : 0)};
  }

  /**
   * {@code 00 SLOT} and the place of a security key, which is 00 to 0f on every known toy: start an
   * upload.
   *
   * @param slot 1 to 4
   */
  static byte[] startUpload(int slot) {
    byte[] command = new byte[2 + KEY_BYTES];
    command[1] = (byte) slot;
    for (int i = 0; i < KEY_BYTES; i++) {
      command[2 + i] = (byte) i;
    }
    return command;
  }

  /** {@code 01}: all has been sent. */
  static byte[] endUpload() {
    return new byte[] {0x01};
  }

  /**
   * {@code 08 01 N}: play a slot, of which the toy counts from its own recording's on.
   *
   * @param slot 1 to 4
   */
  static byte[] play(int slot) {
    return new byte[] {0x08, 0x01, (byte) (slot + 1)};
  }

  /** {@code 08 01 00}: fall silent. */
  static byte[] stopPlaying() {
    return new byte[] {0x08, 0x01, 0x00};
  }

  /**
   * For the volume's characteristic.
   *
   * @param level 0 to 255
   */
  static byte[] volume(int level) {
    return new byte[] {0, (byte) level};
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
