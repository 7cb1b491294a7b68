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

  /** How quickly something is sent to a toy by this radio. */
  Pace pace() {
    return interval.isZero() ? Pace.withoutPauses() : Pace.standard();
  }
}
