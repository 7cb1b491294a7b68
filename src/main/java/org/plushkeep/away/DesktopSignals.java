package org.plushkeep.away;

import java.awt.Desktop;
import java.awt.Desktop.Action;
import java.awt.desktop.SystemEventListener;
import java.awt.desktop.SystemSleepEvent;
import java.awt.desktop.SystemSleepListener;
import java.awt.desktop.UserSessionEvent;
import java.awt.desktop.UserSessionListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Java itself tells of sleep and of the person's session, on Windows and macOS. Neither waits
 * for an answer. On macOS only another user's session counts as leaving: Java does not tell there
 * of a locked screen ({@link MacSessionSignals} does).
 */
public final class DesktopSignals implements AwaySignals {
  private final Source source;
  private final Duration pause;

  /** By {@link Desktop}, where this system has one. */
  public DesktopSignals() {
    this(new JavaDesktop(), Duration.ofSeconds(2));
  }

  /**
   * @param pause before Java's desktop is started: on macOS JavaFX must have come first, and
   *     everywhere a window is to be drawn meanwhile
   */
  DesktopSignals(Source source, Duration pause) {
    this.source = source;
    this.pause = pause;
  }

  /** Who tells. */
  interface Source {
    boolean tells(Action action);

    void add(SystemEventListener listener);

    void remove(SystemEventListener listener);
  }

  @Override
  public Watch watch(Listener listener) {
    Ear ear = new Ear(listener);
    Thread.ofPlatform().daemon().name("desktop signals").start(() -> register(ear));
    return () -> {
      ear.closed.countDown();
      forget(ear);
    };
  }

  private void register(Ear ear) {
    try {
      if (ear.closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      if (source.tells(Action.APP_EVENT_SYSTEM_SLEEP)
          || source.tells(Action.APP_EVENT_USER_SESSION)) {
        source.add(ear);
        ear.registered.set(true);
      }
    } catch (RuntimeException | LinkageError e) {
      return; // a system without a desktop
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (ear.isClosed()) {
      forget(ear);
    }
  }

  private void forget(Ear ear) {
    if (ear.registered.compareAndSet(true, false)) {
      source.remove(ear);
    }
  }

  /** Listens for both. What is in their events exists only where there is a display. */
  static final class Ear implements SystemSleepListener, UserSessionListener {
    final AtomicBoolean registered = new AtomicBoolean();
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicBoolean asleep = new AtomicBoolean();
    private final Listener listener;

    Ear(Listener listener) {
      this.listener = listener;
    }

    boolean isClosed() {
      return closed.getCount() == 0;
    }

    @Override
    public void systemAboutToSleep(SystemSleepEvent e) {
      fallsAsleep();
    }

    void fallsAsleep() {
      asleep.set(true);
      tell(Reason.SLEEP);
    }

    @Override
    public void systemAwoke(SystemSleepEvent e) {
      wakesUp();
    }

    /** The first sign may have come too late to be heard before. */
    void wakesUp() {
      if (!asleep.getAndSet(false)) {
        tell(Reason.SLEEP);
      }
    }

    @Override
    public void userSessionDeactivated(UserSessionEvent e) {
      isLeft(e.getReason());
    }

    void isLeft(UserSessionEvent.Reason why) {
      boolean locked = why == UserSessionEvent.Reason.LOCK;
      tell(locked ? Reason.SESSION_LOCKED : Reason.SESSION_LEFT);
    }

    @Override
    public void userSessionActivated(UserSessionEvent e) {
      // Somebody is there again, who may be another.
    }

    private void tell(Reason reason) {
      if (!isClosed()) {
        var _ = listener.left(reason);
      }
    }
  }

  /** The only use of {@link Desktop}: nothing is ever opened or browsed by it. */
  private static final class JavaDesktop implements Source {
    @Override
    public boolean tells(Action action) {
      return Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(action);
    }

    @Override
    public void add(SystemEventListener listener) {
      Desktop.getDesktop().addAppEventListener(listener);
    }

    @Override
    public void remove(SystemEventListener listener) {
      Desktop.getDesktop().removeAppEventListener(listener);
    }
  }
}
