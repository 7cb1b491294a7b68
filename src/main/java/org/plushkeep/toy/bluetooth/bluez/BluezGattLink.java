package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.Bus;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Deadline;
import org.plushkeep.bus.Values;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.CallPatience;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.LinkEnd;
import org.plushkeep.toy.bluetooth.RadioWatch;

/**
 * A toy's GATT through BlueZ. A notification is a change of a characteristic's {@code Value}; each
 * one is handed on, also when it says the same as the one before.
 */
final class BluezGattLink implements GattLink, Bluez.Watcher {
  private static final String SERVICE = "org.bluez.GattService1";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final Duration MOMENT = Duration.ofMillis(500);

  private final Bluez bluez;
  private final String device;
  private final Map<GattCharacteristic, String> paths = new EnumMap<>(GattCharacteristic.class);
  private final Map<String, Consumer<byte[]>> listeners = new ConcurrentHashMap<>();

  private final CallPatience calls;
  private final LinkEnd end = new LinkEnd();
  private final RadioWatch radio;
  private boolean closed; // guarded by this

  BluezGattLink(Bluez bluez, String device, Deadline deadline) {
    this.bluez = bluez;
    this.device = device;
    this.radio = new RadioWatch(this::isRadioOn, MOMENT);
    this.calls = new CallPatience(PATIENCE, MOST_PATIENCE, deadline);
  }

  /** Tells where its characteristics are; before anybody uses the link. */
  void use(Map<GattCharacteristic, String> characteristics) {
    paths.putAll(characteristics);
  }

  /** From now on every call has its own patience, no longer a share of the linking's. */
  void linked() {
    calls.linked();
  }

  @Override
  public byte[] read(GattCharacteristic characteristic) throws ToyException {
    List<Object> answer = call(characteristic, "ReadValue", "a{sv}", Map.of());
    return Values.bytes(answer.isEmpty() ? null : answer.getFirst())
        .orElseThrow(
            () ->
                new ToyException(
                    Problem.NOT_UNDERSTOOD, "The toy does not answer as a CloudPets toy does."));
  }

  @Override
  public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
    GattLink.mustFit(value);
    write(characteristic, value, "request");
  }

  @Override
  public void send(GattCharacteristic characteristic, byte[] value) throws ToyException {
    GattLink.mustFit(value);
    write(characteristic, value, "command");
  }

  @Override
  public OptionalInt battery() throws ToyException {
    mustBeLinked();
    return new Battery(bluez, device).level();
  }

  /**
   * @param type "request" is answered by the toy, "command" is not
   */
  private void write(GattCharacteristic characteristic, byte[] value, String type)
      throws ToyException {
    try {
      write(characteristic, value, Map.of("type", new Variant<>(type)));
    } catch (ToyException e) {
      if (e.problem() != Problem.NOT_UNDERSTOOD) {
        throw e;
      }
      write(characteristic, value, Map.of()); // with or without response, as BlueZ thinks fit
    }
  }

  private void write(
      GattCharacteristic characteristic, byte[] value, Map<String, Variant<?>> options)
      throws ToyException {
    var _ = call(characteristic, "WriteValue", "aya{sv}", value.clone(), options);
  }

  @Override
  public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
      throws ToyException {
    String path = path(characteristic);
    listeners.put(path, listener);
    boolean accepted = false;
    try {
      var _ = call(characteristic, "StartNotify", "");
      accepted = true;
    } finally {
      if (!accepted) {
        listeners.remove(path);
      }
    }
  }

  private List<Object> call(
      GattCharacteristic characteristic, String method, String signature, Object... arguments)
      throws ToyException {
    String path = path(characteristic);
    mustBeLinked();
    try {
      return await(bluez.send(path, Bluez.CHARACTERISTIC, method, signature, arguments));
    } catch (BusException e) {
      throw why(Trouble.talking(e));
    }
  }

  private void mustBeLinked() throws ToyException {
    if (isClosed()) {
      throw ToyException.linkLost();
    }
    if (end.isOver()) {
      throw lost();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private ToyException why(ToyException e) {
    boolean said =
        e.problem() == Problem.BLUETOOTH_OFF || e.problem() == Problem.NO_BLUETOOTH_SERVICE;
    return said ? ToyException.radioLost() : radio.why(e);
  }

  @Override
  public ToyException lost() {
    return isClosed() ? ToyException.linkLost() : why(ToyException.linkLost());
  }

  private boolean isRadioOn() {
    String adapter = device.substring(0, Math.max(0, device.lastIndexOf('/')));
    return bluez.objects.has(adapter, Bluez.ADAPTER) && Adapters.isOn(bluez, adapter);
  }

  private List<Object> await(CompletableFuture<Bus.Reply> answer) throws BusException {
    CallPatience.Turn turn = calls.turn();
    while (true) {
      try {
        return Bus.await(answer, turn.next()).arguments();
      } catch (BusException e) {
        if (!e.isOneOf("NoReply") || turn.isOver()) {
          throw e;
        }
      }
    }
  }

  private String path(GattCharacteristic characteristic) throws ToyException {
    String path = paths.get(characteristic);
    if (path == null) {
      throw new ToyException(
          Problem.NOT_UNDERSTOOD, "The toy lacks something that every CloudPets toy has.");
    }
    return path;
  }

  @Override
  public LinkTraits traits() {
    Set<UUID> offered = new HashSet<>();
    for (String iface : List.of(SERVICE, Bluez.CHARACTERISTIC)) {
      for (String path : bluez.objects.with(iface)) {
        if (path.startsWith(device + "/")) {
          bluez.complete(path, iface, "UUID");
          bluez.objects.text(path, iface, "UUID").ifPresent(text -> add(offered, text));
        }
      }
    }
    bluez.read(device, Bluez.DEVICE, "Paired", "UUIDs"); // it may have been paired just now
    bluez.objects.texts(device, Bluez.DEVICE, "UUIDs").forEach(text -> add(offered, text));
    return new LinkTraits(offered, bluez.objects.truth(device, Bluez.DEVICE, "Paired"));
  }

  private static void add(Set<UUID> offered, String text) {
    try {
      offered.add(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // Then it is none that anybody knows.
    }
  }

  @Override
  public void onDisconnect(Runnable action) {
    end.onEnd(action);
  }

  @Override
  public void changed(
      String path, String iface, Map<String, Object> values, List<String> invalidated) {
    if (path.equals(device) && iface.equals(Bluez.DEVICE)) {
      if (!Values.truth(values.get("Connected")).orElse(true)) {
        gone();
      }
    } else if (iface.equals(Bluez.ADAPTER) && isOurs(path)) {
      if (!Values.truth(values.get("Powered")).orElse(true)) {
        gone();
      }
    } else if (iface.equals(Bluez.CHARACTERISTIC)) {
      calls.heard();
      Consumer<byte[]> listener = listeners.get(path);
      if (listener != null) {
        Values.bytes(values.get("Value")).ifPresent(listener);
      }
    }
  }

  @Override
  public void removed(String path, List<String> interfaces) {
    boolean all = interfaces.isEmpty();
    boolean toy = path.equals(device) && (all || interfaces.contains(Bluez.DEVICE));
    boolean radio = isOurs(path) && (all || interfaces.contains(Bluez.ADAPTER));
    if (toy || radio) {
      gone();
    }
  }

  /** Whether a radio is the one that the toy is linked with. */
  private boolean isOurs(String adapter) {
    return device.startsWith(adapter + "/");
  }

  /** On the notifications' thread, after the last of them. */
  @Override
  public void gone() {
    end.come(listeners::clear);
  }

  /** Tells BlueZ that the toy is no longer needed, and waits until it has let go. */
  void letGo() {
    boolean interrupted = Thread.interrupted(); // or the toy would stay linked
    try {
      for (String path : listeners.keySet()) {
        var _ = bluez.send(path, Bluez.CHARACTERISTIC, "StopNotify", "");
      }
      bluez.call(device, Bluez.DEVICE, "Disconnect", GOODBYE, "");
    } catch (BusException e) {
      // It has gone already, or BlueZ has.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    if (!end.isOver()) {
      letGo();
    }
    bluez.close();
  }
}
