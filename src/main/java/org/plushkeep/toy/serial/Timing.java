package org.plushkeep.toy.serial;

import java.time.Duration;

/**
 * How long the console waits (usb-link.md, "Timings").
 *
 * @param answer for an answer, before it asks the same again
 * @param tries how often it asks before it gives up, at least 1
 * @param hello for the first answer of all: opening a port makes many boards start anew
 * @param again for a toy that was pulled out half-way, to be plugged in again
 * @param look between two looks at what the toy does
 */
public record Timing(Duration answer, int tries, Duration hello, Duration again, Duration look) {
  /** 0.5 s, 8 times, 6 s, 15 s and 0.1 s. */
  public static Timing standard() {
    return new Timing(
        Duration.ofMillis(500),
        8,
        Duration.ofSeconds(6),
        Duration.ofSeconds(15),
        Duration.ofMillis(100));
  }

  /** How long one question is asked in all. */
  Duration patience() {
    return answer.multipliedBy(tries);
  }
}
