package org.plushkeep.toy.practice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;
import org.plushkeep.toy.cloudpets.ToyState;

/**
 * A CloudPets toy without the plush: the peripheral's side of the protocol note, byte for byte. It
 * has no microphone; being asked for one is counted and never obeyed.
 */
public final class PracticeToy implements GattPeripheral {
  /** What it advertises. */
  public static final String ADVERTISED_NAME = "CloudPets B 1.0.19";

  /**
   * What the heart does.
   *
   * @param mode 0 off, 1 on, 2 blink
   * @param periodMillis of the blinking, 0 to 65535
   */
  public record Led(int mode, int periodMillis) {
    static final Led OFF = new Led(0, 0);
  }

  /** Watching; closing it ends that. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private final Object guard = new Object();
  private final Radio radio;
  private final ScheduledThreadPoolExecutor radioThread;
  private final List<Consumer<Led>> ledWatchers = new CopyOnWriteArrayList<>();
  private final List<Consumer<ToyState>> stateWatchers = new CopyOnWriteArrayList<>();

  // All guarded by guard.
  private final PracticeBrain brain;
  private @Nullable PracticeLink link;
  private long notificationsUntilDrop = Long.MAX_VALUE;

  /** A toy with these recordings, oldest first, at a toy's own speed. */
  public PracticeToy(List<byte[]> recordings) {
    this(recordings, Radio.radioLike());
  }

  /** A toy with these recordings, oldest first. */
  public PracticeToy(List<byte[]> recordings, Radio radio) {
    this.radio = radio;
    radioThread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("practice toy").daemon().factory());
    radioThread.setKeepAliveTime(1, TimeUnit.SECONDS);
    radioThread.allowCoreThreadTimeOut(true);
    radioThread.setRemoveOnCancelPolicy(true); // or nothing would let its thread go
    brain = new PracticeBrain(this, radio, recordings);
  }

  Radio radio() {
    return radio;
  }

  /** Links a central, one at a time. */
  @Override
  public GattLink connect() throws ToyException {
    synchronized (guard) {
      if (link != null) {
        throw new ToyException(Problem.OUT_OF_RANGE, "The toy is linked with another device.");
      }
      PracticeLink linked = new PracticeLink(this);
      link = linked;
      return linked;
    }
  }

  /** Presses a paw: in game mode the central learns of it. Never blocks. */
  public void pressPaw() {
    onRadioThread(() -> guarded(brain::pawPressed));
  }

  /** From now on a paw is pressed by itself this long after game mode goes on. */
  public PracticeToy pressesItsOwnPaw(Duration after) {
    guarded(() -> brain.pressPawAfter(after));
    return this;
  }

  /** Records one more clip, as a child would. */
  public PracticeToy record(byte[] recording) {
    guarded(() -> brain.record(recording));
    return this;
  }

  /** A fault, once: the link breaks after this many more notifications. */
  public PracticeToy dropLinkAfter(int notifications) {
    guarded(() -> notificationsUntilDrop = notifications);
    return this;
  }

  /** How loud it is, 0 to 255. */
  public int volume() {
    synchronized (guard) {
      return brain.volume();
    }
  }

  /** How often somebody asked for its microphone ({@code 08 02}). */
  public int breaches() {
    synchronized (guard) {
      return brain.breaches();
    }
  }

  /** What was uploaded into a slot, 1 to 4; empty when nothing was. */
  public byte[] stored(int slot) {
    synchronized (guard) {
      return brain.stored(slot);
    }
  }

  int offered() {
    synchronized (guard) {
      return brain.offered();
    }
  }

  byte[] recording(int which) {
    synchronized (guard) {
      return brain.recording(which);
    }
  }

  void fetched(int which) {
    guarded(() -> brain.fetched(which));
  }

  void store(int slot, byte[] clip) {
    guarded(() -> brain.store(slot, clip));
  }

  /** Tells at once and at every change, from any thread, what the heart does. */
  public Watch watchLed(Consumer<Led> watcher) {
    synchronized (guard) {
      ledWatchers.add(watcher);
      watcher.accept(brain.led());
    }
    return () -> ledWatchers.remove(watcher);
  }

  /** Tells at once and at every change, from any thread, what the toy does. */
  public Watch watchState(Consumer<ToyState> watcher) {
    synchronized (guard) {
      stateWatchers.add(watcher);
      watcher.accept(brain.state());
    }
    return () -> stateWatchers.remove(watcher);
  }

  /** Calls out again and again while nobody is linked, until closed. */
  Watch callOut(Duration every, Runnable heard) {
    ScheduledFuture<?> calling =
        radioThread.scheduleAtFixedRate(
            () -> {
              if (isFree()) {
                heard.run();
              }
            },
            every.toNanos(),
            every.toNanos(),
            TimeUnit.NANOSECONDS);
    return () -> calling.cancel(false);
  }

  private boolean isFree() {
    synchronized (guard) {
      return link == null;
    }
  }

  void onRadioThread(Runnable task) {
    radioThread.execute(task);
  }

  /** Runs a task of the brain later, guarded. */
  void later(Duration after, Runnable task) {
    var _ = radioThread.schedule(() -> guarded(task), after.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void guarded(Runnable task) {
    synchronized (guard) {
      task.run();
    }
  }

  void mustBeLinked(PracticeLink asking) throws ToyException {
    synchronized (guard) {
      if (link != asking) {
        throw ToyException.linkLost();
      }
    }
  }

  byte[] read(PracticeLink asking, GattCharacteristic characteristic) throws ToyException {
    synchronized (guard) {
      mustBeLinked(asking);
      return brain.read(characteristic);
    }
  }

  void write(PracticeLink asking, GattCharacteristic characteristic, byte[] value)
      throws ToyException {
    synchronized (guard) {
      mustBeLinked(asking);
      if (value.length > 20) {
        throw new ToyException(Problem.NOT_UNDERSTOOD, "More than 20 bytes in one write.");
      }
      brain.written(characteristic, value);
    }
  }

  /** Guarded: sends to whoever is linked, in order. */
  void send(GattCharacteristic characteristic, byte[] value) {
    PracticeLink to = link;
    if (to == null) {
      return;
    }
    if (notificationsUntilDrop-- <= 0) {
      unlink(to);
      return;
    }
    onRadioThread(() -> to.deliver(characteristic, value));
  }

  void unlink(PracticeLink leaving) {
    synchronized (guard) {
      if (link == leaving) {
        link = null;
        notificationsUntilDrop = Long.MAX_VALUE;
        brain.unlinked();
        onRadioThread(leaving::disconnected);
      }
    }
  }

  /** Guarded. */
  void show(Led led) {
    ledWatchers.forEach(watcher -> watcher.accept(led));
  }

  /** Guarded. */
  void show(ToyState state) {
    stateWatchers.forEach(watcher -> watcher.accept(state));
  }
}
