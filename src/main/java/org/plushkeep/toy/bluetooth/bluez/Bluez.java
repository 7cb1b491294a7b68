package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.Bus;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Deadline;
import org.plushkeep.bus.SystemBusAddress;
import org.plushkeep.bus.Values;
import org.plushkeep.toy.ToyException;

/**
 * BlueZ behind a connection of its own: its objects as it tells of them, and calls of their
 * methods. Only what BlueZ itself says is believed: the bus passes on signals that anybody sends.
 */
final class Bluez implements AutoCloseable {
  static final String ADAPTER = "org.bluez.Adapter1";
  static final String DEVICE = "org.bluez.Device1";
  static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";

  /** How long BlueZ itself, without a radio in between, may take for an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String NAME = "org.bluez";
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  private static final String MANAGER = "org.freedesktop.DBus.ObjectManager";
  private static final String BUS = "org.freedesktop.DBus";
  private static final List<String> MANAGERS = List.of("/", "/org/bluez");
  private static final List<String> RULES =
      List.of(
          "type='signal',sender='org.bluez'",
          "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.bluez'");

  /** Told of changes on the bus's thread, in their order. Must not block. */
  interface Watcher {
    /** Some interfaces of an object have come. */
    default void added(String path, Map<String, Object> interfaces) {}

    /** Properties have been given other values, or none. */
    default void changed(
        String path, String iface, Map<String, Object> values, List<String> invalidated) {}

    /** Some interfaces of an object have gone. */
    default void removed(String path, List<String> interfaces) {}

    /** BlueZ, or the bus to it, has gone. */
    default void gone() {}
  }

  final BluezObjects objects = new BluezObjects();

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Bus bus;

  /** BlueZ's unique name on the bus; empty before it has answered for the first time. */
  private volatile String owner = "";

  private volatile String manager = MANAGERS.getFirst();

  private Bluez(String socketFile, Deadline deadline) throws BusException {
    bus = Bus.open(socketFile, new Ear(), deadline, PATIENCE);
  }

  /**
   * Finds BlueZ on the bus and learns what objects it has.
   *
   * @param address of the bus
   * @throws ToyException {@code NO_BLUETOOTH}, {@code NOT_ALLOWED}, {@code CANCELLED}
   */
  static Bluez open(String address, Deadline deadline) throws ToyException {
    List<String> socketFiles = SystemBusAddress.socketFiles(address);
    if (socketFiles.isEmpty()) {
      throw Trouble.noSocketFile();
    }
    BusException failure = null;
    for (String socketFile : socketFiles) {
      try {
        return open(new Bluez(socketFile, deadline), deadline);
      } catch (BusException e) {
        failure = e;
      }
    }
    throw Trouble.looking(failure == null ? new BusException(BusException.NO_BUS, "") : failure);
  }

  private static Bluez open(Bluez bluez, Deadline deadline) throws BusException {
    boolean open = false;
    try {
      for (String rule : RULES) {
        bluez.bus.subscribe(rule, deadline.left(PATIENCE));
      }
      bluez.findManager(deadline);
      open = true;
      return bluez;
    } finally {
      if (!open) {
        bluez.close();
      }
    }
  }

  private void findManager(Deadline deadline) throws BusException {
    for (String path : MANAGERS) {
      manager = path;
      try {
        refresh(deadline.left(PATIENCE));
        return;
      } catch (BusException e) {
        if (!e.isNotThere() || path.equals(MANAGERS.getLast())) {
          throw e;
        }
      }
    }
  }

  /** Reads all objects anew. */
  void refresh(Duration most) throws BusException {
    bus.call(
        new Bus.Call(NAME, manager, MANAGER, "GetManagedObjects", "", List.of()),
        reply -> {
          // In its turn among the signals: those before it are in it, those after it change it.
          owner = reply.sender();
          objects.addAll(
              Values.dictionary(reply.arguments().isEmpty() ? null : reply.arguments().getFirst()));
        },
        most);
  }

  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  void unwatch(Watcher watcher) {
    watchers.remove(watcher);
  }

  /** Calls a method of an object and waits for its answer. */
  List<Object> call(
      String path,
      String iface,
      String method,
      Duration most,
      String signature,
      Object... arguments)
      throws BusException {
    return Bus.await(send(path, iface, method, signature, arguments), most).arguments();
  }

  /** Calls a method of an object; the answer comes later. */
  CompletableFuture<Bus.Reply> send(
      String path, String iface, String method, String signature, Object... arguments) {
    return bus.send(new Bus.Call(NAME, path, iface, method, signature, List.of(arguments)));
  }

  /**
   * Makes sure that properties are known, as far as BlueZ tells: some who stand in for it leave
   * them out of their list of objects. Each is asked for once.
   */
  void complete(String path, String iface, String... properties) {
    boolean known = Stream.of(properties).allMatch(one -> objects.knows(path, iface, one));
    if (!known && asked.add(path + " " + iface)) {
      read(path, iface, properties);
    }
  }

  /** Reads properties now; those that cannot be read stay as they were. */
  void read(String path, String iface, String... properties) {
    try {
      List<Object> all = call(path, PROPERTIES, "GetAll", PATIENCE, "s", iface);
      Map<String, Object> values = Values.dictionary(all.isEmpty() ? null : all.getFirst());
      if (!values.isEmpty()) {
        objects.update(path, iface, values, List.of());
        return;
      }
    } catch (BusException e) {
      // One by one, then.
    }
    for (String property : properties) {
      try {
        List<Object> value = call(path, PROPERTIES, "Get", PATIENCE, "ss", iface, property);
        if (!value.isEmpty()) {
          objects.update(path, iface, Map.of(property, value.getFirst()), List.of());
        }
      } catch (BusException e) {
        // It has none.
      }
    }
  }

  /** Looks for devices in range, by Bluetooth low energy alone where BlueZ lets one choose. */
  void startDiscovery(String adapter) throws BusException {
    try {
      Map<String, Variant<?>> filter = Map.of("Transport", new Variant<>("le"));
      call(adapter, ADAPTER, "SetDiscoveryFilter", PATIENCE, "a{sv}", filter);
    } catch (BusException e) {
      if (e.isOneOf("NotReady", "AccessDenied", "NotAuthorized")) {
        throw e;
      }
      // Without it, more is found than is needed.
    }
    try {
      call(adapter, ADAPTER, "StartDiscovery", PATIENCE, "");
    } catch (BusException e) {
      if (!e.isOneOf("InProgress", "UnknownMethod")) {
        throw e;
      }
      // It looks already, or all the time.
    }
  }

  /** Ends {@link #startDiscovery}, as well as that goes. */
  void stopDiscovery(String adapter) {
    try {
      call(adapter, ADAPTER, "StopDiscovery", Duration.ofSeconds(2), "");
    } catch (BusException e) {
      // BlueZ ends it by itself when the connection with it ends.
    }
  }

  @Override
  public void close() {
    bus.close();
  }

  /** Listens for BlueZ. */
  private final class Ear implements Bus.Listener {
    @Override
    public void signal(Bus.Signal signal) {
      if (signal.name().equals(BUS + ".NameOwnerChanged")) {
        ownerChanged(signal);
      } else if (!owner.isEmpty() && signal.sender().equals(owner)) {
        switch (signal.name()) {
          case PROPERTIES + ".PropertiesChanged" -> changed(signal);
          case MANAGER + ".InterfacesAdded" -> added(signal);
          case MANAGER + ".InterfacesRemoved" -> removed(signal);
          default -> {}
        }
      }
    }

    private void ownerChanged(Bus.Signal signal) {
      List<Object> arguments = signal.arguments();
      boolean fromTheBus = signal.sender().isEmpty() || signal.sender().equals(BUS);
      if (fromTheBus
          && arguments.size() == 3
          && arguments.getFirst().equals(NAME)
          && !owner.isEmpty()
          && !arguments.getLast().equals(owner)) {
        tellGone();
      }
    }

    private void changed(Bus.Signal signal) {
      if (argument(signal, 0) instanceof String iface) {
        Map<String, Object> values = Values.dictionary(argument(signal, 1));
        List<String> invalidated = Values.texts(argument(signal, 2));
        objects.update(signal.path(), iface, values, invalidated);
        watchers.forEach(one -> one.changed(signal.path(), iface, values, invalidated));
      }
    }

    private void added(Bus.Signal signal) {
      if (argument(signal, 0) instanceof String path) {
        Map<String, Object> interfaces = Values.dictionary(argument(signal, 1));
        objects.add(path, interfaces);
        watchers.forEach(one -> one.added(path, interfaces));
      }
    }

    private void removed(Bus.Signal signal) {
      if (argument(signal, 0) instanceof String path) {
        List<String> interfaces = Values.texts(argument(signal, 1));
        objects.remove(path, interfaces);
        watchers.forEach(one -> one.removed(path, interfaces));
      }
    }

    private static @Nullable Object argument(Bus.Signal signal, int index) {
      return index < signal.arguments().size() ? signal.arguments().get(index) : null;
    }

    @Override
    public void ended() {
      tellGone();
    }

    private void tellGone() {
      objects.nudge();
      watchers.forEach(Watcher::gone);
    }
  }
}
