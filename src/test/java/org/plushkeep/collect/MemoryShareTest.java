package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thirty recorders with the largest recordings have no more memory together than one. */
@Timeout(60)
class MemoryShareTest {
  @Test
  void oneLargeRecordingHoldsUpTheNextUntilItIsDone() throws Exception {
    int all = MemoryShare.left();
    AtomicBoolean had = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    Thread second;
    try (MemoryShare _ = MemoryShare.of(5 * Importer.MOST_BYTES)) {
      assertThat(MemoryShare.left()).isZero();
      second =
          Thread.ofVirtual()
              .start(
                  () -> {
                    begun.countDown();
                    try (MemoryShare _ = MemoryShare.of(1)) {
                      had.set(true);
                    }
                  });
      begun.await();
      while (second.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(had).isFalse();
    }
    second.join();
    assertThat(had).isTrue();
    assertThat(MemoryShare.left()).isEqualTo(all);
  }

  @Test
  void moreThanThereIsIsAllOfIt() {
    try (MemoryShare _ = MemoryShare.of(Long.MAX_VALUE / 2)) {
      assertThat(MemoryShare.left()).isZero();
    }
  }
}
