package org.plushkeep.toy.practice.bluez;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.BatteryService;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;

/** One device in range of the stand-in's radio. */
public class PracticeDevice {
  private static final String FAILED = "org.bluez.Error.Failed";

  private final PracticeBluez bluez;
  private final String address;
  private final @Nullable String name;
  private final @Nullable Integer strength;
  private final @Nullable GattPeripheral remote;
  private final PracticeService door;
  private final PracticeService battery;

  // Guarded by this.
  private @Nullable GattLink link;

  /**
   * @param strength in dBm; null when it is not heard
   * @param remote its other end; null when it cannot be linked with
   */
  protected PracticeDevice(
      PracticeBluez bluez,
      String address,
      @Nullable String name,
      @Nullable Integer strength,
      @Nullable GattPeripheral remote) {
    this.bluez = bluez;
    this.address = address;
    this.name = name;
    this.strength = strength;
    this.remote = remote;
    this.door =
        new PracticeService(
            bluez, path(), 0x40, FirmwareDoor.SERVICE, FirmwareDoor.CHARACTERISTICS);
    this.battery =
        new PracticeService(
            bluez, path(), 0x30, BatteryService.SERVICE, Set.of(BatteryService.LEVEL));
  }

  /** The name of its object. */
  public final String path() {
    return PracticeBluez.RADIO + "/dev_" + address.replace(':', '_');
  }

  private String service() {
    return path() + "/service000c";
  }

  /** The name of a characteristic's object. */
  public final String path(GattCharacteristic characteristic) {
    return service() + "/char%04x".formatted(0x0a + 3 * characteristic.number());
  }

  protected final String address() {
    return address;
  }

  /** Comes into range. */
  protected void appear() {
    bluez.put(path(), PracticeBluez.DEVICE, properties());
    bluez.tellAdded(path());
  }

  /** What it has when it comes. */
  protected Map<String, Variant<?>> properties() {
    Map<String, Variant<?>> properties = new LinkedHashMap<>();
    properties.put("Address", new Variant<>(address));
    if (name != null) {
      properties.put("Name", new Variant<>(name));
    }
    if (strength != null) {
      properties.put("RSSI", number(strength));
    }
    properties.put("Paired", new Variant<>(false));
    properties.put("Connected", new Variant<>(false));
    properties.put("ServicesResolved", new Variant<>(false));
    return properties;
  }

  /** As wide as BlueZ has it. */
  protected Variant<?> number(int value) {
    return new Variant<>((short) value);
  }

  /** What it has to offer. */
  public List<GattCharacteristic> characteristics() {
    return List.of(GattCharacteristic.values());
  }

  /** Whether anybody may give it other firmware, as the real toy has it. */
  protected boolean hasDoor() {
    return true;
  }

  /** How full its battery is, 0 to 100; empty where it does not tell, or is not linked. */
  protected OptionalInt level() {
    GattLink linked = linked();
    try {
      return linked == null ? OptionalInt.empty() : linked.battery();
    } catch (ToyException e) {
      return OptionalInt.empty();
    }
  }

  private synchronized @Nullable GattLink linked() {
    return link;
  }

  /** Goes out of range: the link breaks, and BlueZ forgets it. */
  public final void vanish() {
    bluez.remove(path(), PracticeBluez.DEVICE);
    loseLink();
  }

  /** Is heard with this strength. */
  public final void heard(int dbm) {
    bluez.change(path(), PracticeBluez.DEVICE, Map.of("RSSI", number(dbm)));
  }

  /** The link breaks. */
  public final void loseLink() {
    GattLink lost = take();
    if (lost != null) {
      lost.close();
    }
  }

  public final boolean isLinked() {
    return linked() != null;
  }

  private synchronized @Nullable GattLink take() {
    GattLink taken = link;
    link = null;
    return taken;
  }

  final @Nullable Answer answer(Call call) throws Refusal {
    return switch (call.member()) {
      case "Connect" -> connect();
      case "Disconnect" -> {
        loseLink();
        yield Answer.DONE;
      }
      default -> characteristic(call);
    };
  }

  private @Nullable Answer connect() throws Refusal {
    GattPeripheral to = remote;
    if (to == null) {
      throw new Refusal(FAILED);
    }
    synchronized (this) {
      if (link != null) {
        throw new Refusal("org.bluez.Error.AlreadyConnected");
      }
      try {
        GattLink made = to.connect();
        link = made;
        made.onDisconnect(() -> disconnected(made));
      } catch (ToyException e) {
        throw new Refusal(FAILED);
      }
    }
    return connected();
  }

  /** The link is made; null when that is never to be answered. */
  protected @Nullable Answer connected() {
    resolve();
    return Answer.DONE;
  }

  /** Its services become known. */
  protected void resolve() {
    say("Connected", true);
    putServices();
    bluez.tellAdded(service());
    door.tellAdded();
    battery.tellAdded();
    characteristics().forEach(one -> bluez.tellAdded(path(one)));
    say("ServicesResolved", true);
  }

  protected final void putServices() {
    String uuid = GattCharacteristic.SERVICE.toString();
    bluez.put(service(), PracticeBluez.SERVICE, Map.of("UUID", new Variant<>(uuid)));
    if (hasDoor()) {
      door.put();
    }
    if (level().isPresent()) {
      battery.put();
    }
    for (GattCharacteristic one : characteristics()) {
      bluez.put(
          path(one),
          PracticeBluez.CHARACTERISTIC,
          Map.of(
              "UUID",
              new Variant<>(one.uuid().toString()),
              "Handle",
              new Variant<>(new UInt16(one.number()))));
    }
  }

  /** Tells that it is linked, or that its services are known, or neither any more. */
  protected void say(String property, boolean value) {
    bluez.change(path(), PracticeBluez.DEVICE, Map.of(property, new Variant<>(value)));
  }

  /**
   * Told late, it may be of a link before the one that is there now: that one stays. Nobody links
   * meanwhile: what the next link shows would be taken away with this one's.
   */
  private synchronized void disconnected(GattLink gone) {
    if (link != null && !link.equals(gone)) {
      return;
    }
    link = null;
    say("ServicesResolved", false);
    say("Connected", false);
    forgetServices();
  }

  /** What was known of its services is so no longer. */
  protected void forgetServices() {
    characteristics().forEach(one -> bluez.remove(path(one), PracticeBluez.CHARACTERISTIC));
    bluez.remove(service(), PracticeBluez.SERVICE);
    door.remove();
    battery.remove();
  }

  private Answer characteristic(Call call) throws Refusal {
    if (door.holds(call.path())) { // whoever so much as reads there does what nobody may
      bluez.breach();
      throw new Refusal("org.bluez.Error.NotPermitted");
    }
    if (battery.holds(call.path()) && call.member().equals("ReadValue")) {
      int level = level().orElseThrow(() -> new Refusal("org.bluez.Error.NotConnected"));
      return Answer.of("ay", (Object) new byte[] {(byte) level});
    }
    GattLink linked = linked();
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

  /** Answers for a characteristic. */
  protected Answer characteristic(GattLink linked, GattCharacteristic one, Call call)
      throws Refusal, ToyException {
    return switch (call.member()) {
      case "ReadValue" -> Answer.of("ay", (Object) linked.read(one));
      case "WriteValue" -> {
        linked.write(one, call.bytes());
        yield Answer.DONE;
      }
      case "StartNotify" -> {
        linked.subscribe(one, value -> notify(one, value));
        yield Answer.DONE;
      }
      case "StopNotify" -> Answer.DONE;
      default -> throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    };
  }

  /** Notifies of a value. */
  public final void notify(GattCharacteristic one, byte[] value) {
    bluez.tellChanged(
        path(one), PracticeBluez.CHARACTERISTIC, Map.of("Value", new Variant<>(value, "ay")));
  }
}
