package org.plushkeep.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A second thread for one database, on which a disk is waited for while the first goes on. Made
 * when it is first wanted; it is given one piece of work at a time.
 */
final class Aside implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("aside").factory());

  /** A piece of work. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws GeneralSecurityException, IOException;
  }

  /** Begins a piece of work, whose end is to be waited for whatever else fails. */
  <T> Begun<T> begin(Work<T> work) {
    return new Begun<>(CompletableFuture.supplyAsync(() -> run(work), thread));
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException | IOException e) {
      throw new CompletionException(e);
    }
  }

  /** What was begun. */
  static final class Begun<T> {
    private final CompletableFuture<T> future;

    private Begun(CompletableFuture<T> future) {
      this.future = future;
    }

    /** What has come of it; waits, and nobody interrupts that: the work would still go on. */
    T end() throws GeneralSecurityException, IOException {
      try {
        return future.join();
      } catch (CompletionException e) {
        switch (e.getCause()) {
          case IOException disk -> throw disk;
          case GeneralSecurityException key -> throw key;
          case RuntimeException bug -> throw bug;
          case Error error -> throw error;
          case null, default -> throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
