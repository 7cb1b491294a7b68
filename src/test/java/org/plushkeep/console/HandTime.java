package org.plushkeep.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.plushkeep.console.work.Time;

/** Time that a test turns by hand. */
public final class HandTime implements Time {
  private static final class Alarm {
    final Duration period;
    final Runnable tick;
    Instant next;

    Alarm(Duration period, Runnable tick, Instant next) {
      this.period = period;
      this.tick = tick;
      this.next = next;
    }
  }

  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T15:30:00Z");

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Stop every(Duration period, Runnable tick) {
    Alarm alarm = new Alarm(period, tick, now.plus(period));
    alarms.add(alarm);
    return () -> stop(alarm);
  }

  private synchronized void stop(Alarm alarm) {
    alarms.remove(alarm);
  }

  /** The clock goes on without anything that was due: the computer has slept, or it was put. */
  public synchronized void jump(Duration step) {
    now = now.plus(step);
    alarms.forEach(alarm -> alarm.next = alarm.next.plus(step));
  }

  /** Lets time pass; what is due runs on the calling thread. */
  public void advance(Duration step) {
    Instant target = now().plus(step);
    while (true) {
      Alarm due = null;
      synchronized (this) {
        for (Alarm alarm : alarms) {
          if (!alarm.next.isAfter(target) && (due == null || alarm.next.isBefore(due.next))) {
            due = alarm;
          }
        }
        if (due == null) {
          now = target;
          return;
        }
        now = due.next;
        due.next = due.next.plus(due.period);
      }
      due.tick.run();
    }
  }
}
