package org.plushkeep.away;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Tells when the person leaves the computer to itself, by one of the system's own signs. */
@FunctionalInterface
public interface AwaySignals {
  /** How it was noticed. */
  enum Reason {
    /** The computer is about to sleep, or has just slept. */
    SLEEP,
    /** The screen was locked. */
    SESSION_LOCKED,
    /** Somebody else uses the computer now. */
    SESSION_LEFT
  }

  /** Is told, on a thread of the signals' own. Must not block. */
  @FunctionalInterface
  interface Listener {
    /**
     * The person has left, or is about to.
     *
     * @return done when nothing can be seen any more: where the system allows it, sleep waits for
     *     that
     */
    CompletionStage<?> left(Reason reason);
  }

  /** Listening, until it is closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to listen. Never fails: what cannot be noticed here is not told of. */
  Watch watch(Listener listener);

  /** No signs at all. */
  static AwaySignals none() {
    return _ -> () -> {};
  }

  /** All that several of them notice; the same may be told more than once. */
  static AwaySignals all(List<AwaySignals> several) {
    return listener -> {
      List<Watch> watches = new ArrayList<>();
      several.forEach(one -> watches.add(one.watch(listener)));
      return () -> watches.forEach(Watch::close);
    };
  }

  /** What this system has, and the clock everywhere. */
  static AwaySignals ofThisComputer() {
    List<AwaySignals> signs = new ArrayList<>(signsOf(System.getProperty("os.name", "")));
    signs.add(new ClockSignals());
    return all(signs);
  }

  /**
   * What a system has by itself: logind on Linux; on Windows and macOS Java's own signs, and those
   * of the system that Java does not tell of or wait for.
   *
   * @param name of the system, as Java writes it
   */
  static List<AwaySignals> signsOf(String name) {
    String system = name.toLowerCase(Locale.ROOT);
    if (system.startsWith("linux")) {
      return List.of(LogindSignals.ofThisComputer());
    }
    if (system.startsWith("windows")) {
      return List.of(new WindowsSleepSignals(), new DesktopSignals());
    }
    if (system.startsWith("mac")) {
      return List.of(new MacSleepSignals(), new MacSessionSignals(), new DesktopSignals());
    }
    return List.of(new DesktopSignals());
  }
}
