package org.plushkeep.toy.bluetooth.standin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.bus.standin.BusPeer.Answer;
import org.plushkeep.bus.standin.BusPeer.Call;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.bluetooth.GattPeripheral;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.bluez.PracticeBluez;

/**
 * The stand-in for BlueZ with whatever a test wants of it: habits, refusals, silence. It counts how
 * often anybody asks for a microphone.
 */
public final class StandInBluez extends PracticeBluez {
  // For those who work mischief with it.
  static final String DEVICE = PracticeBluez.DEVICE;
  static final String CHARACTERISTIC = PracticeBluez.CHARACTERISTIC;
  static final String PROPERTIES = PracticeBluez.PROPERTIES;
  static final String MANAGER = PracticeBluez.MANAGER;

  /** Every method called so far, by interface and name, in order. */
  public final List<String> called = new CopyOnWriteArrayList<>();

  private final Set<Habit> habits = EnumSet.noneOf(Habit.class);
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Set<String> mute = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> whenCalled = new ConcurrentHashMap<>();
  private final Map<String, Runnable> whenAnswered = new ConcurrentHashMap<>();
  private final List<StandInDevice> near = new CopyOnWriteArrayList<>();
  private final List<Runnable> whenLookedFor = new ArrayList<>();
  private volatile int breaches;

  /** Joins a bus as BlueZ, with one radio that is on. */
  public StandInBluez(String address, Habit... habits) {
    this.habits.addAll(List.of(habits));
    join(address);
  }

  boolean has(Habit habit) {
    return habits.contains(habit);
  }

  /** Puts a toy into range. */
  public StandInDevice toy(String address, GattPeripheral toy) {
    return device(address, PracticeToy.ADVERTISED_NAME, -60, toy);
  }

  /** Puts something into range that calls itself as it likes; it may be a toy. */
  public StandInDevice device(String address, String name, Integer strength, GattPeripheral toy) {
    StandInDevice device = appear(new StandInDevice(this, address, name, strength, toy));
    near.add(device);
    return device;
  }

  /** Whether a device has to wait until somebody looks. */
  synchronized boolean waits(Runnable appearing) {
    boolean waits = has(Habit.APPEARS_WHEN_LOOKED_FOR) && !isDiscovering();
    if (waits) {
      whenLookedFor.add(appearing);
    }
    return waits;
  }

  @Override
  protected void lookedFor() {
    List<Runnable> appearing;
    synchronized (this) {
      appearing = List.copyOf(whenLookedFor);
      whenLookedFor.clear();
    }
    appearing.forEach(Runnable::run);
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

  /** From now on this happens when this method has its answer, which is sent after that. */
  public StandInBluez whenAnswered(String member, Runnable happens) {
    whenAnswered.put(member, happens);
    return this;
  }

  /** From now on this method is never answered. */
  public StandInBluez isMuteAt(String member) {
    mute.add(member);
    return this;
  }

  /** Switches the radio. As with BlueZ itself, links end first, and then the radio is off. */
  public void power(boolean on) {
    if (!on) {
      near.forEach(StandInDevice::loseLink);
    }
    change(RADIO, ADAPTER, Map.of("Powered", new Variant<>(on)));
  }

  /** Pulls the radio out. */
  public void unplug() {
    near.forEach(StandInDevice::loseLink);
    remove(RADIO, ADAPTER);
  }

  /** Plugs the radio in again. */
  public void plugIn() {
    put(RADIO, ADAPTER, Map.of("Powered", new Variant<>(true), "Name", new Variant<>("radio")));
    tellAdded(RADIO);
  }

  /** How often anybody asked a toy here for its microphone. */
  public int breaches() {
    return breaches;
  }

  /** What BlueZ has read of a device's battery appears with the device. */
  void battery(String path, int percent) {
    put(path, "org.bluez.Battery1", Map.of("Percentage", new Variant<>((byte) percent)));
    tellAdded(path);
  }

  @Override
  protected void breach() {
    breaches++;
  }

  /** Sends a signal as it is. */
  public BusPeer peer() {
    return joined();
  }

  @Override
  protected void tellAdded(String path) {
    if (!has(Habit.SIGNALS_VALUES_ONLY)) {
      super.tellAdded(path);
    }
  }

  @Override
  protected void tellRemoved(String path, String iface) {
    if (!has(Habit.SIGNALS_VALUES_ONLY)) {
      super.tellRemoved(path, iface);
    }
  }

  @Override
  protected void change(String path, String iface, Map<String, Variant<?>> values) {
    if (has(Habit.SIGNALS_VALUES_ONLY)) {
      set(path, iface, values);
    } else {
      super.change(path, iface, values);
    }
  }

  @Override
  protected String manager() {
    return has(Habit.MANAGER_ELSEWHERE) ? "/org/bluez" : super.manager();
  }

  @Override
  protected Map<String, Variant<?>> shown(Map<String, Variant<?>> properties) {
    return has(Habit.LISTS_NO_PROPERTIES) ? new LinkedHashMap<>() : super.shown(properties);
  }

  @Override
  protected Answer answer(Call call) throws Refusal {
    called.add(call.method());
    whenCalled.getOrDefault(call.member(), () -> {}).run();
    if (mute.contains(call.member())) {
      return null;
    }
    String refusal = refusals.get(call.member());
    if (refusal != null) {
      throw new Refusal(refusal);
    }
    boolean getting = call.iface().equals(PROPERTIES);
    if (getting
        && (has(Habit.NO_GET) || (has(Habit.NO_GET_ALL) && call.member().equals("GetAll")))) {
      throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
    Answer answer = super.answer(call);
    whenAnswered.getOrDefault(call.member(), () -> {}).run();
    return answer;
  }

  @Override
  protected Answer radio(Call call) throws Refusal {
    if (has(Habit.FEW_METHODS) && !call.member().equals("StartDiscovery")) {
      throw new Refusal("org.freedesktop.DBus.Error.UnknownMethod");
    }
    return super.radio(call);
  }
}
