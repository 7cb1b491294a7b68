package org.plushkeep.toy.cloudpets;

import java.time.Duration;

/**
 * How quickly something is sent to a toy, and how long it is waited for (protocol note, "Upload").
 *
 * @param gap between two pieces of a clip
 * @param request how long the toy may ask for nothing, or not say how it ended
 * @param settle what it needs after an upload before the next command
 * @param whole for all of one clip, however often the toy asks
 */
public record Pace(Duration gap, Duration request, Duration settle, Duration whole) {
  /** 8 ms, 5 s, 250 ms and 5 min. */
  public static Pace standard() {
    return new Pace(
        Duration.ofMillis(8), Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofMinutes(5));
  }

  /** For a toy within this program, which needs no time: as standard, but without pauses. */
  public static Pace withoutPauses() {
    Pace standard = standard();
    return new Pace(Duration.ZERO, standard.request(), Duration.ZERO, standard.whole());
  }
}
