package org.plushkeep.toy.serial;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in what comes over a line. What is none (noise, a boot loader's chatter, half a
 * frame) is dropped; it never holds more than the longest frame.
 */
public final class FrameReader {
  private final byte[] held = new byte[Frame.MOST_CODED];
  private int length;
  private boolean tooLong;

  /** Takes one byte; the frame that it ends, if it ends one. */
  public Optional<Frame> take(byte value) {
    if (value != 0) {
      tooLong |= length == held.length;
      if (!tooLong) {
        held[length++] = value;
      }
      return Optional.empty();
    }
    Optional<Frame> frame =
        tooLong || length == 0 ? Optional.empty() : Frame.of(Arrays.copyOf(held, length));
    length = 0;
    tooLong = false;
    return frame;
  }
}
