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
import org.plushkeep.toy.ToyFinder;

/** A search that is slow to begin, and another that was begun meanwhile. */
@Timeout(60)
final class TwoSearchesTest extends OnToysScreen {
  private static final SeenToy SEEN =
      new SeenToy(new ToyId(ADDRESS), "CloudPets B", SeenToy.Way.BLUETOOTH, OptionalInt.empty());

  private final CountDownLatch oneIsKept = new CountDownLatch(1);
  private final CountDownLatch otherHasSeen = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** The first sees the toy after the second is kept, and never tells that it is lost. */
  private final ToyFinder finder =
      new NeverConnected() {
        @Override
        public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) {
          if (begun.incrementAndGet() == 1) {
            await(oneIsKept);
            found.accept(SEEN);
            otherHasSeen.countDown();
          }
          return closed::incrementAndGet;
        }
      };

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatTheOneThatIsNotKeptHasSeenDoesNotStayForEver() {
    ToysModel toys = toys(new MemoryVault(), finder);
    begin(toys);
    untilLater(() -> begun.get() > 1);
    oneIsKept.countDown();
    await(otherHasSeen);
    until(() -> closed.get() == 1);
    until(() -> inRange(toys) == 0);
    stop(toys);
  }
}
