package org.plushkeep.toy.bluetooth.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.practice.PracticeToy;

/** One device in range of the stand-in's radio. */
public final class StandInDevice {
  private static final String FAILED = "org.bluez.Error.Failed";

  private final StandInBluez bluez;
  private final String address;
  private final String name;
  private final Integer strength;
  private final PracticeToy toy;

  private volatile String lacking = "";

  // Guarded by this.
  private GattLink link;

  StandInDevice(
      StandInBluez bluez, String address, String name, Integer strength, PracticeToy toy) {
    this.bluez = bluez;
    this.address = address;
    this.name = name;
    this.strength = strength;
    this.toy = toy;
  }

  String path() {
    return StandInBluez.RADIO + "/dev_" + address.replace(':', '_');
  }

  private String service() {
    return path() + "/service000c";
  }

  String path(GattCharacteristic characteristic) {
    return service() + "/char%04x".formatted(0x0d + 3 * characteristic.ordinal());
  }

  void appear() {
    Map<String, Variant<?>> properties = new LinkedHashMap<>();
    if (!bluez.has(Habit.NO_ADDRESS)) {
      properties.put("Address", new Variant<>(address));
    }
    if (bluez.has(Habit.NAMELESS)) {
      properties.put("Alias", new Variant<>(address.replace(':', '-')));
      properties.put(
          "UUIDs",
          new Variant<>(
              List.of("00001800-0000-1000-8000-00805f9b34fb", serviceUuid().toUpperCase()), "as"));
    } else if (name != null) {
      properties.put(bluez.has(Habit.ALIAS_ONLY) ? "Alias" : "Name", new Variant<>(name));
    }
    if (strength != null && !bluez.has(Habit.NO_STRENGTH)) {
      properties.put("RSSI", bluez.number(strength));
    }
    if (!bluez.has(Habit.NEVER_SAYS_CONNECTED)) {
      properties.put("Connected", new Variant<>(bluez.has(Habit.CONNECTED_FROM_THE_START)));
    }
    if (!bluez.has(Habit.NEVER_SAYS_RESOLVED)) {
      properties.put("ServicesResolved", new Variant<>(false));
    }
    bluez.put(path(), StandInBluez.DEVICE, properties);
    if (bluez.has(Habit.CHARACTERISTICS_FROM_THE_START)) {
      putServices();
    }
    bluez.tellAdded(path());
  }

  private static String serviceUuid() {
    return GattCharacteristic.SERVICE.toString();
  }

  /** Has no characteristic of this name. */
  public StandInDevice lacks(String characteristic) {
    lacking = characteristic;
    return this;
  }

  List<GattCharacteristic> characteristics() {
    return Stream.of(GattCharacteristic.values())
        .filter(one -> !one.name().equals(lacking))
        .toList();
  }

  /** Goes out of range: the link breaks, and BlueZ forgets it. */
  public void vanish() {
    bluez.remove(path(), StandInBluez.DEVICE);
    GattLink lost = take();
    if (lost != null) {
      lost.close();
    }
  }

  /** Is heard with this strength. */
  public void heard(int dbm) {
    bluez.change(path(), StandInBluez.DEVICE, Map.of("RSSI", bluez.number(dbm)));
  }

  /** The link breaks. */
  public void loseLink() {
    GattLink lost = take();
    if (lost != null) {
      lost.close();
    }
  }

  public synchronized boolean isLinked() {
    return link != null;
  }

  private synchronized GattLink take() {
    GattLink taken = link;
    link = null;
    return taken;
  }

  Answer answer(Call call) throws Refusal {
    return switch (call.member()) {
      case "Connect" -> connect();
      case "Disconnect" -> {
        loseLink();
        yield Answer.DONE;
      }
      default -> characteristic(call);
    };
  }

  private Answer connect() throws Refusal {
    if (toy == null) {
      throw new Refusal(FAILED);
    }
    synchronized (this) {
      if (link != null) {
        throw new Refusal("org.bluez.Error.AlreadyConnected");
      }
      try {
        link = toy.connect();
      } catch (ToyException e) {
        throw new Refusal(FAILED);
      }
      link.onDisconnect(this::disconnected);
    }
    if (bluez.has(Habit.CONNECT_ANSWERS_FIRST)) {
      var _ = Thread.ofPlatform().daemon().start(this::resolveLater);
    } else {
      resolve();
    }
    return bluez.has(Habit.CONNECT_NEVER_ANSWERS) ? null : Answer.DONE;
  }

  private void resolveLater() {
    try {
      Thread.sleep(200);
      resolve();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void resolve() {
    say("Connected", true, Habit.NEVER_SAYS_CONNECTED);
    putServices();
    bluez.tellAdded(service());
    for (GattCharacteristic one : characteristics()) {
      bluez.tellAdded(path(one));
    }
    if (!bluez.has(Habit.NEVER_RESOLVED)) {
      say("ServicesResolved", true, Habit.NEVER_SAYS_RESOLVED);
    }
  }

  private void putServices() {
    bluez.put(service(), StandInBluez.SERVICE, Map.of("UUID", new Variant<>(serviceUuid())));
    for (GattCharacteristic one : characteristics()) {
      bluez.put(
          path(one),
          StandInBluez.CHARACTERISTIC,
          Map.of(
              "UUID",
              new Variant<>(one.uuid().toString()),
              "Handle",
              StandInBluez.handle(one.ordinal())));
    }
  }

  private void say(String property, boolean value, Habit unless) {
    if (!bluez.has(unless)) {
      bluez.change(path(), StandInBluez.DEVICE, Map.of(property, new Variant<>(value)));
    }
  }

  private void disconnected() {
    var _ = take();
    say("ServicesResolved", false, Habit.NEVER_SAYS_RESOLVED);
    say("Connected", false, Habit.NEVER_SAYS_CONNECTED);
    if (!bluez.has(Habit.CHARACTERISTICS_FROM_THE_START)) {
      characteristics().forEach(one -> bluez.remove(path(one), StandInBluez.CHARACTERISTIC));
      bluez.remove(service(), StandInBluez.SERVICE);
    }
  }

  private Answer characteristic(Call call) throws Refusal {
    GattLink linked;
    synchronized (this) {
      linked = link;
    }
    Optional<GattCharacteristic> named =
        characteristics().stream().filter(one -> path(one).equals(call.path())).findFirst();
    if (linked == null || named.isEmpty()) {
      throw new Refusal("org.bluez.Error.NotConnected");
    }
    try {
      return characteristic(linked, named.get(), call);
    } catch (ToyException e) {
      throw new Refusal(FAILED);
    }
  }

  private Answer characteristic(GattLink linked, GattCharacteristic one, Call call)
      throws Refusal, ToyException {
    switch (call.member()) {
      case "ReadValue" -> {
        byte[] value = linked.read(one);
        if (bluez.has(Habit.READING_SIGNALS)) {
          notify(one, value);
        }
        return Answer.of("ay", (Object) value);
      }
      case "WriteValue" -> {
        boolean plain = ((Map<?, ?>) call.arguments().get(1)).isEmpty();
        if (bluez.has(Habit.NO_WRITE_OPTIONS) && !plain) {
          throw new Refusal("org.bluez.Error.InvalidArguments");
        }
        byte[] value = bytes((List<?>) call.arguments().getFirst());
        if (one == GattCharacteristic.COMMAND
            && value.length > 1
            && value[0] == 8
            && value[1] == 2) {
          bluez.breach();
        }
        linked.write(one, value);
        return Answer.DONE;
      }
      case "StartNotify" -> {
        linked.subscribe(one, value -> notify(one, value));
        return Answer.DONE;
      }
      case "StopNotify" -> {
        if (!bluez.has(Habit.FEW_METHODS)) {
          return Answer.DONE;
        }
        throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
      }
      default -> throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
  }

  /** Notifies of a value. */
  public void notify(GattCharacteristic one, byte[] value) {
    bluez.tellChanged(
        path(one), StandInBluez.CHARACTERISTIC, Map.of("Value", new Variant<>(value, "ay")));
  }

  private static byte[] bytes(List<?> list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ((Number) list.get(i)).byteValue();
    }
    return bytes;
  }
}
