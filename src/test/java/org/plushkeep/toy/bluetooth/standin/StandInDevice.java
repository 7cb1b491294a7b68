package org.plushkeep.toy.bluetooth.standin;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;
import org.plushkeep.toy.practice.bluez.PracticeDevice;

/** One device in range of the stand-in's radio, with the stand-in's habits. */
public final class StandInDevice extends PracticeDevice {
  private final StandInBluez bluez;
  private volatile String lacking = "";
  private volatile boolean hasDoor = true;
  private volatile boolean paired;
  private volatile boolean onlyForPaired;
  private volatile OptionalInt held; // null: as full as the toy itself says

  StandInDevice(
      StandInBluez bluez, String address, String name, Integer strength, GattPeripheral toy) {
    super(bluez, address, name, strength, toy);
    this.bluez = bluez;
  }

  @Override
  protected void appear() {
    if (!bluez.waits(this::appearNow)) {
      appearNow();
    }
  }

  private void appearNow() {
    if (bluez.has(Habit.CHARACTERISTICS_FROM_THE_START)) {
      putServices();
    }
    super.appear();
  }

  @Override
  protected Map<String, Variant<?>> properties() {
    Map<String, Variant<?>> properties = super.properties();
    if (bluez.has(Habit.NO_ADDRESS)) {
      properties.remove("Address");
    }
    if (bluez.has(Habit.NAMELESS)) {
      properties.remove("Name");
      properties.put("Alias", new Variant<>(address().replace(':', '-')));
      properties.put(
          "UUIDs",
          new Variant<>(
              List.of(
                  "00001800-0000-1000-8000-00805f9b34fb",
                  GattCharacteristic.SERVICE.toString().toUpperCase()),
              "as"));
    } else if (bluez.has(Habit.ALIAS_ONLY) && properties.containsKey("Name")) {
      properties.put("Alias", properties.remove("Name"));
    }
    if (bluez.has(Habit.NO_STRENGTH)) {
      properties.remove("RSSI");
    }
    properties.put("Paired", new Variant<>(paired));
    properties.put("Connected", new Variant<>(bluez.has(Habit.CONNECTED_FROM_THE_START)));
    if (bluez.has(Habit.NEVER_SAYS_CONNECTED)) {
      properties.remove("Connected");
    }
    if (bluez.has(Habit.NEVER_SAYS_RESOLVED)) {
      properties.remove("ServicesResolved");
    }
    return properties;
  }

  @Override
  protected Variant<?> number(int value) {
    return bluez.has(Habit.WIDE_NUMBERS) ? new Variant<>((long) value) : super.number(value);
  }

  /** Has no characteristic of this name. */
  public StandInDevice lacks(String characteristic) {
    lacking = characteristic;
    return this;
  }

  /** Offers no way in for other firmware. */
  public StandInDevice hasNoDoor() {
    hasDoor = false;
    return this;
  }

  @Override
  protected boolean hasDoor() {
    return hasDoor;
  }

  /** Is paired with this computer by Bluetooth itself. */
  public StandInDevice isPaired() {
    paired = true;
    bluez.change(path(), StandInBluez.DEVICE, Map.of("Paired", new Variant<>(true)));
    return this;
  }

  /** Lets nobody read it who is not paired with it. */
  public StandInDevice isOnlyForPaired() {
    onlyForPaired = true;
    return this;
  }

  /** Its battery is as full as that, and read as it is: BlueZ shows nothing of it by itself. */
  public StandInDevice holdsLevel(int level) {
    held = OptionalInt.of(level);
    return this;
  }

  /** Has no battery that could be asked. */
  public StandInDevice hasNoBattery() {
    held = OptionalInt.empty();
    return this;
  }

  @Override
  protected OptionalInt level() {
    OptionalInt own = held;
    return own == null ? super.level() : own;
  }

  /** Tells how full its battery is, as BlueZ shows what it has read itself. */
  public StandInDevice battery(int percent) {
    bluez.battery(path(), percent);
    return this;
  }

  @Override
  public List<GattCharacteristic> characteristics() {
    return super.characteristics().stream().filter(one -> !one.name().equals(lacking)).toList();
  }

  @Override
  protected Answer connected() {
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

  @Override
  protected void say(String property, boolean value) {
    boolean silent =
        property.equals("Connected")
            ? bluez.has(Habit.NEVER_SAYS_CONNECTED)
            : bluez.has(Habit.NEVER_SAYS_RESOLVED) || (value && bluez.has(Habit.NEVER_RESOLVED));
    if (!silent) {
      super.say(property, value);
    }
  }

  @Override
  protected void forgetServices() {
    if (!bluez.has(Habit.CHARACTERISTICS_FROM_THE_START)) {
      super.forgetServices();
    }
  }

  @Override
  protected Answer characteristic(GattLink linked, GattCharacteristic one, Call call)
      throws Refusal, ToyException {
    switch (call.member()) {
      case "ReadValue" -> {
        if (onlyForPaired && !paired) {
          throw new Refusal("org.bluez.Error.NotPermitted", "Not paired");
        }
        Answer answer = super.characteristic(linked, one, call);
        if (bluez.has(Habit.READING_SIGNALS)) {
          notify(one, (byte[]) answer.arguments().getFirst());
        }
        return answer;
      }
      case "WriteValue" -> {
        boolean plain = ((Map<?, ?>) call.arguments().get(1)).isEmpty();
        if (bluez.has(Habit.NO_WRITE_OPTIONS) && !plain) {
          throw new Refusal("org.bluez.Error.InvalidArguments");
        }
        byte[] value = call.bytes();
        if (one == GattCharacteristic.COMMAND
            && value.length > 1
            && value[0] == 8
            && value[1] == 2) {
          bluez.breach();
        }
        return super.characteristic(linked, one, call);
      }
      case "StopNotify" -> {
        if (bluez.has(Habit.FEW_METHODS)) {
          throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
        }
        return Answer.DONE;
      }
      default -> {
        return super.characteristic(linked, one, call);
      }
    }
  }
}
