package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.juul.kable.btleplug.ffi.Characteristic;
import com.juul.kable.btleplug.ffi.CharacteristicPropertyFlags;
import com.juul.kable.btleplug.ffi.Descriptor;
import com.juul.kable.btleplug.ffi.Disposable;
import com.juul.kable.btleplug.ffi.Exception.NotConnected;
import com.juul.kable.btleplug.ffi.Exception.NotSupported;
import com.juul.kable.btleplug.ffi.PeripheralCallbacks;
import com.juul.kable.btleplug.ffi.PeripheralInterface;
import com.juul.kable.btleplug.ffi.PeripheralProperties;
import com.juul.kable.btleplug.ffi.Service;
import com.juul.kable.btleplug.ffi.WriteType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.BatteryService;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;

/** A peripheral as the library has it, whose other end is a test's. */
final class FakePeripheral implements PeripheralInterface, Disposable {
  /** One device in range of the radio. */
  static final class Device {
    private final String address;
    private final GattPeripheral remote;
    private volatile String name;
    private volatile Integer dbm;
    private volatile List<String> services = List.of();
    private volatile String lacking = "";
    private volatile boolean answersUnanswered = true;
    private volatile boolean hasDoor = true;
    private volatile int falls;
    private volatile int standsStillAfter;
    private volatile int[] drops = {};
    private volatile FakePeripheral central;
    private GattLink link; // guarded by this

    Device(String address, String name, Integer dbm, GattPeripheral remote) {
      this.address = address;
      this.name = name;
      this.dbm = dbm;
      this.remote = remote;
    }

    String address() {
      return address;
    }

    String name() {
      return name;
    }

    Integer dbm() {
      return dbm;
    }

    List<String> services() {
      return services;
    }

    /** Is heard with this strength. */
    void heard(int strength) {
      dbm = strength;
    }

    /** Has no characteristic of this name. */
    Device lacks(String characteristic) {
      lacking = characteristic;
      return this;
    }

    /** Offers no way in for other firmware. */
    Device hasNoDoor() {
      hasDoor = false;
      return this;
    }

    /** Lets go of each of its first links as soon as it is made. */
    Device fallsAtOnce(int times) {
      falls = times;
      return this;
    }

    /** Says of no service that it has it, but calls out that it has that way in. */
    Device tellsTheDoorOnly() {
      services = List.of(FirmwareDoor.SERVICE.toString());
      return this;
    }

    /** Says of none of its characteristics that it takes writes without answering them. */
    Device answersEveryWrite() {
      answersUnanswered = false;
      return this;
    }

    /**
     * At every download the computer stands still for a moment, after so many notifications, and
     * the library drops some.
     *
     * @param dropped how many at the first download of a link, at the second, and so on; then none
     */
    Device whoseCentralStandsStill(int after, int... dropped) {
      standsStillAfter = after;
      drops = dropped;
      return this;
    }

    /** Says nothing of its name, but of what it offers. */
    Device tellsItsServiceOnly() {
      name = null;
      services = List.of(GattCharacteristic.SERVICE.toString().toUpperCase());
      return this;
    }

    synchronized boolean isLinked() {
      return link != null;
    }

    void loseLink() {
      GattLink lost = take();
      if (lost != null) {
        lost.close();
      }
    }

    /** Makes it notify, linked or not. */
    void notify(GattCharacteristic one, byte[] value) {
      FakePeripheral to = central;
      if (to != null && to.subscribed.contains(one)) {
        to.notify(one, value);
      }
    }

    OptionalInt level() {
      try {
        return link().battery();
      } catch (NotConnected | ToyException e) {
        return OptionalInt.empty();
      }
    }

    private synchronized GattLink take() {
      GattLink taken = link;
      link = null;
      return taken;
    }

    private synchronized GattLink link() throws NotConnected {
      if (link == null) {
        throw new NotConnected();
      }
      return link;
    }

    private boolean connect(FakePeripheral to) {
      PeripheralCallbacks callbacks = to.callbacks;
      GattLink made;
      synchronized (this) {
        try {
          made = remote.connect();
        } catch (ToyException e) {
          return false;
        }
        link = made;
        central = to;
      }
      FakeChannel channel = new FakeChannel();
      to.channel = channel;
      made.onDisconnect(
          () -> {
            synchronized (this) {
              if (link == made) {
                link = null;
              }
            }
            channel.end();
            callbacks.disconnected();
          });
      callbacks.connected();
      if (falls > 0) {
        falls--;
        loseLink();
      }
      return true;
    }
  }

  private final FakeBtleplug library;
  private final String address;
  private final PeripheralCallbacks callbacks;
  private final Set<GattCharacteristic> subscribed = ConcurrentHashMap.newKeySet();
  private volatile FakeChannel channel;
  private volatile FakeBtleplug.Handle handle;
  private int downloads;

  FakePeripheral(FakeBtleplug library, String address, PeripheralCallbacks callbacks) {
    this.library = library;
    this.address = address;
    this.callbacks = callbacks;
  }

  /** By the constructor that Kotlin hides from Java: it takes unsigned numbers. */
  static <T> T made(Class<T> type, Object... arguments) {
    try {
      Constructor<?> widest =
          Stream.of(type.getDeclaredConstructors())
              .filter(one -> one.getParameterCount() == arguments.length)
              .findFirst()
              .orElseThrow();
      widest.setAccessible(true);
      return type.cast(widest.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Device device() throws NotConnected {
    Device device = library.deviceAt(address);
    if (device == null) {
      throw new NotConnected();
    }
    return device;
  }

  @Override
  public Object connect(CancellationHandle token, Continuation<? super Boolean> continuation) {
    handle = (FakeBtleplug.Handle) token;
    return library.answer("connect", continuation, () -> device().connect(this));
  }

  @Override
  public Object disconnect(Continuation<? super Boolean> continuation) {
    return library.answer(
        "disconnect",
        continuation,
        () -> {
          device().loseLink();
          return true;
        });
  }

  @Override
  public Object discoverServices(Continuation<? super Unit> continuation) {
    return library.answer(
        "discoverServices",
        continuation,
        () -> {
          var _ = device().link();
          return Unit.INSTANCE;
        });
  }

  @Override
  public Object services(Continuation<? super List<Service>> continuation) {
    return library.answer("services", continuation, () -> services(device()));
  }

  private static List<Service> services(Device device) {
    String own = GattCharacteristic.SERVICE.toString();
    List<Service> all = new ArrayList<>();
    all.add(
        new Service(
            own,
            true,
            Stream.of(GattCharacteristic.values())
                .filter(one -> !one.name().equals(device.lacking))
                .map(one -> characteristic(own, one.uuid(), bits(device, one)))
                .toList()));
    if (device.hasDoor) {
      all.add(service(FirmwareDoor.SERVICE, FirmwareDoor.CHARACTERISTICS, 0x1c));
    }
    if (device.level().isPresent()) {
      all.add(service(BatteryService.SERVICE, Set.of(BatteryService.LEVEL), 0x12));
    }
    return all;
  }

  /** As on the toy: it takes audio unanswered, too (protocol note, "Radio"). */
  private static int bits(Device device, GattCharacteristic one) {
    return one == GattCharacteristic.AUDIO_TO_TOY && device.answersUnanswered ? 0x0c : 0x1a;
  }

  private static Service service(UUID uuid, Set<UUID> characteristics, int bits) {
    String own = uuid.toString();
    return new Service(
        own, true, characteristics.stream().map(one -> characteristic(own, one, bits)).toList());
  }

  private static Characteristic characteristic(String service, UUID uuid, int bits) {
    return new Characteristic(
        uuid.toString().toUpperCase(),
        service,
        made(CharacteristicPropertyFlags.class, (byte) bits, null),
        List.of());
  }

  @Override
  public Object properties(Continuation<? super PeripheralProperties> continuation) {
    return library.answer("properties", continuation, () -> FakeBtleplug.properties(device()));
  }

  private static GattCharacteristic of(Characteristic characteristic) {
    return GattCharacteristic.of(characteristic.getUuid()).orElseThrow();
  }

  @Override
  public Object read(Characteristic characteristic, Continuation<? super byte[]> continuation) {
    if (FirmwareDoor.ALL.contains(UUID.fromString(characteristic.getUuid()))) {
      library.breach(); // whoever so much as reads there does what nobody may
    }
    return library.answer(
        "read",
        continuation,
        () ->
            told(
                () ->
                    BatteryService.LEVEL.toString().equalsIgnoreCase(characteristic.getUuid())
                        ? new byte[] {(byte) device().link().battery().orElseThrow()}
                        : device().link().read(of(characteristic))));
  }

  @Override
  public Object write(
      Characteristic characteristic,
      byte[] value,
      WriteType type,
      Continuation<? super Unit> continuation) {
    if (of(characteristic) == GattCharacteristic.COMMAND
        && value.length > 1
        && Arrays.equals(Arrays.copyOf(value, 2), new byte[] {8, 2})) {
      library.breach();
    }
    library.writes.add(of(characteristic) + " " + type);
    if (type == WriteType.WITHOUT_RESPONSE
        && bits(library.deviceAt(address), of(characteristic)) != 0x0c) {
      return Unit.INSTANCE; // thrown away without a word, as macOS does
    }
    return library.answer(
        "write",
        continuation,
        () ->
            told(
                () -> {
                  mayStandStill(of(characteristic), value);
                  device().link().write(of(characteristic), value);
                  return Unit.INSTANCE;
                }));
  }

  @Override
  public Object subscribe(Characteristic characteristic, Continuation<? super Unit> continuation) {
    GattCharacteristic one = of(characteristic);
    return library.answer(
        "subscribe",
        continuation,
        () ->
            told(
                () -> {
                  subscribed.add(one);
                  device().link().subscribe(one, value -> notify(one, value));
                  return Unit.INSTANCE;
                }));
  }

  private void mayStandStill(GattCharacteristic one, byte[] value) throws NotConnected {
    Device device = device();
    if (one == GattCharacteristic.COMMAND && value.length == 1 && value[0] == 2) {
      if (downloads < device.drops.length && device.drops[downloads] > 0) {
        channel.standStill(device.standsStillAfter, device.drops[downloads]);
      }
      downloads++;
    }
  }

  private void notify(GattCharacteristic one, byte[] value) {
    channel.send(() -> heard(one, value));
  }

  /** As the library does: by the stream that ends with the handle of the connecting. */
  private void heard(GattCharacteristic one, byte[] value) {
    if (!handle.isCancelled()) {
      Object answer =
          callbacks.notification(one.uuid().toString(), value, new FakeBtleplug.Ignoring());
      if (answer != Unit.INSTANCE) {
        throw new IllegalStateException("who takes a notification must not make it wait");
      }
    }
  }

  private interface Talk<T> {
    T talk() throws Exception;
  }

  private static <T> T told(Talk<T> talk) throws Exception {
    try {
      return talk.talk();
    } catch (ToyException e) {
      throw e.problem() == ToyException.Problem.NOT_UNDERSTOOD
          ? new NotSupported(e.getMessage())
          : new NotConnected();
    }
  }

  @Override
  public Object unsubscribe(
      Characteristic characteristic, Continuation<? super Unit> continuation) {
    return library.answer("unsubscribe", continuation, () -> Unit.INSTANCE);
  }

  @Override
  public Object readDescriptor(Descriptor descriptor, Continuation<? super byte[]> continuation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object writeDescriptor(
      Descriptor descriptor, byte[] value, Continuation<? super Unit> continuation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void destroy() {
    library.called.add("destroy");
  }
}
