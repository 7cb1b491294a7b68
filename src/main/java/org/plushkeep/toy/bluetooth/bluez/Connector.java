package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.Bus;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Deadline;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** Links with one toy: finds it, connects, waits until its services are resolved. */
final class Connector {
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration SEEKING = Duration.ofSeconds(8);
  private static final Duration STEP = Duration.ofMillis(500);

  /** How long what contradicts itself may take to put itself right. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final Bluez bluez;
  private final BluezObjects objects;
  private final Devices devices;
  private final ToyId id;
  private final Deadline deadline;

  Connector(Bluez bluez, ToyId id, Deadline deadline) {
    this.bluez = bluez;
    this.objects = bluez.objects;
    this.devices = new Devices(bluez);
    this.id = id;
    this.deadline = deadline;
  }

  /**
   * A link whose services are resolved. It owns the connection with BlueZ from then on.
   *
   * @throws ToyException {@code OUT_OF_RANGE}, {@code NO_ANSWER}, {@code NOT_UNDERSTOOD}, {@code
   *     BLUETOOTH_OFF}, {@code NOT_ALLOWED}, {@code CANCELLED}
   */
  BluezGattLink connect() throws ToyException {
    try {
      Adapters.poweredOn(bluez);
      String device = devices.find(id).or(this::seek).orElseThrow(this::outOfRange);
      return connect(device);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped(e);
    }
  }

  private BluezGattLink connect(String device) throws ToyException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Attempt trying = new Attempt(device);
      try {
        return trying.connect();
      } catch (BusException e) {
        // A radio link is often not made at the first try.
        boolean again = e.isOneOf("Failed", "InProgress", "NotConnected");
        if (!again || attempt == ATTEMPTS || deadline.over()) {
          throw Trouble.linking(e);
        }
      } finally {
        trying.letGoUnlessLinked();
      }
      Thread.sleep(deadline.left(PAUSE));
    }
  }

  private ToyException outOfRange() {
    return new ToyException(Problem.OUT_OF_RANGE, "The toy " + id + " is not in range any more.");
  }

  /** BlueZ forgets what it has found some time after the search; then it must search again. */
  private Optional<String> seek() {
    List<String> looking = new ArrayList<>();
    try {
      Deadline most = Deadline.in(deadline.left(SEEKING));
      looking.addAll(Adapters.startDiscovery(bluez));
      Optional<String> device = devices.find(id);
      while (device.isEmpty() && !most.over()) {
        long changes = objects.changes();
        device = devices.find(id);
        if (device.isEmpty()) {
          objects.awaitChange(changes, most.left(STEP));
        }
      }
      return device;
    } catch (ToyException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      looking.forEach(bluez::stopDiscovery);
    }
  }

  /** One try. */
  private final class Attempt {
    private final String device;
    private final BluezGattLink link;
    private @Nullable Deadline contradictionEnds;
    private boolean wasConnected;
    private boolean linked;

    Attempt(String device) {
      this.device = device;
      this.link = new BluezGattLink(bluez, device, deadline);
      bluez.watch(link);
    }

    BluezGattLink connect() throws ToyException, BusException, InterruptedException {
      CompletableFuture<Bus.Reply> answer = bluez.send(device, Bluez.DEVICE, "Connect", "");
      var _ = answer.whenComplete((reply, e) -> objects.nudge());
      while (true) {
        long changes = objects.changes();
        boolean answered = isAnswered(answer);
        Optional<Boolean> said = objects.truth(device, Bluez.DEVICE, "ServicesResolved");
        // After that: when it says that all is there, all is found.
        Map<GattCharacteristic, String> found = characteristics();
        if (isReady(answered, said, found)) {
          linked = true;
          link.use(found);
          return link;
        }
        if (deadline.over()) {
          throw new BusException(BusException.NO_REPLY, "not linked in time");
        }
        objects.awaitChange(changes, deadline.left(STEP));
        if (objects.changes() == changes) {
          lookAgain();
        }
      }
    }

    private boolean isAnswered(CompletableFuture<Bus.Reply> answer) throws BusException {
      if (!answer.isDone()) {
        return false;
      }
      try {
        Bus.await(answer, Duration.ZERO);
      } catch (BusException e) {
        if (!e.isOneOf("AlreadyConnected")) {
          throw e;
        }
      }
      return true;
    }

    private boolean isReady(
        boolean answered, Optional<Boolean> said, Map<GattCharacteristic, String> found)
        throws BusException, ToyException {
      if (!objects.has(device, Bluez.DEVICE)) {
        throw new BusException("org.freedesktop.DBus.Error.UnknownObject", "it has gone");
      }
      Optional<Boolean> connected = objects.truth(device, Bluez.DEVICE, "Connected");
      if (wasConnected && !connected.orElse(true)) {
        throw new BusException("org.bluez.Error.NotConnected", "it has let go again");
      }
      wasConnected |= connected.orElse(false);
      if (!connected.orElse(answered)) {
        return false;
      }
      boolean resolved = said.orElse(answered);
      boolean whole = found.keySet().containsAll(GattCharacteristic.needed());
      if (resolved == whole || (!resolved && said.isEmpty())) {
        contradictionEnds = null;
        return resolved && whole;
      }
      if (!lastsTooLong()) {
        return false;
      }
      if (!whole) {
        throw new ToyException(
            Problem.NOT_UNDERSTOOD, "It answered, but not as a CloudPets toy does.");
      }
      return true; // it never says that it is ready, and has all that is needed
    }

    /** All is resolved, it says, but something is missing; or the other way about. */
    private boolean lastsTooLong() {
      Deadline ends = contradictionEnds;
      if (ends == null) {
        ends = Deadline.in(GRACE);
        contradictionEnds = ends;
      }
      return ends.over();
    }

    /** Whoever stands in for BlueZ may tell of nothing by itself. */
    private void lookAgain() throws BusException {
      bluez.refresh(deadline.left(Bluez.PATIENCE));
      bluez.read(device, Bluez.DEVICE, "Connected", "ServicesResolved");
    }

    private Map<GattCharacteristic, String> characteristics() {
      Map<GattCharacteristic, String> found = new EnumMap<>(GattCharacteristic.class);
      for (String path : objects.with(Bluez.CHARACTERISTIC)) {
        if (path.startsWith(device + "/")) {
          bluez.complete(path, Bluez.CHARACTERISTIC, "UUID");
          objects
              .text(path, Bluez.CHARACTERISTIC, "UUID")
              .flatMap(GattCharacteristic::of)
              .ifPresent(one -> found.putIfAbsent(one, path));
        }
      }
      return found;
    }

    void letGoUnlessLinked() {
      if (!linked) {
        bluez.unwatch(link);
        link.letGo();
      }
    }
  }
}
