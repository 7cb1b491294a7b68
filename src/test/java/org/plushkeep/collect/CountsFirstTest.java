package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Of many recorders all are counted before one is compared; a slow one holds up nobody for long.
 */
@Timeout(120)
class CountsFirstTest {
  @Test
  void comparingWaitsUntilTheLastIsCounted() throws Exception {
    CountsFirst counts = new CountsFirst(Duration.ofDays(1));
    CountsFirst.Counting one = counts.counting();
    CountsFirst.Counting other = counts.counting();
    Thread comparing = Thread.ofPlatform().daemon().start(counts::await);
    one.close();
    while (comparing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(comparing.isAlive()).as("one is still being counted").isTrue();
    other.close();
    comparing.join();
  }

  @Test
  void oneThatIsVerySlowIsNotWaitedForWithoutEnd() {
    CountsFirst counts = new CountsFirst(Duration.ofMillis(20));
    try (CountsFirst.Counting _ = counts.counting()) {
      counts.await();
    }
  }

  @Test
  void whereNobodyCountsNobodyWaits() {
    CountsFirst counts = new CountsFirst(Duration.ofDays(1));
    counts.counting().close();
    counts.await();
  }
}
