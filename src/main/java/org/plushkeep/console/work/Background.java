package org.plushkeep.console.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.plushkeep.console.words.Sentences;

/**
 * Runs what may block away from the JavaFX thread, and brings its result, or one sentence about its
 * failure, back to it.
 */
public final class Background {
  private final Executor worker;
  private final Executor window;
  private final Sentences sentences;
  private final AtomicInteger unbroken = new AtomicInteger();

  /**
   * @param worker runs the work
   * @param window runs what follows, where properties may be set
   * @param sentences words for failures
   */
  public Background(Executor worker, Executor window, Sentences sentences) {
    this.worker = worker;
    this.window = window;
    this.sentences = sentences;
  }

  /** Runs work on {@code worker} and what follows on the JavaFX thread. */
  public static Background on(Executor worker, Sentences sentences) {
    return new Background(worker, Platform::runLater, sentences);
  }

  /**
   * Runs {@code work}; then, on the window's thread, one of the others.
   *
   * @param failed receives the sentence to show
   */
  public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<String> failed) {
    runRaw(work, done, failure -> failed.accept(sentences.about(failure)));
  }

  /** As {@link #run}, for a caller that looks at the failure itself. */
  public <T> void runRaw(Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
    try {
      worker.execute(
          () -> {
            try {
              T result = work.call();
              window.execute(() -> done.accept(result));
            } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError failure) {
              window.execute(() -> failed.accept(failure));
            }
          });
    } catch (RejectedExecutionException closing) {
      failed.accept(closing);
    }
  }

  /** The same work, but one that is not to be broken off: {@link #isBusy} while it goes on. */
  public <T> Callable<T> unbroken(Callable<T> work) {
    return () -> {
      unbroken.incrementAndGet();
      try {
        return work.call();
      } finally {
        unbroken.decrementAndGet();
      }
    };
  }

  /** Whether work goes on that is not to be broken off. Looking for toys is none. */
  public boolean isBusy() {
    return unbroken.get() > 0;
  }

  /** Sets something in the window from any thread. */
  public void inWindow(Runnable change) {
    window.execute(change);
  }

  /** Words for failures, for a caller of {@link #runRaw}. */
  public Sentences sentences() {
    return sentences;
  }
}
