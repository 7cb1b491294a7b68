package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work on a second thread, whose end is waited for. */
class LanesResultTest {
  private final ExecutorService aside = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    aside.close();
  }

  @Test
  void bothGoOnAtTheSameTime() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    var begun = waitingFor(other);
    other.countDown();
    assertThat(Lanes.result(begun, IOException.class)).isEqualTo("done");
  }

  @Test
  void whatFailsIsToldAsWhatItIs() {
    assertThatThrownBy(() -> Lanes.result(failing(new IOException("disk")), IOException.class))
        .isInstanceOf(IOException.class)
        .hasMessage("disk");
    assertThatThrownBy(
            () ->
                Lanes.result(
                    failing(new GeneralSecurityException("key")), GeneralSecurityException.class))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("key");
    Future<String> bug =
        aside.submit(
            () -> {
              throw new IllegalStateException("bug");
            });
    assertThatThrownBy(() -> Lanes.result(bug, IOException.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
  }

  @Test
  void nobodyInterruptsTheWaiting() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    var begun = waitingFor(other);
    Thread.currentThread().interrupt();
    Thread.ofPlatform().daemon().start(other::countDown);
    assertThat(Lanes.result(begun, IOException.class)).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Future<String> waitingFor(CountDownLatch latch) {
    return aside.submit(
        () -> {
          try {
            latch.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return "done";
        });
  }

  private <E extends Exception> Future<String> failing(E problem) {
    return aside.submit(
        () -> {
          switch (problem) {
            case IOException disk -> throw disk;
            case GeneralSecurityException key -> throw key;
            default -> throw new AssertionError(problem);
          }
        });
  }
}
