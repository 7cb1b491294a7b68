package org.plushkeep.away;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;

/** Stands in for logind on a private bus, with one session of this person and one of another. */
public final class StandInLogind implements AutoCloseable {
  static final String NAME = "org.freedesktop.login1";
  static final String MANAGER = NAME + ".Manager";
  static final String SESSION = NAME + ".Session";
  static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  static final String OURS = "/org/freedesktop/login1/session/_37";
  static final String ANOTHERS = "/org/freedesktop/login1/session/_38";

  private static final String ROOT = "/org/freedesktop/login1";

  private final Semaphore met = new Semaphore(0);
  private final List<String> known;
  private final BusPeer peer;
  private volatile Map<String, Boolean> properties = Map.of("LockedHint", false, "Active", true);

  /**
   * Joins the bus.
   *
   * @param known what leads to this person's session: an id, {@code auto}, {@code pid}; else there
   *     is none
   */
  public StandInLogind(String address, String... known) {
    this.known = Arrays.asList(known);
    peer = new BusPeer(address, NAME, this::answer);
  }

  /** A program's ears for the logind on a bus, which sleep does not wait for. */
  public static AwaySignals signals(String address) {
    return new LogindSignals(address, "", Optional.empty(), Duration.ofMillis(10));
  }

  /** Waits until somebody has asked for its session, and so hears what is told from now on. */
  public StandInLogind awaitListener() throws InterruptedException {
    if (!met.tryAcquire(60, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody has asked for their session");
    }
    return this;
  }

  private Answer answer(Call call) throws Refusal {
    switch (call.method()) {
      case MANAGER + ".GetSession" -> {
        return session(call.arguments().getFirst().toString());
      }
      case MANAGER + ".GetSessionByPID" -> {
        return session(
            call.arguments().getFirst().toString().equals("" + ProcessHandle.current().pid())
                ? "pid"
                : "another's");
      }
      case PROPERTIES + ".Get" -> {
        return Answer.of("v", new Variant<>(properties.get(call.arguments().get(1).toString())));
      }
      default -> throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
  }

  private Answer session(String by) throws Refusal {
    if (known.contains(by)) {
      met.release();
      return Answer.of("o", new DBusPath(OURS));
    }
    if (by.equals("pid") && known.isEmpty()) {
      met.release(); // nothing else will be asked
    }
    throw new Refusal(NAME + (by.equals("pid") ? ".NoSessionForPID" : ".NoSuchSession"));
  }

  /** The computer is about to sleep, or has woken up. */
  public void sleeps(boolean begins) {
    peer.signal(ROOT, MANAGER, "PrepareForSleep", "b", begins);
  }

  /** Somebody asks the session to lock its screen. */
  public void asksToLock() {
    lock(OURS);
  }

  void lock(String path) {
    peer.signal(path, SESSION, "Lock", "");
  }

  /** A property of the session has another value, which is told. */
  public void tells(String property, boolean value) {
    changed(OURS, property, value);
  }

  void changed(String path, String property, boolean value) {
    peer.signal(
        path,
        PROPERTIES,
        "PropertiesChanged",
        "sa{sv}as",
        SESSION,
        Map.of(property, new Variant<>(value)),
        List.of());
  }

  /** A property of the session has another value, and only that is told. */
  void hints(String property, boolean value) {
    properties = Map.of(property, value);
    peer.signal(
        OURS, PROPERTIES, "PropertiesChanged", "sa{sv}as", SESSION, Map.of(), List.of(property));
  }

  @Override
  public void close() {
    peer.close();
  }
}
