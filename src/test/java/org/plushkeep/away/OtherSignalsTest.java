package org.plushkeep.away;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Desktop.Action;
import java.awt.desktop.SystemEventListener;
import java.awt.desktop.UserSessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.away.AwaySignals.Watch;

/** The clock's signs, and those of Windows and macOS at the port where Java hands them over. */
@Timeout(60)
final class OtherSignalsTest {
  private final List<Reason> told = new ArrayList<>();

  private CompletableFuture<Boolean> hear(Reason reason) {
    told.add(reason);
    return CompletableFuture.completedFuture(true);
  }

  @Test
  void aClockThatJumpsHasSleptAndOneThatTicksOrGoesBackHasNot() {
    Instant[] now = {Instant.parse("2026-11-24T15:30:00Z")};
    Runnable[] tick = new Runnable[1];
    boolean[] closed = new boolean[1];
    ClockSignals signals =
        new ClockSignals(
            () -> now[0],
            (period, look) -> {
              assertThat(period).isEqualTo(ClockSignals.LOOK_EVERY);
              tick[0] = look;
              return () -> closed[0] = true;
            });
    Watch watch = signals.watch(this::hear);
    for (Duration step :
        List.of(
            ClockSignals.LOOK_EVERY,
            ClockSignals.SLEPT, // very busy
            Duration.ofHours(-2), // put back
            ClockSignals.LOOK_EVERY)) {
      now[0] = now[0].plus(step);
      tick[0].run();
    }
    assertThat(told).isEmpty();
    now[0] = now[0].plus(ClockSignals.SLEPT).plusMillis(1);
    tick[0].run();
    now[0] = now[0].plus(ClockSignals.LOOK_EVERY);
    tick[0].run();
    assertThat(told).as("once").containsExactly(Reason.SLEEP);
    watch.close();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void theRealClockAndDesktopBeginAndEndWithoutAWord() {
    new ClockSignals().watch(this::hear).close();
    new DesktopSignals().watch(this::hear).close();
    assertThat(told).isEmpty();
  }

  @Test
  void whatJavasDesktopTellsIsTold() throws Exception {
    Desktop desktop = new Desktop(EnumSet.allOf(Action.class));
    Watch watch = new DesktopSignals(desktop, Duration.ZERO).watch(this::hear);
    DesktopSignals.Ear ear = (DesktopSignals.Ear) desktop.added.poll(30, TimeUnit.SECONDS);
    ear.fallsAsleep();
    ear.wakesUp();
    assertThat(told).containsExactly(Reason.SLEEP);
    ear.wakesUp();
    assertThat(told).as("nobody said that it would sleep").hasSize(2);
    ear.isLeft(UserSessionEvent.Reason.LOCK);
    ear.isLeft(UserSessionEvent.Reason.CONSOLE);
    assertThat(told.subList(2, told.size()))
        .containsExactly(Reason.SESSION_LOCKED, Reason.SESSION_LEFT);
    watch.close();
    assertThat(desktop.removed.poll(30, TimeUnit.SECONDS)).isSameAs(ear);
    ear.fallsAsleep();
    assertThat(told).as("nothing after the end").hasSize(4);
  }

  @Test
  void aDesktopThatTellsNothingOrFailsIsLeftAlone() throws Exception {
    Desktop mute = new Desktop(EnumSet.noneOf(Action.class));
    new DesktopSignals(mute, Duration.ZERO).watch(this::hear);
    assertThat(mute.asked.poll(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(mute.asked.poll(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(mute.added).isEmpty();
  }

  @Test
  void eachSystemHasItsOwn() {
    assertThat(AwaySignals.signsOf("Linux")).singleElement().isInstanceOf(LogindSignals.class);
    assertThat(AwaySignals.signsOf("Windows 11"))
        .hasOnlyElementsOfTypes(WindowsSleepSignals.class, DesktopSignals.class)
        .hasSize(2);
    assertThat(AwaySignals.signsOf("Mac OS X"))
        .hasOnlyElementsOfTypes(
            MacSleepSignals.class, MacSessionSignals.class, DesktopSignals.class)
        .hasSize(3);
    assertThat(AwaySignals.signsOf("FreeBSD")).singleElement().isInstanceOf(DesktopSignals.class);
  }

  @Test
  void severalAreOne() {
    List<String> ended = new ArrayList<>();
    AwaySignals one =
        listener -> {
          var _ = listener.left(Reason.SLEEP);
          return () -> ended.add("one");
        };
    AwaySignals.all(List.of(one, one, AwaySignals.none())).watch(this::hear).close();
    assertThat(told).containsExactly(Reason.SLEEP, Reason.SLEEP);
    assertThat(ended).hasSize(2);
  }

  /** Java's desktop, as it is where this test does not run. */
  private static final class Desktop implements DesktopSignals.Source {
    final BlockingQueue<Action> asked = new LinkedBlockingQueue<>();
    final BlockingQueue<SystemEventListener> added = new LinkedBlockingQueue<>();
    final BlockingQueue<SystemEventListener> removed = new LinkedBlockingQueue<>();
    private final Set<Action> able;

    Desktop(Set<Action> able) {
      this.able = able;
    }

    @Override
    public boolean tells(Action action) {
      asked.add(action);
      return able.contains(action);
    }

    @Override
    public void add(SystemEventListener listener) {
      added.add(listener);
    }

    @Override
    public void remove(SystemEventListener listener) {
      removed.add(listener);
    }
  }
}
