package org.plushkeep.away;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.away.AwaySignals.Watch;
import org.plushkeep.away.MacSessionSignals.Session;
import org.plushkeep.away.MacSleepSignals.Notice;
import org.plushkeep.away.MacSleepSignals.Notices;
import org.plushkeep.away.MacSleepSignals.Source.Connection;

/** What is made of macOS' notices, and of its answers, without the system. */
@Timeout(60)
final class MacSignalsTest {
  private final BlockingQueue<Reason> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> allowed = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile Notices notices = (_, _) -> {};
  private volatile CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);

  private CompletableFuture<Boolean> hear(Reason reason) {
    told.add(reason);
    return answer;
  }

  private Connection connect(Notices to) {
    notices = to;
    open.countDown();
    return new Connection() {
      @Override
      public void allow(long id) {
        allowed.add(id);
      }

      @Override
      public void close() {
        closed.complete(true);
      }
    };
  }

  private Watch watching() throws InterruptedException {
    Watch watch = new MacSleepSignals(() -> this::connect, Duration.ZERO).watch(this::hear);
    assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
    return watch;
  }

  @Test
  void aLockingThatFailsLetsItSleepToo() throws Exception {
    watching();
    answer = CompletableFuture.failedFuture(new IllegalStateException());
    notices.told(Notice.WILL_SLEEP, 1);
    assertThat(allowed.poll(30, TimeUnit.SECONDS)).isEqualTo(1L);
  }

  @Test
  void aSleepThatWasNotToldOfIsToldAfterwards() throws Exception {
    Watch watch = watching();
    notices.told(Notice.HAS_SLEPT, 0);
    assertThat(told).containsExactly(Reason.SLEEP);
    notices.told(Notice.WILL_SLEEP, 2);
    notices.told(Notice.HAS_SLEPT, 0);
    assertThat(told).as("once").hasSize(2);
    assertThat(allowed.poll(30, TimeUnit.SECONDS)).isEqualTo(2L);
    watch.close();
    assertThat(closed.get(30, TimeUnit.SECONDS)).isTrue();
    notices.told(Notice.WILL_SLEEP, 3);
    notices.told(Notice.HAS_SLEPT, 0);
    assertThat(told).as("nothing after the end").hasSize(2);
    assertThat(allowed.poll(30, TimeUnit.SECONDS)).as("and nothing waits for it").isEqualTo(3L);
  }

  @Test
  void aScreenThatIsLockedAndAnotherUsersAreToldOnce() {
    List<Optional<Session>> states = new ArrayList<>();
    Runnable[] tick = new Runnable[1];
    new MacSessionSignals(
            () -> () -> states.removeFirst(),
            (period, look) -> {
              assertThat(period).isEqualTo(MacSessionSignals.LOOK_EVERY);
              tick[0] = look;
              return () -> {};
            })
        .watch(this::hear);
    Optional<Session> free = Optional.of(new Session(true, false));
    Optional<Session> locked = Optional.of(new Session(true, true));
    Optional<Session> others = Optional.of(new Session(false, false));
    states.addAll(
        List.of(
            free, locked, locked, Optional.empty(), locked, free, others, others, free, locked));
    while (!states.isEmpty()) {
      tick[0].run();
    }
    assertThat(told)
        .containsExactly(Reason.SESSION_LOCKED, Reason.SESSION_LEFT, Reason.SESSION_LOCKED);
  }

  @Test
  void whoIsToldAndFailsIsToldAgainTheNextTime() {
    List<Optional<Session>> states = new ArrayList<>();
    Runnable[] tick = new Runnable[1];
    new MacSessionSignals(
            () -> () -> states.removeFirst(),
            (_, look) -> {
              tick[0] = look;
              return () -> {};
            })
        .watch(
            reason -> {
              told.add(reason);
              throw new IllegalStateException("in trouble");
            });
    Optional<Session> locked = Optional.of(new Session(true, true));
    states.addAll(List.of(locked, Optional.of(new Session(true, false)), locked));
    while (!states.isEmpty()) {
      tick[0].run();
    }
    assertThat(told).containsExactly(Reason.SESSION_LOCKED, Reason.SESSION_LOCKED);
  }

  @Test
  void aSystemThatDoesNotTellIsAskedNoMore() {
    int[] asked = new int[1];
    Runnable[] tick = new Runnable[1];
    new MacSessionSignals(
            () -> {
              asked[0]++;
              throw new IllegalArgumentException("no such library");
            },
            (_, look) -> {
              tick[0] = look;
              return () -> {};
            })
        .watch(this::hear);
    tick[0].run();
    tick[0].run();
    assertThat(asked[0]).isEqualTo(1);
    assertThat(told).isEmpty();
  }
}
