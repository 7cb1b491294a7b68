package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.recording.Recording;

/** Locking while something is being written waits for it, and for no more. */
@Timeout(120)
class LockingAmidAWriteTest {
  @TempDir private Path temp;

  @BeforeEach
  void emptyDisk() {
    FullDisk.register();
  }

  @AfterEach
  void emptyAgain() {
    FullDisk.empty();
  }

  @Test
  void lockingWaitsForAWriteThatHasBegunAndItIsThere() throws Exception {
    Path dir = temp.resolve("vault");
    Vault vault = TestVault.create(dir, FullDisk.PREFIX);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FullDisk.beforeWrites(
        () -> {
          writing.countDown();
          await(goOn);
        });
    CompletableFuture<List<Recording>> stored = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> store(vault, stored));
    assertThat(writing.await(60, TimeUnit.SECONDS)).isTrue();
    Thread locking = Thread.ofPlatform().start(vault::close);
    Ear.waitFor(() -> locking.getState() == Thread.State.WAITING || !locking.isAlive());
    assertThat(locking.isAlive()).as("it waits").isTrue();
    assertThat(stored).isNotDone();
    goOn.countDown();
    List<Recording> one = stored.get(60, TimeUnit.SECONDS);
    locking.join();
    try (Vault again = TestVault.open(dir)) {
      assertThat(again.readBytes(one.getFirst().id())).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(again.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  private static void store(Vault vault, CompletableFuture<List<Recording>> stored) {
    try {
      stored.complete(TestVault.add(vault, 1));
    } catch (VaultException e) {
      stored.completeExceptionally(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
