package org.plushkeep.toy.bluetooth.standin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.practice.PracticeToy;

/**
 * Stands in for BlueZ on a private bus: one radio, and devices in range of it, toys among them
 * whose other end is a practice toy. It counts how often anybody asks for a microphone.
 */
public final class StandInBluez implements AutoCloseable {
  static final String ADAPTER = "org.bluez.Adapter1";
  static final String DEVICE = "org.bluez.Device1";
  static final String SERVICE = "org.bluez.GattService1";
  static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";
  static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  static final String MANAGER = "org.freedesktop.DBus.ObjectManager";

  /** The name of the radio's object. */
  static final String RADIO = "/org/bluez/radio7";

  final Set<Habit> habits = EnumSet.noneOf(Habit.class);

  /** Every method called so far, by interface and name, in order. */
  public final List<String> called = new CopyOnWriteArrayList<>();

  private final Map<String, Map<String, Map<String, Variant<?>>>> objects = new LinkedHashMap<>();
  private final Map<String, StandInDevice> devices = new ConcurrentHashMap<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Set<String> mute = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> whenCalled = new ConcurrentHashMap<>();
  private final List<Runnable> whenLookedFor = new ArrayList<>();
  private final BusPeer peer;
  private volatile int breaches;
  private volatile boolean discovering;

  /** Joins a bus as BlueZ, with one radio that is on. */
  public StandInBluez(String address, Habit... habits) {
    this.habits.addAll(List.of(habits));
    put(RADIO, ADAPTER, Map.of("Powered", new Variant<>(true), "Name", new Variant<>("radio")));
    peer = new BusPeer(address, "org.bluez", this::answer);
  }

  boolean has(Habit habit) {
    return habits.contains(habit);
  }

  /** Puts a toy into range. */
  public StandInDevice toy(String address, PracticeToy toy) {
    return appear(new StandInDevice(this, address, PracticeToy.ADVERTISED_NAME, -60, toy));
  }

  /** Puts something into range that calls itself as it likes; it may be a toy. */
  public StandInDevice device(String address, String name, Integer strength, PracticeToy toy) {
    return appear(new StandInDevice(this, address, name, strength, toy));
  }

  private StandInDevice appear(StandInDevice device) {
    devices.put(device.path(), device);
    synchronized (this) {
      if (has(Habit.APPEARS_WHEN_LOOKED_FOR) && !discovering) {
        whenLookedFor.add(device::appear);
        return device;
      }
    }
    device.appear();
    return device;
  }

  /** From now on this method is refused. */
  public StandInBluez refuses(String member, String error) {
    refusals.put(member, error);
    return this;
  }

  /** From now on this method is answered again. */
  public StandInBluez allows(String member) {
    refusals.remove(member);
    mute.remove(member);
    return this;
  }

  /** From now on this happens before this method is answered. */
  public StandInBluez whenCalled(String member, Runnable happens) {
    whenCalled.put(member, happens);
    return this;
  }

  /** From now on this method is never answered. */
  public StandInBluez isMuteAt(String member) {
    mute.add(member);
    return this;
  }

  /** Switches the radio. */
  public void power(boolean on) {
    change(RADIO, ADAPTER, Map.of("Powered", new Variant<>(on)));
  }

  /** Pulls the radio out. */
  public void unplug() {
    remove(RADIO, ADAPTER);
  }

  public boolean isDiscovering() {
    return discovering;
  }

  /** How often anybody asked a toy here for its microphone. */
  public int breaches() {
    return breaches;
  }

  void breach() {
    breaches++;
  }

  /** Sends a signal as it is. */
  public BusPeer peer() {
    return peer;
  }

  synchronized void put(String path, String iface, Map<String, Variant<?>> properties) {
    objects
        .computeIfAbsent(path, key -> new LinkedHashMap<>())
        .put(iface, new LinkedHashMap<>(properties));
  }

  /** Tells that objects have come that {@link #put} has made. */
  void tellAdded(String path) {
    Map<String, Map<String, Variant<?>>> interfaces = listed().get(path);
    if (!has(Habit.SIGNALS_VALUES_ONLY) && peer != null) {
      peer.signal(manager(), MANAGER, "InterfacesAdded", "oa{sa{sv}}", path, interfaces);
    }
  }

  void remove(String path, String iface) {
    synchronized (this) {
      objects.remove(path);
    }
    if (!has(Habit.SIGNALS_VALUES_ONLY)) {
      peer.signal(manager(), MANAGER, "InterfacesRemoved", "oas", path, List.of(iface));
    }
  }

  void change(String path, String iface, Map<String, Variant<?>> values) {
    synchronized (this) {
      Map<String, Map<String, Variant<?>>> object = objects.get(path);
      if (object == null) {
        return;
      }
      object.get(iface).putAll(values);
    }
    if (!has(Habit.SIGNALS_VALUES_ONLY)) {
      tellChanged(path, iface, values);
    }
  }

  void tellChanged(String path, String iface, Map<String, Variant<?>> values) {
    peer.signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", iface, values, List.of());
  }

  private String manager() {
    return has(Habit.MANAGER_ELSEWHERE) ? "/org/bluez" : "/";
  }

  private Answer answer(Call call) throws Refusal {
    called.add(call.method());
    whenCalled.getOrDefault(call.member(), () -> {}).run();
    if (mute.contains(call.member())) {
      return null;
    }
    String refusal = refusals.get(call.member());
    if (refusal != null) {
      throw new Refusal(refusal);
    }
    return switch (call.iface()) {
      case MANAGER -> managed(call);
      case PROPERTIES -> property(call);
      case ADAPTER -> radio(call);
      default -> device(call);
    };
  }

  private Answer managed(Call call) throws Refusal {
    if (!call.path().equals(manager())) {
      throw new Refusal("org.freedesktop.DBus.Error.UnknownObject");
    }
    return Answer.of("a{oa{sa{sv}}}", listed());
  }

  private synchronized Map<String, Map<String, Map<String, Variant<?>>>> listed() {
    Map<String, Map<String, Map<String, Variant<?>>>> copy = new LinkedHashMap<>();
    objects.forEach(
        (path, interfaces) -> {
          Map<String, Map<String, Variant<?>>> listed = new LinkedHashMap<>();
          interfaces.forEach(
              (iface, properties) ->
                  listed.put(
                      iface,
                      has(Habit.LISTS_NO_PROPERTIES)
                          ? new LinkedHashMap<>()
                          : new LinkedHashMap<>(properties)));
          copy.put(path, listed);
        });
    return copy;
  }

  private synchronized Answer property(Call call) throws Refusal {
    Map<String, Map<String, Variant<?>>> object = objects.get(call.path());
    if (has(Habit.NO_GET) || (has(Habit.NO_GET_ALL) && call.member().equals("GetAll"))) {
      throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
    if (object == null || !object.containsKey(call.arguments().getFirst())) {
      throw new Refusal("org.freedesktop.DBus.Error.UnknownObject");
    }
    Map<String, Variant<?>> properties = object.get(call.arguments().getFirst());
    if (call.member().equals("GetAll")) {
      return Answer.of("a{sv}", new LinkedHashMap<>(properties));
    }
    Variant<?> value = properties.get(call.arguments().get(1));
    if (value == null) {
      throw new Refusal("org.freedesktop.DBus.Error.InvalidArgs");
    }
    return Answer.of("v", value);
  }

  private Answer radio(Call call) throws Refusal {
    boolean few = has(Habit.FEW_METHODS);
    if (few && !call.member().equals("StartDiscovery")) {
      throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
    switch (call.member()) {
      case "SetDiscoveryFilter" -> {}
      case "StartDiscovery" -> {
        discovering = true;
        List<Runnable> appearing;
        synchronized (this) {
          appearing = List.copyOf(whenLookedFor);
          whenLookedFor.clear();
        }
        appearing.forEach(Runnable::run);
      }
      case "StopDiscovery" -> discovering = false;
      default -> throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
    return Answer.DONE;
  }

  private Answer device(Call call) throws Refusal {
    for (StandInDevice device : devices.values()) {
      if (call.path().equals(device.path()) || call.path().startsWith(device.path() + "/")) {
        if (!objectIsThere(call.path())) {
          break;
        }
        return device.answer(call);
      }
    }
    throw new Refusal("org.freedesktop.DBus.Error.UnknownObject");
  }

  private synchronized boolean objectIsThere(String path) {
    return objects.containsKey(path);
  }

  Variant<?> number(int value) {
    return has(Habit.WIDE_NUMBERS) ? new Variant<>((long) value) : new Variant<>((short) value);
  }

  static Variant<?> handle(int value) {
    return new Variant<>(new UInt16(value));
  }

  @Override
  public void close() {
    peer.close();
  }
}
