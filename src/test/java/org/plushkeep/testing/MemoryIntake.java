package org.plushkeep.testing;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Intake;

/** A locked vault's intake without a disk: every toy is paired, and it only counts. */
public final class MemoryIntake implements Intake {
  private final AtomicInteger waiting;

  public MemoryIntake(int waiting) {
    this.waiting = new AtomicInteger(waiting);
  }

  @Override
  public boolean isLikelyPaired(ToyId toy) {
    return true;
  }

  @Override
  public boolean add(ToyId toy, Instant collectedAt, byte[] bytes) {
    waiting.incrementAndGet();
    return true;
  }

  @Override
  public int waiting() {
    return waiting.get();
  }
}
