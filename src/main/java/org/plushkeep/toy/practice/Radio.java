package org.plushkeep.toy.practice;

import java.time.Duration;
import org.plushkeep.toy.cloudpets.Pace;

/**
 * How fast the practice toy's notifications leave it.
 *
 * @param packets notifications of 20 bytes in one connection interval, at least 1
 * @param interval between two of these, 0 or more
 */
public record Radio(int packets, Duration interval) {
  /** What fits into one notification. */
  static final int PACKET_BYTES = 20;

  public Radio {
    if (packets < 1 || interval.isNegative()) {
      throw new IllegalArgumentException("at least one packet, in no negative time");
    }
  }

  /** As a toy of 2015 does: 4 packets every 30 ms, so about 2.7 kB/s. */
  public static Radio radioLike() {
    return new Radio(4, Duration.ofMillis(30));
  }

  /** As fast as this computer can. */
  public static Radio instant() {
    return new Radio(64, Duration.ZERO);
  }

  /**
   * When the notifications of one connection interval leave, counted from the command that asked
   * for them. A toy's clock is its own: however late this computer is with one, the next is not put
   * off for it.
   *
   * @param before how many bytes have left by then
   */
  Duration due(int before) {
    return interval.multipliedBy(1L + before / ((long) packets * PACKET_BYTES));
  }

  /** How quickly something is sent to a toy by this radio. */
  Pace pace() {
    return interval.isZero() ? Pace.withoutPauses() : Pace.standard();
  }
}
