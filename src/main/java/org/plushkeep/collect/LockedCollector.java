package org.plushkeep.collect;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.VaultException;

/**
 * Brings what a toy has recorded to a locked vault, where nobody can hear it until it is unlocked.
 * As with {@link Collector}, each is stored whole or not at all, and before the toy is told
 * anything more.
 */
public final class LockedCollector {
  private final Intake intake;
  private final Clock clock;

  public LockedCollector(Intake intake) {
    this.intake = intake;
    this.clock = Clock.systemUTC();
  }

  /**
   * Collects everything the toy offers.
   *
   * @param link a live link; stays open
   * @param toy how it was seen, and {@link Intake#isLikelyPaired}
   * @param progress told of bytes on the calling thread, often
   * @param stored told of each recording that waits now and did not before
   * @param cancelled asked often, from any thread; true ends it with {@link
   *     ToyException.Problem#CANCELLED}
   * @return how many wait now that did not before
   * @throws ToyException as {@link Collector#collect} does
   * @throws VaultException {@link VaultException.Problem#FULL}, {@code NOT_ALLOWED}, {@code DISK};
   *     what came before stays
   */
  public int collect(
      ToyLink link,
      ToyId toy,
      ToyLink.ByteProgress progress,
      Runnable stored,
      BooleanSupplier cancelled)
      throws ToyException, VaultException {
    AtomicInteger fresh = new AtomicInteger();
    new Visit(link, progress, cancelled)
        .take(
            bytes -> {
              if (ToyAudio.describe(bytes).endsEarly()) {
                throw Visit.cameShort();
              }
              if (intake.add(toy, clock.instant(), bytes)) {
                fresh.incrementAndGet();
                stored.run();
              }
            });
    return fresh.get();
  }
}
