package org.plushkeep.vault;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;

/**
 * Many pieces of work on files, several at a time: a disk that forces a file keeps the next one
 * from being read meanwhile, unless somebody else does that.
 */
final class Lanes {
  /** So many wait for the disk at once: one commit of its journal then does for all of them. */
  private static final int LEAST = 24;

  /** Pieces for each lane, done or waiting: a slow one lets the other lanes go on. */
  private static final int AHEAD = 4;

  private Lanes() {}

  /** One piece of work. */
  @FunctionalInterface
  interface Work<T> {
    T on(long number) throws IOException;
  }

  /**
   * Does the work for the numbers from 0 on. Nothing of it is still being done when this returns or
   * throws.
   *
   * @param done told, on the caller's thread, how many are done; may throw a {@link
   *     CancellationException}, which ends it
   * @return what came of each, in order
   * @throws IOException the first failure in that order
   */
  static <T> List<T> run(long count, Work<T> work, LongConsumer done) throws IOException {
    int width = Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
    List<T> results = new ArrayList<>();
    Queue<FutureTask<T>> running = new ArrayDeque<>();
    try (ExecutorService lanes =
        Executors.newFixedThreadPool(width, Thread.ofPlatform().daemon().factory())) {
      try {
        for (long next = 0; results.size() < count; ) {
          while (next < count && running.size() < AHEAD * width) {
            long number = next++;
            FutureTask<T> task = new FutureTask<>(() -> work.on(number));
            running.add(task);
            lanes.execute(task);
          }
          results.add(result(running.remove(), IOException.class));
          done.accept(results.size());
        }
        return results;
      } finally {
        running.forEach(task -> task.cancel(false)); // an interrupt would close the files
      }
    }
  }

  /**
   * What became of a task, however often this thread is interrupted meanwhile: what is being done
   * to the vault is done to its end, and the interruption is for who comes next.
   *
   * @param expected what a task may fail with, beside what nobody expects
   */
  static <T, E extends Exception> T result(Future<T> task, Class<E> expected) throws E {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        throw expected.cast(e.getCause());
      }
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
