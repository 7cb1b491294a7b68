package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.NewRecording;

/** How much is written and read for one recording, however many there are. */
class WrittenBytesTest {
  private static final int BYTES = 80_000;
  private static final int PEAKS_BYTES = 6000;

  /** Beyond the sound and its outline: the pages that lead to them, and the history's. */
  private static final int AROUND_IT = 80_000;

  /** Among the next, H2 of itself would read all the sounds, for 2000 changes of their table. */
  private static final int BEFORE = 900;

  private static final int COUNTED = 200;

  @TempDir private Path temp;

  @Test
  void aRecordingIsWrittenOnceAndLittleElse() throws Exception {
    CountedDisk.register();
    try (Vault vault = TestVault.create(temp.resolve("vault"), CountedDisk.PREFIX)) {
      store(vault, 0, BEFORE);
      CountedDisk.countAnew();
      store(vault, BEFORE, BEFORE + COUNTED);
      assertThat(CountedDisk.LOGGED.get() / COUNTED).isLessThan(BYTES + PEAKS_BYTES + AROUND_IT);
      assertThat(CountedDisk.READ.get() / COUNTED).isLessThan(BYTES);
    }
  }

  private static void store(Vault vault, int from, int to) throws VaultException {
    for (int i = from; i < to; i++) {
      vault.add(
          List.of(
              new NewRecording(
                  TestVault.TOY,
                  Instant.ofEpochSecond(i),
                  TestVault.bytes(BYTES, i),
                  Duration.ZERO,
                  "unknown",
                  new byte[PEAKS_BYTES])));
    }
  }
}
