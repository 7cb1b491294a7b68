package org.plushkeep.toy.bluetooth.btleplug;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/**
 * Hands on what a toy says, by one thread, in its order, and the end last. Bounded: the library's
 * thread is never kept waiting, since what it cannot hand over it drops without a word; so a toy
 * that says more than can be heard is let go of instead.
 */
final class Deliveries {
  /** A whole recording of the longest kind, at 20 bytes a notification. */
  static final int MOST = 32_768;

  private final Map<GattCharacteristic, Consumer<byte[]>> listeners = new ConcurrentHashMap<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private @Nullable Runnable last;
  private boolean ended;

  Deliveries() {
    Thread.ofVirtual().name("bluetooth link").start(this::run);
  }

  /** From now on this one hears of it; before and after, nobody does. */
  void listen(GattCharacteristic characteristic, Consumer<byte[]> listener) {
    listeners.put(characteristic, listener);
  }

  /** Ends {@link #listen}. */
  void deafen(GattCharacteristic characteristic) {
    listeners.remove(characteristic);
  }

  /**
   * Something that the toy says, to be heard in its turn. Nothing after the end.
   *
   * @return whether there was room for it
   */
  boolean add(String uuid, byte[] value) {
    return GattCharacteristic.of(uuid).map(one -> add(() -> hear(one, value))).orElse(true);
  }

  private void hear(GattCharacteristic characteristic, byte[] value) {
    Consumer<byte[]> listener = listeners.get(characteristic);
    if (listener != null) {
      listener.accept(value);
    }
  }

  private synchronized boolean add(Runnable delivery) {
    if (ended) {
      return true;
    }
    if (waiting.size() >= MOST) {
      return false;
    }
    waiting.add(delivery);
    notifyAll();
    return true;
  }

  /** The last thing to do, after all that waits. Only the first end counts. */
  synchronized void end(Runnable delivery) {
    if (!ended) {
      ended = true;
      last = delivery;
      notifyAll();
    }
  }

  private void run() {
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Runnable next() throws InterruptedException {
    while (waiting.isEmpty() && !ended) {
      wait();
    }
    Runnable next = waiting.poll();
    if (next == null) {
      next = last;
      last = null;
      listeners.clear();
    }
    return next;
  }
}
