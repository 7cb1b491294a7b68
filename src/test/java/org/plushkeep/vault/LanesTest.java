package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void resultsAndProgressAreInOrderWhoeverIsFirst() throws Exception {
    List<Long> told = new ArrayList<>();
    List<Long> squares =
        Lanes.run(
            100,
            number -> {
              if (number % 7 == 0) {
                Thread.yield();
              }
              return number * number;
            },
            told::add);
    assertThat(squares).hasSize(100).isSorted().endsWith(99L * 99);
    assertThat(told).hasSize(100).isSorted().startsWith(1L).endsWith(100L);
  }

  @Test
  void severalAreDoneAtOnce() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    List<Boolean> met =
        Lanes.run(
            2,
            _ -> {
              both.countDown();
              try {
                return both.await(1, TimeUnit.MINUTES);
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            },
            _ -> {});
    assertThat(met).containsExactly(true, true);
  }

  @Test
  void theFirstFailureIsTheOneAndNothingGoesOnAfterIt() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger started = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Lanes.run(
                    10_000,
                    number -> {
                      started.incrementAndGet();
                      running.incrementAndGet();
                      try {
                        if (number == 5) {
                          throw new IOException("the disk is full");
                        }
                        return number;
                      } finally {
                        running.decrementAndGet();
                      }
                    },
                    _ -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
    assertThat(running).hasValue(0);
    assertThat(started.get()).isLessThan(1000);
  }

  @Test
  void whoIsToldMayEndIt() {
    AtomicInteger started = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Lanes.run(
                    10_000,
                    _ -> started.incrementAndGet(),
                    done -> {
                      if (done == 3) {
                        throw new CancellationException();
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(started.get()).isLessThan(1000);
  }
}
