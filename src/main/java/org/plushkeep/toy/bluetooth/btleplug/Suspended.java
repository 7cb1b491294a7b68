package org.plushkeep.toy.bluetooth.btleplug;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.jspecify.annotations.Nullable;

/**
 * A call of a Kotlin function that suspends, under way on a virtual thread of its own: however long
 * the library takes, nobody waits longer than they choose to.
 *
 * @param <T> what it answers with
 */
final class Suspended<T> {
  /** A function that suspends, as Java sees it. */
  @FunctionalInterface
  interface Function<T> {
    @Nullable Object call(Continuation<? super T> continuation);
  }

  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Thread thread;

  private Suspended(Function<T> function) {
    thread =
        Thread.ofVirtual()
            .name("bluetooth call")
            .unstarted(
                () -> {
                  try {
                    answer.complete(
                        BuildersKt.runBlocking(
                            EmptyCoroutineContext.INSTANCE,
                            (scope, continuation) -> function.call(continuation)));
                  } catch (Throwable e) { // Kotlin declares nothing, and native code may be missing
                    answer.completeExceptionally(e);
                  }
                });
  }

  static <T> Suspended<T> start(Function<T> function) {
    Suspended<T> call = new Suspended<>(function);
    call.thread.start();
    return call;
  }

  /** Calls and waits. Who has waited long enough gives the call up. */
  static <T> T call(Duration most, Function<T> function) throws CallException {
    Suspended<T> call = start(function);
    boolean answered = false;
    try {
      T answer = call.await(most);
      answered = true;
      return answer;
    } finally {
      if (!answered) {
        call.giveUp();
      }
    }
  }

  /**
   * Waits for the answer.
   *
   * @throws CallException by {@link TimeoutException}: there is none yet, and it may be waited for
   *     again; by {@link InterruptedException}: this thread was told to stop; by anything else:
   *     what the library threw
   */
  T await(Duration most) throws CallException {
    try {
      return answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new CallException(cause == null ? e : cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallException(e);
    } catch (TimeoutException e) {
      throw new CallException(e);
    }
  }

  /** Nobody waits for it any more: cancels it, as far as the library lets itself be. */
  void giveUp() {
    thread.interrupt();
  }

  /** Does something with an answer that comes after all. */
  void whenAnswered(Consumer<T> late) {
    var _ = answer.thenAccept(late);
  }
}
