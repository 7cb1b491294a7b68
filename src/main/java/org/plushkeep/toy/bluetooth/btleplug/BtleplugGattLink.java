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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.Deadline;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.BatteryService;
import org.plushkeep.toy.bluetooth.CallPatience;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.LinkEnd;
import org.plushkeep.toy.bluetooth.RadioWatch;

/**
 * A toy's GATT through btleplug.
 *
 * <p>btleplug keeps 16 notifications for whoever is slow to take them and drops the oldest of more
 * without a word, so they are taken at once. What comes while this computer stands still for longer
 * than 16 of them take, about 30 ms, is lost all the same: {@link #mayLose}.
 */
final class BtleplugGattLink implements GattLink, PeripheralCallbacks {
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final Duration EVENT = Duration.ofMillis(500);

  private final Btleplug library;
  private final Trouble trouble;
  private final Duration patience;
  private final CallPatience calls;
  private final Runnable whenGone;
  private final PeripheralId id;
  private final PeripheralInterface peripheral;
  private final Deliveries deliveries = new Deliveries();
  private final LinkEnd end = new LinkEnd();
  private final RadioWatch radio = new RadioWatch(this::isRadioOn, EVENT);
  private volatile Offer offer = Offer.NOTHING;

  // Guarded by this.
  private @Nullable CancellationHandle cancellation;
  private boolean up;
  private boolean dropped;
  private boolean linked;
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
    calls = new CallPatience(patience, patience.multipliedBy(12), linking);
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
      dropped = false;
    }
    if (!Suspended.<Boolean>call(most, it -> peripheral.connect(handle, it))) {
      throw new CallException(new IllegalStateException("not connected"));
    }
    var _ = Suspended.<Unit>call(most, peripheral::discoverServices);
    offer = Offer.of(Suspended.<List<Service>>call(most, peripheral::services));
    if (!offer.isToys()) {
      throw Trouble.notAToy();
    }
    synchronized (this) {
      linked = !dropped; // from now on a drop is the end; one before is that of this try only
      if (dropped) {
        throw new CallException(new IllegalStateException("dropped at once"));
      }
    }
  }

  /** Ends a try that has failed, so that the next one begins anew. */
  void letGo() {
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
    calls.linked();
  }

  @Override
  public byte[] read(GattCharacteristic characteristic) throws ToyException {
    Characteristic one = of(characteristic);
    return call(it -> peripheral.read(one, it));
  }

  @Override
  public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
    write(of(characteristic), value, WriteType.WITH_RESPONSE);
  }

  @Override
  public void send(GattCharacteristic characteristic, byte[] value) throws ToyException {
    Characteristic one = of(characteristic);
    write(one, value, Offer.fastest(one));
  }

  private void write(Characteristic one, byte[] value, WriteType type) throws ToyException {
    GattLink.mustFit(value);
    byte[] mine = value.clone();
    var _ = this.<Unit>call(it -> peripheral.write(one, mine, type, it));
  }

  @Override
  public OptionalInt battery() throws ToyException {
    mustBeLinked();
    Optional<Characteristic> level = offer.battery();
    if (level.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return BatteryService.percent(call(it -> peripheral.read(level.get(), it)));
    } catch (ToyException e) {
      if (end.isOver() || e.problem() == Problem.CANCELLED) {
        throw e;
      }
      return OptionalInt.empty(); // a battery that does not tell keeps nobody from the toy
    }
  }

  @Override
  public boolean mayLose() {
    return true;
  }

  /** Whether this computer is paired with the toy the library does not tell. */
  @Override
  public LinkTraits traits() {
    return new LinkTraits(offer.with(Offer.calledOut(peripheral, patience)), Optional.empty());
  }

  @Override
  public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
      throws ToyException {
    Characteristic one = of(characteristic);
    deliveries.listen(characteristic, listener);
    boolean accepted = false;
    try {
      var _ = this.<Unit>call(it -> peripheral.subscribe(one, it));
      accepted = true;
    } finally {
      if (!accepted) {
        deliveries.deafen(characteristic);
      }
    }
  }

  private Characteristic of(GattCharacteristic characteristic) throws ToyException {
    Characteristic one = offer.toys(characteristic).orElseThrow(Trouble::notAToy);
    mustBeLinked();
    return one;
  }

  private void mustBeLinked() throws ToyException {
    if (isClosed() || end.isOver()) {
      throw lost();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public ToyException lost() {
    return isClosed() ? ToyException.linkLost() : radio.why(ToyException.linkLost());
  }

  private boolean isRadioOn() {
    try {
      return Suspended.<Boolean>call(GOODBYE, library::isAdapterOn);
    } catch (CallException e) {
      return true; // nothing is known of it
    }
  }

  private <T> T call(Suspended.Function<T> function) throws ToyException {
    CallPatience.Turn turn = calls.turn();
    Suspended<T> call = Suspended.start(function);
    while (true) {
      try {
        return call.await(turn.next());
      } catch (CallException e) {
        if (!(e.why() instanceof TimeoutException) || turn.isOver()) {
          call.giveUp();
          throw radio.why(end.isOver() ? ToyException.linkLost(e.why()) : trouble.talking(e));
        }
      }
    }
  }

  @Override
  public void onDisconnect(Runnable action) {
    end.onEnd(action);
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
      dropped = true;
      notifyAll();
      if (!linked) {
        return; // of this try, or left over from one before
      }
    }
    deliveries.end(this::gone);
  }

  @Override
  public Object notification(String uuid, byte[] value, Continuation<? super Unit> continuation) {
    calls.heard();
    if (!deliveries.add(uuid, value)) {
      disconnected();
    }
    return Unit.INSTANCE;
  }

  /** On the notifications' thread, after the last of them. */
  private void gone() {
    end.come(whenGone);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      linked = false;
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
