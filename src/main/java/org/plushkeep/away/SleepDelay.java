package org.plushkeep.away;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps sleep waiting, while that is wanted, until what has been begun is done. */
final class SleepDelay implements AutoCloseable {
  private final Optional<Path> program;
  private final String busAddress;
  private @Nullable SleepInhibitor held; // guarded by this
  private boolean closed; // guarded by this

  /**
   * @param program that holds the lock; empty when sleep is not to wait
   */
  SleepDelay(Optional<Path> program, String busAddress) {
    this.program = program;
    this.busAddress = busAddress;
  }

  /** From now on sleep waits. */
  synchronized void take() {
    if (held == null && !closed) {
      held = program.flatMap(it -> SleepInhibitor.take(it, busAddress)).orElse(null);
    }
  }

  /**
   * Lets sleep come as soon as something is done, however it ends. What is taken meanwhile is
   * another lock, for the next time.
   */
  synchronized void releaseAfter(CompletionStage<?> done) {
    SleepInhibitor holder = held;
    held = null;
    if (holder != null) {
      var _ = done.whenComplete((_, _) -> holder.close());
    }
  }

  /** Lets sleep come. */
  synchronized void release() {
    SleepInhibitor holder = held;
    held = null;
    if (holder != null) {
      holder.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    release();
  }
}
