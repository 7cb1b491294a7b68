package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work on a second thread, whose end is waited for. */
class AsideTest {
  private final Aside aside = new Aside();

  @AfterEach
  void close() {
    aside.close();
  }

  @Test
  void bothGoOnAtTheSameTime() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    var begun = waitingFor(other);
    other.countDown();
    assertThat(begun.end()).isEqualTo("done");
  }

  @Test
  void whatFailsIsToldAsWhatItIs() {
    assertThatThrownBy(failing(new IOException("disk"))::end)
        .isInstanceOf(IOException.class)
        .hasMessage("disk");
    assertThatThrownBy(failing(new GeneralSecurityException("key"))::end)
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("key");
    var bug =
        aside.begin(
            () -> {
              throw new IllegalStateException("bug");
            });
    assertThatThrownBy(bug::end).isInstanceOf(IllegalStateException.class).hasMessage("bug");
  }

  @Test
  void nobodyInterruptsTheWaiting() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    var begun = waitingFor(other);
    Thread.currentThread().interrupt();
    Thread.ofPlatform().daemon().start(other::countDown);
    assertThat(begun.end()).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Aside.Begun<String> waitingFor(CountDownLatch latch) {
    return aside.begin(
        () -> {
          try {
            latch.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return "done";
        });
  }

  private <E extends Exception> Aside.Begun<String> failing(E problem) {
    return aside.begin(
        () -> {
          switch (problem) {
            case IOException disk -> throw disk;
            case GeneralSecurityException key -> throw key;
            default -> throw new AssertionError(problem);
          }
        });
  }
}
