package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.juul.kable.btleplug.ffi.InternalException;
import com.juul.kable.btleplug.ffi.NoHandle;
import com.juul.kable.btleplug.ffi.PeripheralCallbacks;
import com.juul.kable.btleplug.ffi.PeripheralId;
import com.juul.kable.btleplug.ffi.PeripheralInterface;
import com.juul.kable.btleplug.ffi.PeripheralProperties;
import com.juul.kable.btleplug.ffi.ScanCallback;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import org.plushkeep.toy.bluetooth.GattPeripheral;

/**
 * Stands in for the library's native part: its functions suspend and are resumed by threads of its
 * own, its peripherals are whatever a test puts into range, as the library's own interfaces.
 */
public final class FakeBtleplug implements Btleplug, AutoCloseable {
  /** Every function called so far, in order. */
  public final List<String> called = new CopyOnWriteArrayList<>();

  /** Every write so far: the characteristic, and how it was to be answered. */
  final List<String> writes = new CopyOnWriteArrayList<>();

  /** What functions throw, by their name. */
  final Map<String, Throwable> failures = new ConcurrentHashMap<>();

  /** The names of functions that are never answered. */
  final Set<String> mute = ConcurrentHashMap.newKeySet();

  /** What happens before a function is answered, by its name. */
  final Map<String, Runnable> whenCalled = new ConcurrentHashMap<>();

  /** How many searches were ended so far. */
  final AtomicInteger scansEnded = new AtomicInteger();

  volatile boolean supported = true;
  private volatile boolean on = true;

  private final Map<String, FakePeripheral.Device> devices = new ConcurrentHashMap<>();
  private final Set<Handle> scans = ConcurrentHashMap.newKeySet();
  private final AtomicInteger breaches = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final ScheduledExecutorService tokio =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("tokio").factory());

  /** Puts a device into range. */
  public FakePeripheral.Device device(
      String address, String name, Integer dbm, GattPeripheral remote) {
    FakePeripheral.Device device = new FakePeripheral.Device(address, name, dbm, remote);
    devices.put(address, device);
    return device;
  }

  /** Takes a device out of range. */
  public void vanish(String address) {
    FakePeripheral.Device device = devices.remove(address);
    if (device != null) {
      device.loseLink();
    }
  }

  /** Switches the radio. As the systems do: off, all searches die, also when it is on again. */
  public void power(boolean on) {
    this.on = on;
    if (!on) {
      scans.forEach(Handle::die);
      devices.values().forEach(FakePeripheral.Device::loseLink);
    }
  }

  /** Takes the radio away, or puts it back. */
  public void plugIn(boolean there) {
    supported = there;
    power(there);
  }

  /** From now on a function throws this. */
  public void refuses(String function, Throwable failure) {
    failures.put(function, failure);
  }

  /** Ends {@link #refuses}. */
  public void allows(String function) {
    failures.remove(function);
  }

  public boolean isScanning() {
    return !scans.isEmpty();
  }

  /** How often anybody asked a toy here for its microphone. */
  public int breaches() {
    return breaches.get();
  }

  void breach() {
    breaches.incrementAndGet();
  }

  FakePeripheral.Device deviceAt(String address) {
    return devices.get(address);
  }

  /** Answers at once or later, in turn; Kotlin does both. */
  <T> Object answer(String name, Continuation<? super T> continuation, Callable<T> answer) {
    called.add(name);
    if (mute.contains(name)) {
      return IntrinsicsKt.getCOROUTINE_SUSPENDED();
    }
    Throwable failure = failures.get(name);
    if (failure == null && calls.incrementAndGet() % 2 == 0) {
      try {
        return value(name, answer);
      } catch (Throwable e) {
        throw FakeBtleplug.<RuntimeException>unchecked(e);
      }
    }
    tokio.execute(
        () -> {
          Object result;
          try {
            if (failure != null) {
              throw failure;
            }
            result = value(name, answer);
          } catch (Throwable e) {
            result = ResultKt.createFailure(e);
          }
          continuation.resumeWith(result);
        });
    return IntrinsicsKt.getCOROUTINE_SUSPENDED();
  }

  private <T> T value(String name, Callable<T> answer) throws Exception {
    whenCalled.getOrDefault(name, () -> {}).run();
    return answer.call();
  }

  @SuppressWarnings("unchecked") // Kotlin throws what it likes
  private static <E extends Throwable> E unchecked(Throwable e) throws E {
    throw (E) e;
  }

  @Override
  public Object isSupported(Continuation<? super Boolean> continuation) {
    return answer("isSupported", continuation, () -> supported);
  }

  @Override
  public Object isAdapterOn(Continuation<? super Boolean> continuation) {
    return answer("isAdapterOn", continuation, () -> on);
  }

  @Override
  public Object scan(ScanCallback callback, Continuation<? super CancellationHandle> continuation) {
    return answer(
        "scan",
        continuation,
        () -> {
          Handle handle = new Handle();
          scans.add(handle);
          handle.whenCancelled(
              () -> {
                scans.remove(handle);
                scansEnded.incrementAndGet();
              });
          advertise(callback, handle);
          return handle;
        });
  }

  private void advertise(ScanCallback callback, Handle handle) {
    if (!handle.isCancelled() && !tokio.isShutdown()) {
      if (on && !handle.isDead()) {
        devices.values().stream()
            .filter(device -> !device.isLinked())
            .forEach(device -> callback.update(properties(device), new Ignoring()));
      }
      var _ = tokio.schedule(() -> advertise(callback, handle), 5, TimeUnit.MILLISECONDS);
    }
  }

  static PeripheralProperties properties(FakePeripheral.Device device) {
    return FakePeripheral.made(
        PeripheralProperties.class,
        new Id(device.address()),
        device.name(),
        null,
        device.dbm() == null ? null : device.dbm().shortValue(),
        Map.of(),
        Map.of(),
        device.services(),
        null,
        null);
  }

  @Override
  public PeripheralId id(String value) {
    if (!value.matches("(?:[0-9A-F]{2}:){5}[0-9A-F]{2}")) {
      throw FakeBtleplug.<RuntimeException>unchecked(new InternalException("unwrap on an Err"));
    }
    return new Id(value);
  }

  @Override
  public PeripheralInterface peripheral(PeripheralId id, PeripheralCallbacks callbacks) {
    return new FakePeripheral(this, id.toString(), callbacks);
  }

  @Override
  public CancellationHandle cancellation() {
    return new Handle();
  }

  @Override
  public void close() {
    tokio.shutdownNow();
  }

  /** A name without a native handle. */
  private static final class Id extends PeripheralId {
    private final String address;

    Id(String address) {
      super(NoHandle.INSTANCE);
      this.address = address;
    }

    @Override
    public String toString() {
      return address;
    }

    @Override
    public void destroy() {}
  }

  /** A handle that a test can look at. */
  static final class Handle extends CancellationHandle {
    private final List<Runnable> whenCancelled = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private volatile boolean dead;

    Handle() {
      super(NoHandle.INSTANCE);
    }

    /** Nothing comes of it any more, and nobody is told so. */
    void die() {
      dead = true;
    }

    boolean isDead() {
      return dead;
    }

    boolean isCancelled() {
      return cancelled;
    }

    void whenCancelled(Runnable action) {
      whenCancelled.add(action);
    }

    @Override
    public void cancel() {
      cancelled = true;
      whenCancelled.forEach(Runnable::run);
    }

    @Override
    public void destroy() {}
  }

  /** Nobody waits for what a callback answers. */
  static final class Ignoring implements Continuation<Unit> {
    @Override
    public kotlin.coroutines.CoroutineContext getContext() {
      return EmptyCoroutineContext.INSTANCE;
    }

    @Override
    public void resumeWith(Object result) {}
  }
}
