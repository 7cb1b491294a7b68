package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.juul.kable.btleplug.ffi.Characteristic;
import com.juul.kable.btleplug.ffi.Disposable;
import com.juul.kable.btleplug.ffi.PeripheralCallbacks;
import com.juul.kable.btleplug.ffi.PeripheralId;
import com.juul.kable.btleplug.ffi.PeripheralInterface;
import com.juul.kable.btleplug.ffi.Service;
import com.juul.kable.btleplug.ffi.WriteType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.Deadline;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/**
 * A toy's GATT through btleplug.
 *
 * <p>btleplug keeps 16 notifications for whoever is slow to take them and drops the rest without a
 * word, so they are taken at once. That one is never lost before it comes here cannot be promised.
 */
final class BtleplugGattLink implements GattLink, PeripheralCallbacks {
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final Duration EVENT = Duration.ofMillis(500);
  private static final int MOST_BYTES = 20;

  private final Btleplug library;
  private final Trouble trouble;
  private final Duration patience;
  private final Runnable whenGone;
  private final PeripheralId id;
  private final PeripheralInterface peripheral;
  private final Deliveries deliveries = new Deliveries();
  private final Map<GattCharacteristic, Characteristic> characteristics =
      new EnumMap<>(GattCharacteristic.class);
  private final Map<GattCharacteristic, Consumer<byte[]>> listeners = new ConcurrentHashMap<>();
  private final AtomicLong notifications = new AtomicLong();
  private volatile @Nullable Deadline linking;

  // Guarded by this.
  private @Nullable CancellationHandle cancellation;
  private @Nullable Runnable onDisconnect;
  private boolean up;
  private boolean linked;
  private boolean gone;
  private boolean closed;

  /**
   * @param patience for every call, once the toy is linked
   * @param linking until when all of the linking must have been done
   * @param whenGone called once, however it ends
   */
  BtleplugGattLink(
      Btleplug library,
      Trouble trouble,
      String address,
      Duration patience,
      Deadline linking,
      Runnable whenGone) {
    this.whenGone = whenGone;
    this.library = library;
    this.trouble = trouble;
    this.patience = patience;
    this.linking = linking;
    id = library.id(address);
    peripheral = library.peripheral(id, this);
  }

  /**
   * One try. After a failure another may be made, until {@link #close}.
   *
   * @throws CallException when there is no link, or it was lost at once
   * @throws ToyException {@code NOT_UNDERSTOOD}
   */
  void connect(Duration most) throws CallException, ToyException {
    CancellationHandle handle = library.cancellation();
    synchronized (this) {
      release(cancellation);
      cancellation = handle;
      linked = true;
    }
    if (!Suspended.<Boolean>call(most, it -> peripheral.connect(handle, it))) {
      throw new CallException(new IllegalStateException("not connected"));
    }
    var _ = Suspended.<Unit>call(most, peripheral::discoverServices);
    for (Service service : Suspended.<List<Service>>call(most, peripheral::services)) {
      for (Characteristic one : service.getCharacteristics()) {
        GattCharacteristic.of(one.getUuid())
            .ifPresent(known -> characteristics.putIfAbsent(known, one));
      }
    }
    if (!characteristics.keySet().containsAll(GattCharacteristic.needed())) {
      throw Trouble.notAToy();
    }
  }

  /** Ends a try that has failed, so that the next one begins anew. */
  void letGo() {
    synchronized (this) {
      linked = false;
    }
    boolean interrupted = Thread.interrupted(); // or the toy would stay linked
    try {
      var _ = Suspended.<Boolean>call(GOODBYE, peripheral::disconnect);
      awaitDisconnected();
    } catch (CallException e) {
      // It has gone already.
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What tells of it comes by itself, and must not be taken for the end of the next try. */
  private synchronized void awaitDisconnected() throws InterruptedException {
    Deadline most = Deadline.in(EVENT);
    while (up && !most.over()) {
      wait(Math.max(1, most.left(EVENT).toMillis()));
    }
    up = false;
  }

  /** From now on every call has its own patience, no longer a share of the linking's. */
  void linked() {
    linking = null;
  }

  @Override
  public byte[] read(GattCharacteristic characteristic) throws ToyException {
    Characteristic one = of(characteristic);
    return call(it -> peripheral.read(one, it));
  }

  @Override
  public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
    if (value.length > MOST_BYTES) {
      throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
    }
    Characteristic one = of(characteristic);
    byte[] mine = value.clone();
    var _ = this.<Unit>call(it -> peripheral.write(one, mine, WriteType.WITH_RESPONSE, it));
  }

  @Override
  public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
      throws ToyException {
    Characteristic one = of(characteristic);
    listeners.put(characteristic, listener);
    boolean accepted = false;
    try {
      var _ = this.<Unit>call(it -> peripheral.subscribe(one, it));
      accepted = true;
    } finally {
      if (!accepted) {
        listeners.remove(characteristic);
      }
    }
  }

  private Characteristic of(GattCharacteristic characteristic) throws ToyException {
    Characteristic one = characteristics.get(characteristic);
    if (one == null) {
      throw Trouble.notAToy();
    }
    synchronized (this) {
      if (gone || closed) {
        throw ToyException.linkLost();
      }
    }
    return one;
  }

  /** A toy that notifies meanwhile is not mute, however late the answer itself. */
  private <T> T call(Suspended.Function<T> function) throws ToyException {
    Deadline ofLinking = linking;
    Deadline end = ofLinking == null ? Deadline.in(patience.multipliedBy(12)) : ofLinking;
    Suspended<T> call = Suspended.start(function);
    while (true) {
      long heard = notifications.get();
      try {
        return call.await(end.left(patience));
      } catch (CallException e) {
        boolean late = e.why() instanceof TimeoutException;
        if (!late || notifications.get() == heard || end.over()) {
          call.giveUp();
          throw isGone() ? ToyException.linkLost(e.why()) : trouble.talking(e);
        }
      }
    }
  }

  private synchronized boolean isGone() {
    return gone;
  }

  @Override
  public void onDisconnect(Runnable action) {
    synchronized (this) {
      if (!gone) {
        onDisconnect = action;
        return;
      }
    }
    Thread.startVirtualThread(action); // the notifications' thread has done its work
  }

  @Override
  public synchronized void connected() {
    up = true; // that all is well the answer to the call tells
  }

  /** On a thread of the library's, beside that of the notifications. */
  @Override
  public void disconnected() {
    synchronized (this) {
      up = false;
      notifyAll();
      if (!linked) {
        return; // left over from a try before
      }
    }
    deliveries.end(this::gone);
  }

  @Override
  public Object notification(String uuid, byte[] value, Continuation<? super Unit> continuation) {
    notifications.incrementAndGet();
    GattCharacteristic.of(uuid).ifPresent(one -> deliver(one, value));
    return Unit.INSTANCE;
  }

  private void deliver(GattCharacteristic characteristic, byte[] value) {
    if (!deliveries.add(() -> hear(characteristic, value))) {
      disconnected();
    }
  }

  private void hear(GattCharacteristic characteristic, byte[] value) {
    Consumer<byte[]> listener = listeners.get(characteristic);
    if (listener != null) {
      listener.accept(value);
    }
  }

  /** On the notifications' thread, after the last of them. */
  private void gone() {
    Runnable action;
    synchronized (this) {
      gone = true;
      action = onDisconnect;
      onDisconnect = null;
    }
    listeners.clear();
    whenGone.run();
    if (action != null) {
      action.run();
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
    letGo(); // also when it seems to have gone: only the library knows
    deliveries.end(this::gone);
    synchronized (this) {
      release(cancellation);
      cancellation = null;
    }
    if (peripheral instanceof Disposable disposable) {
      disposable.destroy();
    }
    id.destroy();
  }

  private static void release(@Nullable CancellationHandle handle) {
    if (handle != null) {
      handle.cancel(); // ends the library's thread that waits for notifications
      handle.destroy();
    }
  }
}
