package org.plushkeep.toy.practice;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.BatteryService;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.LinkEnd;

/** One central's link with the practice toy. */
final class PracticeLink implements GattLink {
  /** Its battery is as made up as the rest of it, and never empty. */
  private static final int BATTERY = 80;

  private final PracticeToy toy;
  private final Map<GattCharacteristic, Consumer<byte[]>> listeners = new ConcurrentHashMap<>();

  private final LinkEnd end = new LinkEnd();

  PracticeLink(PracticeToy toy) {
    this.toy = toy;
  }

  @Override
  public byte[] read(GattCharacteristic characteristic) throws ToyException {
    return toy.read(this, characteristic);
  }

  @Override
  public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
    toy.write(this, characteristic, value.clone());
  }

  @Override
  public OptionalInt battery() throws ToyException {
    toy.mustBeLinked(this);
    return OptionalInt.of(BATTERY);
  }

  @Override
  public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
      throws ToyException {
    toy.mustBeLinked(this);
    listeners.put(characteristic, listener);
  }

  /** As open as a real one: nobody is paired with it, and new firmware may be put into it. */
  @Override
  public LinkTraits traits() {
    Set<UUID> offered = new HashSet<>(FirmwareDoor.ALL);
    offered.add(GattCharacteristic.SERVICE);
    offered.add(BatteryService.SERVICE);
    offered.add(BatteryService.LEVEL);
    for (GattCharacteristic one : GattCharacteristic.values()) {
      offered.add(one.uuid());
    }
    return new LinkTraits(offered, Optional.of(false));
  }

  @Override
  public void onDisconnect(Runnable action) {
    end.onEnd(action);
  }

  @Override
  public void close() {
    toy.unlink(this);
  }

  /** On the radio's thread. */
  void deliver(GattCharacteristic characteristic, byte[] value) {
    Consumer<byte[]> listener = listeners.get(characteristic);
    if (listener != null) {
      listener.accept(value);
    }
  }

  /** On the radio's thread, after the last notification. */
  void disconnected() {
    end.come(() -> {});
  }
}
