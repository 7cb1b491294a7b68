package org.plushkeep.toy.practice;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** One clip on its way to the practice toy (protocol note, "Upload"). Guarded by its toy. */
final class PracticeUpload {
  /** Bytes the toy asks for at a time. */
  static final int BLOCK = 200;

  private static final int COMMAND_BYTES = 18;

  private final int slot;
  private final ByteArrayOutputStream clip = new ByteArrayOutputStream();
  private int wanted;

  private PracticeUpload(int slot) {
    this.slot = slot;
  }

  static boolean keyFits(byte[] command) {
    for (int i = 2; i < COMMAND_BYTES; i++) {
      if (command[i] != i - 2) {
        return false;
      }
    }
    return true;
  }

  static boolean wellFormed(byte[] command) {
    return command.length == COMMAND_BYTES && command[1] >= 0 && command[1] <= 4;
  }

  static PracticeUpload of(byte[] command) {
    return new PracticeUpload(command[1]);
  }

  int slot() {
    return slot;
  }

  byte[] clip() {
    return clip.toByteArray();
  }

  /** The next request: u16 bytes wanted, u16 transferred. */
  byte[] request() {
    wanted = BLOCK;
    return value(wanted, clip.size());
  }

  /** The last request: none wanted; transferred tells whether it succeeded. */
  byte[] report(boolean succeeded) {
    return value(0, succeeded ? Math.max(1, clip.size()) : 0);
  }

  /** Takes what was asked for, drops what was not; true when a new request is due. */
  boolean take(byte[] value) {
    int taken = Math.min(value.length, wanted);
    clip.writeBytes(Arrays.copyOf(value, taken));
    wanted -= taken;
    return taken > 0 && wanted == 0;
  }

  private static byte[] value(int bytes, int count) {
    int most = Math.min(count, 0xFFFF);
    return new byte[] {(byte) bytes, (byte) (bytes >> 8), (byte) most, (byte) (most >> 8)};
  }
}
