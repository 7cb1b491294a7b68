package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.bluetooth.standin.Habit;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * A private bus with a stand-in for BlueZ on it, and the finder that looks by it; the toys' ears
 * are watched.
 */
final class OnBus implements AutoCloseable {
  static final String ONE = "C4:BE:84:00:00:01";
  static final String TWO = "C4:BE:84:00:00:02";
  static final String THREE = "C4:BE:84:00:00:03";

  /** Long enough for a loaded machine. */
  static final int MOST_SECONDS = 60;

  final PrivateBus bus;
  final StandInBluez bluez;
  final BluezFinder finder;
  private final ShutEar ear = new ShutEar();

  OnBus(PrivateBus.Kind kind, Habit... habits) {
    this(kind, Duration.ofSeconds(20), habits);
  }

  /**
   * @param linking how long linking may take
   */
  OnBus(PrivateBus.Kind kind, Duration linking, Habit... habits) {
    bus = PrivateBus.start(kind);
    bluez = ear.on(new StandInBluez(bus.address(), habits));
    finder = new BluezFinder(bus.address(), linking);
  }

  PracticeToy toy(byte[]... recordings) {
    return ear.on(new PracticeToy(List.of(recordings), Radio.instant()));
  }

  /** Faster than a real one, and not so fast that all of it is on its way at once. */
  PracticeToy steadyToy(byte[]... recordings) {
    return ear.on(new PracticeToy(List.of(recordings), new Radio(64, Duration.ofMillis(10))));
  }

  static SeenToy seen(String address) {
    return new SeenToy(
        new ToyId(address), "CloudPets B 1.0.19", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
  }

  static void assertFails(Problem problem, String words, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class,
            e -> {
              assertThat(e.problem()).as(e.toString()).isEqualTo(problem);
              assertThat(e.getMessage()).contains(words).endsWith(".");
              assertThat(e.getMessage()).doesNotContain("Exception", "org.", "null");
            });
  }

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      Thread.sleep(5);
    }
  }

  Looking look() throws ToyException {
    return new Looking();
  }

  @Override
  public void close() {
    bluez.close();
    bus.close();
    ear.check();
  }

  /** A search, and what it tells: {@code + ADDRESS} found, {@code - ADDRESS} lost. */
  final class Looking implements AutoCloseable {
    final BlockingQueue<SeenToy> found = new LinkedBlockingQueue<>();
    final BlockingQueue<SeenToy> lost = new LinkedBlockingQueue<>();
    private final ToyFinder.Search search;

    Looking() throws ToyException {
      search = finder.look(found::add, lost::add);
    }

    boolean isOver() {
      return search.isOver();
    }

    SeenToy nextFound() throws InterruptedException {
      return next(found);
    }

    SeenToy nextLost() throws InterruptedException {
      return next(lost);
    }

    private SeenToy next(BlockingQueue<SeenToy> queue) throws InterruptedException {
      SeenToy next = queue.poll(MOST_SECONDS, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }

    @Override
    public void close() {
      search.close();
    }
  }
}
