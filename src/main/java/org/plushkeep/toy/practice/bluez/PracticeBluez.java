package org.plushkeep.toy.practice.bluez;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.practice.PracticeToy;

/**
 * Stands in for BlueZ on a private bus: one radio, and devices in range of it. It behaves as BlueZ
 * does; tests build upon it what does not.
 */
public class PracticeBluez implements AutoCloseable {
  protected static final String ADAPTER = "org.bluez.Adapter1";
  protected static final String DEVICE = "org.bluez.Device1";
  protected static final String SERVICE = "org.bluez.GattService1";
  protected static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";
  protected static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  protected static final String MANAGER = "org.freedesktop.DBus.ObjectManager";

  /** The name of the radio's object. */
  protected static final String RADIO = "/org/bluez/radio7";

  private static final String UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod";
  private static final String UNKNOWN_OBJECT = "org.freedesktop.DBus.Error.UnknownObject";

  private final Map<String, Map<String, Map<String, Variant<?>>>> objects = new LinkedHashMap<>();
  private final Map<String, PracticeDevice> devices = new ConcurrentHashMap<>();
  private volatile @Nullable BusPeer peer;
  private volatile boolean discovering;

  /** One radio that is on, and nobody to tell of it before {@link #join}. */
  protected PracticeBluez() {
    put(RADIO, ADAPTER, Map.of("Powered", new Variant<>(true), "Name", new Variant<>("radio")));
  }

  /** On a bus, with a practice toy in range. */
  public static PracticeBluez with(String busAddress, String toyAddress, PracticeToy toy) {
    PracticeBluez bluez = new PracticeBluez();
    bluez.appear(new PracticeDevice(bluez, toyAddress, PracticeToy.ADVERTISED_NAME, -60, toy));
    bluez.join(busAddress);
    return bluez;
  }

  /** Becomes BlueZ on a bus. */
  protected final void join(String busAddress) {
    peer = new BusPeer(busAddress, "org.bluez", this::answer);
  }

  /** Puts a device into range. */
  protected <T extends PracticeDevice> T appear(T device) {
    devices.put(device.path(), device);
    device.appear();
    return device;
  }

  /** Whether anybody looks. */
  public final boolean isDiscovering() {
    return discovering;
  }

  /** Sends a signal as it is. */
  protected final void signal(
      String path, String iface, String member, @Nullable String signature, Object... arguments) {
    BusPeer to = peer;
    if (to != null) {
      to.signal(path, iface, member, signature, arguments);
    }
  }

  /** Whoever it is on the bus; empty before it has joined. */
  protected final @Nullable BusPeer joined() {
    return peer;
  }

  /** An object has an interface with these properties from now on. */
  protected final synchronized void put(
      String path, String iface, Map<String, Variant<?>> properties) {
    objects
        .computeIfAbsent(path, key -> new LinkedHashMap<>())
        .put(iface, new LinkedHashMap<>(properties));
  }

  /** Tells that objects have come that {@link #put} has made. */
  protected void tellAdded(String path) {
    Map<String, Map<String, Variant<?>>> interfaces = listed().get(path);
    if (interfaces != null) {
      signal(manager(), MANAGER, "InterfacesAdded", "oa{sa{sv}}", path, interfaces);
    }
  }

  /** An object goes. */
  protected final void remove(String path, String iface) {
    synchronized (this) {
      objects.remove(path);
    }
    tellRemoved(path, iface);
  }

  /** Tells that it has gone. */
  protected void tellRemoved(String path, String iface) {
    signal(manager(), MANAGER, "InterfacesRemoved", "oas", path, List.of(iface));
  }

  /** Properties get other values. */
  protected void change(String path, String iface, Map<String, Variant<?>> values) {
    if (set(path, iface, values)) {
      tellChanged(path, iface, values);
    }
  }

  /** The same, told to nobody; whether there is such an object. */
  protected final synchronized boolean set(
      String path, String iface, Map<String, Variant<?>> values) {
    Map<String, Map<String, Variant<?>>> object = objects.get(path);
    Map<String, Variant<?>> properties = object == null ? null : object.get(iface);
    if (properties != null) {
      properties.putAll(values);
    }
    return properties != null;
  }

  /** Tells that properties have other values. */
  protected final void tellChanged(String path, String iface, Map<String, Variant<?>> values) {
    signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", iface, values, List.of());
  }

  /** Where the objects can be asked for. */
  protected String manager() {
    return "/";
  }

  /** Answers a call; null when it is never to be answered. */
  protected @Nullable Answer answer(Call call) throws Refusal {
    return switch (call.iface()) {
      case MANAGER -> managed(call);
      case PROPERTIES -> property(call);
      case ADAPTER -> radio(call);
      default -> device(call);
    };
  }

  private Answer managed(Call call) throws Refusal {
    if (!call.path().equals(manager())) {
      throw new Refusal(UNKNOWN_OBJECT);
    }
    // One thread is all that BlueZ has: nothing goes between this list and its being sent.
    return Answer.inTurn("a{oa{sa{sv}}}", this::listed);
  }

  /** All objects, as they are told. */
  protected final synchronized Map<String, Map<String, Map<String, Variant<?>>>> listed() {
    Map<String, Map<String, Map<String, Variant<?>>>> copy = new LinkedHashMap<>();
    objects.forEach(
        (path, interfaces) -> {
          Map<String, Map<String, Variant<?>>> listed = new LinkedHashMap<>();
          interfaces.forEach((iface, properties) -> listed.put(iface, shown(properties)));
          copy.put(path, listed);
        });
    return copy;
  }

  /** The properties of an object that are listed with it. */
  protected Map<String, Variant<?>> shown(Map<String, Variant<?>> properties) {
    return new LinkedHashMap<>(properties);
  }

  private synchronized Answer property(Call call) throws Refusal {
    Map<String, Map<String, Variant<?>>> object = objects.get(call.path());
    Map<String, Variant<?>> properties =
        object == null ? null : object.get(String.valueOf(call.arguments().getFirst()));
    if (properties == null) {
      throw new Refusal(UNKNOWN_OBJECT);
    }
    if (call.member().equals("GetAll")) {
      return Answer.of("a{sv}", new LinkedHashMap<>(properties));
    }
    Variant<?> value = properties.get(String.valueOf(call.arguments().get(1)));
    if (value == null) {
      throw new Refusal("org.freedesktop.DBus.Error.InvalidArgs");
    }
    return Answer.of("v", value);
  }

  /** Answers for the radio. */
  protected Answer radio(Call call) throws Refusal {
    switch (call.member()) {
      case "SetDiscoveryFilter" -> {}
      case "StartDiscovery" -> {
        synchronized (this) {
          discovering = true;
        }
        lookedFor();
      }
      case "StopDiscovery" -> discovering = false;
      default -> throw new Refusal(UNKNOWN_METHOD);
    }
    return Answer.DONE;
  }

  /** Somebody has begun to look. */
  protected void lookedFor() {}

  /** Somebody did what nobody may. */
  protected void breach() {}

  private @Nullable Answer device(Call call) throws Refusal {
    for (PracticeDevice device : devices.values()) {
      boolean its =
          call.path().equals(device.path()) || call.path().startsWith(device.path() + "/");
      if (its && isThere(call.path())) {
        return device.answer(call);
      }
    }
    throw new Refusal(UNKNOWN_OBJECT);
  }

  private synchronized boolean isThere(String path) {
    return objects.containsKey(path);
  }

  @Override
  public void close() {
    BusPeer leaving = peer;
    if (leaving != null) {
      leaving.close();
    }
  }
}
