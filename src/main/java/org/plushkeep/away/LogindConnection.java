package org.plushkeep.away;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.plushkeep.away.AwaySignals.Listener;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.bus.Bus;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Deadline;
import org.plushkeep.bus.Values;

/**
 * logind behind one connection with the bus. Only what logind itself says is believed: the bus
 * passes on signals that anybody sends.
 */
final class LogindConnection implements AutoCloseable {
  private static final String NAME = "org.freedesktop.login1";
  private static final String PATH = "/org/freedesktop/login1";
  private static final String MANAGER = NAME + ".Manager";
  private static final String SESSION = NAME + ".Session";
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  private static final String BUS = "org.freedesktop.DBus";
  private static final String FROM_LOGIND = "type='signal',sender='" + NAME + "',interface='";
  private static final List<String> RULES =
      List.of(
          "type='signal',sender='" + BUS + "',member='NameOwnerChanged',arg0='" + NAME + "'",
          FROM_LOGIND + MANAGER + "',member='PrepareForSleep'",
          FROM_LOGIND + SESSION + "',member='Lock'",
          FROM_LOGIND + PROPERTIES + "',member='PropertiesChanged',arg0='" + SESSION + "'");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String sessionId;
  private final Listener listener;
  private final SleepDelay delay;
  private final BlockingQueue<Optional<Bus.Signal>> heard = new LinkedBlockingQueue<>();
  private final Bus bus;

  // The listening thread's own; empty while logind is not there.
  private String owner = "";
  private String session = "";

  private LogindConnection(String socketFile, String sessionId, Listener listener, SleepDelay delay)
      throws BusException {
    this.sessionId = sessionId;
    this.listener = listener;
    this.delay = delay;
    bus = Bus.open(socketFile, new Ear(), Deadline.in(PATIENCE), PATIENCE);
  }

  /**
   * Connects.
   *
   * @param sessionId see {@link LogindSignals}
   * @param delay closed by the caller
   */
  static LogindConnection open(
      String socketFile, String sessionId, Listener listener, SleepDelay delay)
      throws BusException {
    LogindConnection fresh = new LogindConnection(socketFile, sessionId, listener, delay);
    boolean open = false;
    try {
      for (String rule : RULES) {
        fresh.bus.subscribe(rule, PATIENCE);
      }
      open = true;
      return fresh;
    } finally {
      if (!open) {
        fresh.close();
      }
    }
  }

  /** Tells the listener until the connection ends. */
  void listen() throws InterruptedException {
    meet();
    for (var next = heard.take(); next.isPresent(); next = heard.take()) {
      hear(next.get());
    }
  }

  /** Finds logind, and which session is this person's; there may be neither. */
  private void meet() {
    owner = "";
    session = "";
    List<Object> pid = List.of(ProcessHandle.current().pid());
    if (!sessionId.isEmpty()) {
      ask("GetSession", "s", List.of(sessionId));
    }
    if (session.isEmpty()) {
      ask("GetSession", "s", List.of("auto"));
    }
    if (session.isEmpty()) {
      ask("GetSessionByPID", "u", pid); // logind before 243 knows no "auto"
    }
    if (owner.isEmpty()) {
      owner = ownerByName();
    }
    if (!owner.isEmpty()) {
      delay.take();
    }
  }

  private void ask(String method, String signature, List<Object> arguments) {
    try {
      var call = new Bus.Call(NAME, PATH, MANAGER, method, signature, arguments);
      Bus.Reply reply = bus.call(call, PATIENCE);
      owner = reply.sender();
      session = Values.text(first(reply.arguments())).orElse("");
    } catch (BusException e) {
      // Then there is no such session, or no logind.
    }
  }

  /** For a logind that knows no session of this person: it tells of sleep all the same. */
  private String ownerByName() {
    try {
      var call =
          new Bus.Call(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", "s", List.of(NAME));
      return Values.text(first(bus.call(call, PATIENCE).arguments())).orElse("");
    } catch (BusException e) {
      return "";
    }
  }

  private void hear(Bus.Signal signal) {
    if (signal.name().equals(BUS + ".NameOwnerChanged")) {
      ownerChanged(signal);
    } else if (!owner.isEmpty() && signal.sender().equals(owner)) {
      switch (signal.name()) {
        case MANAGER + ".PrepareForSleep" -> prepareForSleep(signal);
        case SESSION + ".Lock" -> {
          if (isOurs(signal)) {
            tell(Reason.SESSION_LOCKED);
          }
        }
        case PROPERTIES + ".PropertiesChanged" -> {
          if (isOurs(signal)) {
            changed(signal);
          }
        }
        default -> {}
      }
    }
  }

  private void ownerChanged(Bus.Signal signal) {
    boolean fromTheBus = signal.sender().isEmpty() || signal.sender().equals(BUS);
    if (fromTheBus && signal.arguments().size() == 3) {
      Object now = signal.arguments().getLast();
      if (now.equals("")) {
        owner = "";
        delay.release();
      } else if (!now.equals(owner)) {
        delay.release();
        meet();
      }
    }
  }

  private void prepareForSleep(Bus.Signal signal) {
    if (Values.truth(first(signal.arguments())).orElse(false)) {
      delay.releaseAfter(listener.left(Reason.SLEEP));
    } else {
      delay.take();
    }
  }

  private boolean isOurs(Bus.Signal signal) {
    return signal.path().equals(session);
  }

  private void changed(Bus.Signal signal) {
    List<Object> arguments = signal.arguments();
    Map<String, Object> values = Values.dictionary(arguments.size() > 1 ? arguments.get(1) : null);
    List<String> unsaid = Values.texts(arguments.size() > 2 ? arguments.get(2) : null);
    if (truth("LockedHint", values, unsaid).orElse(false)) {
      tell(Reason.SESSION_LOCKED);
    } else if (!truth("Active", values, unsaid).orElse(true)) {
      tell(Reason.SESSION_LEFT);
    }
  }

  /** A property that has changed, as it was told, or as it is now where only that was told. */
  private Optional<Boolean> truth(String name, Map<String, Object> values, List<String> unsaid) {
    if (!unsaid.contains(name)) {
      return Values.truth(values.get(name));
    }
    try {
      var call = new Bus.Call(NAME, session, PROPERTIES, "Get", "ss", List.of(SESSION, name));
      return Values.truth(first(bus.call(call, PATIENCE).arguments()));
    } catch (BusException e) {
      return Optional.empty();
    }
  }

  private void tell(Reason reason) {
    var _ = listener.left(reason);
  }

  private static @Nullable Object first(List<Object> arguments) {
    return arguments.isEmpty() ? null : arguments.getFirst();
  }

  @Override
  public void close() {
    bus.close();
    heard.add(Optional.empty());
  }

  /** Hands on what comes: its thread must not wait. */
  private final class Ear implements Bus.Listener {
    @Override
    public void signal(Bus.Signal signal) {
      heard.add(Optional.of(signal));
    }

    @Override
    public void ended() {
      heard.add(Optional.empty());
    }
  }
}
