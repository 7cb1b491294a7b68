package org.plushkeep.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.vault.Arrivals;

/** What came in while a vault without a disk was locked: what a test says. */
public final class MemoryArrivals implements Arrivals {
  private volatile boolean allowed;
  private volatile Moved next = NOTHING;

  private static final Moved NOTHING = new Moved(List.of(), 0, 0, 0, Path.of("intake"), false);

  /** What the next moving in comes to. */
  public void next(Moved moved) {
    next = moved;
  }

  @Override
  public boolean isAllowed() {
    return allowed;
  }

  @Override
  public void allow(boolean on) {
    allowed = on;
  }

  @Override
  public Moved moveIn(Reader reader, DoubleConsumer progress, BooleanSupplier cancelled) {
    Moved moved = next;
    next = NOTHING;
    return moved;
  }
}
