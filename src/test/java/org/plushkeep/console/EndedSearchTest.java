package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.NeverConnected;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;

/**
 * A search that is over tells on a thread of its own that its toys are lost: it may be closed
 * before it has, and then never does, or be late with it.
 */
@Timeout(60)
final class EndedSearchTest extends OnToysScreen {
  private static final SeenToy SEEN =
      new SeenToy(new ToyId(ADDRESS), "CloudPets B", SeenToy.Way.BLUETOOTH, OptionalInt.empty());

  private final CountDownLatch firstIsClosed = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean firstIsOver;
  private volatile boolean pulledOut;
  private volatile Consumer<SeenToy> lostByFirst;

  /** Every search sees the toy at once and never tells by itself that it is lost. */
  private final ToyFinder finder =
      new NeverConnected() {
        @Override
        public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
          if (pulledOut) {
            throw new ToyException(Problem.NO_BLUETOOTH, "There is none.");
          }
          found.accept(SEEN);
          if (begun.incrementAndGet() > 1) {
            return () -> {};
          }
          lostByFirst = lost;
          return new First();
        }
      };

  private final class First implements ToyFinder.Search {
    @Override
    public boolean isOver() {
      return firstIsOver;
    }

    @Override
    public void close() {
      firstIsClosed.countDown();
    }
  }

  private ToysModel found() {
    ToysModel toys = toys(new MemoryVault(), finder);
    begin(toys);
    until(() -> inRange(toys) == 1);
    return toys;
  }

  @Test
  void whatItNeverTellsAsLostDoesNotStayForEver() {
    ToysModel toys = found();
    pulledOut = true;
    firstIsOver = true;
    untilLater(() -> toys.problemProperty().get().contains("has no Bluetooth"));
    until(() -> inRange(toys) == 0);
    stop(toys);
  }

  @Test
  void whatItTellsLateIsNotLostThatTheNextHasFound() throws InterruptedException {
    ToysModel toys = found();
    firstIsOver = true;
    untilLater(() -> begun.get() == 2);
    assertThat(firstIsClosed.await(30, TimeUnit.SECONDS)).isTrue();
    until(() -> inRange(toys) == 1);
    lostByFirst.accept(SEEN);
    until(() -> true); // the window has heard that
    assertThat(inRange(toys)).isEqualTo(1);
    stop(toys);
  }
}
