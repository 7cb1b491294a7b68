package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.juul.kable.btleplug.ffi.PeripheralProperties;
import com.juul.kable.btleplug.ffi.ScanCallback;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;

/**
 * The one search of the library's that all of this program's share: whoever ends one of several
 * ends them all there. It goes on for as long as anybody listens, or until the radio is seen off:
 * the systems end a search then, and need not go on with it when the radio is on again.
 */
final class Scanner implements ScanCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Listens until it is closed. */
  interface Listening extends AutoCloseable {
    /** Whether the library's search that it began with has ended, so that it may hear nothing. */
    boolean isOver();

    @Override
    void close();
  }

  private final Btleplug library;
  private final Trouble trouble;
  private final List<Consumer<SeenToy>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable CancellationHandle scan; // changed under the lock
  private volatile long heard; // anything at all, by System.nanoTime

  Scanner(Btleplug library, Trouble trouble) {
    this.library = library;
    this.trouble = trouble;
  }

  /**
   * Looks, if nobody does yet.
   *
   * @param listener told of every toy whenever it is heard, on a thread of the library's; must not
   *     block
   * @throws ToyException {@code NO_BLUETOOTH}, {@code BLUETOOTH_OFF}, {@code NOT_ALLOWED}, {@code
   *     CANCELLED}
   */
  Listening listen(Consumer<SeenToy> listener) throws ToyException {
    lock.lock();
    try {
      mustBeOn();
      listeners.add(listener);
      CancellationHandle mine = scan;
      if (mine == null) {
        mine = start(listener);
        heard = System.nanoTime();
        scan = mine;
      }
      return new Ear(listener, mine);
    } finally {
      lock.unlock();
    }
  }

  private final class Ear implements Listening {
    private final Consumer<SeenToy> listener;
    private final CancellationHandle mine;

    Ear(Consumer<SeenToy> listener, CancellationHandle mine) {
      this.listener = listener;
      this.mine = mine;
    }

    @Override
    public boolean isOver() {
      return !mine.equals(scan);
    }

    @Override
    public void close() {
      leave(listener);
    }
  }

  private void mustBeOn() throws ToyException {
    try {
      if (!Suspended.<Boolean>call(PATIENCE, library::isSupported)) {
        throw trouble.noRadio();
      }
      if (!isOn()) {
        throw Trouble.off();
      }
    } catch (CallException e) {
      throw trouble.looking(e);
    }
  }

  /** Whether the radio is on now. When it is not, the search is over. */
  boolean isOn() throws CallException {
    CancellationHandle during = scan;
    boolean on = Suspended.<Boolean>call(PATIENCE, library::isAdapterOn);
    if (!on) {
      endThat(during);
    }
    return on;
  }

  /**
   * Ends the search if nothing at all, toy or not, was heard for so long: it may have died while
   * nobody asked whether the radio is on.
   */
  void endIfSilent(Duration most) {
    CancellationHandle during = scan;
    if (System.nanoTime() - heard > most.toNanos()) {
      endThat(during);
    }
  }

  private void endThat(@Nullable CancellationHandle dead) {
    lock.lock();
    try {
      if (dead != null && dead.equals(scan)) {
        scan = null;
        end(dead);
      }
    } finally {
      lock.unlock();
    }
  }

  private CancellationHandle start(Consumer<SeenToy> first) throws ToyException {
    Suspended<CancellationHandle> starting = Suspended.start(it -> library.scan(this, it));
    try {
      return starting.await(PATIENCE);
    } catch (CallException e) {
      listeners.remove(first);
      starting.whenAnswered(Scanner::end); // nobody will
      throw trouble.looking(e);
    }
  }

  private void leave(Consumer<SeenToy> listener) {
    lock.lock();
    try {
      if (listeners.remove(listener) && listeners.isEmpty()) {
        endThat(scan);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void end(CancellationHandle handle) {
    handle.cancel();
    handle.destroy();
  }

  @Override
  public Object update(PeripheralProperties device, Continuation<? super Unit> continuation) {
    heard = System.nanoTime();
    try {
      Sight.of(device).ifPresent(toy -> listeners.forEach(one -> one.accept(toy)));
    } catch (RuntimeException e) {
      // One device's nonsense is not the others': what is thrown here would end the library's scan.
    } finally {
      device.destroy();
    }
    return Unit.INSTANCE;
  }
}
