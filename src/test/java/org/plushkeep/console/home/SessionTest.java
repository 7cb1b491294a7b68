package org.plushkeep.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.MemoryDoor;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** From unlocking to locking, without a window: all on one thread. */
final class SessionTest {
  private static final String PASSPHRASE = "violet anchors hum quietly";

  @TempDir private Path temp;

  @Test
  void theVaultIsClosedWhateverFailsWhileItIsLocked() throws Exception {
    Path dir = temp.resolve("vault");
    Texts texts = new Texts(Locale.ENGLISH);
    Session session =
        new Session(
            Vaults.create(dir, PASSPHRASE.toCharArray()),
            new MemoryDoor(),
            List.of(),
            MountedDrives.none(),
            Loudspeakers.only(new SilentOutput()),
            SoundSources.only(new Mouth(16_000), _ -> Optional.empty()),
            new Background(Runnable::run, Runnable::run, new Sentences(texts)),
            new Jammed(),
            texts);
    session.begin();
    List<String> told = new ArrayList<>();
    session.lock(told::add);
    assertThat(told).containsExactly("");
    try (Vault again = Vaults.open(dir, PASSPHRASE.toCharArray())) {
      assertThat(again.count(RecordingFilter.ALL)).isZero();
    }
  }

  /** Goes on, and cannot be stopped. */
  private static final class Jammed implements Time {
    private final HandTime time = new HandTime();

    @Override
    public Instant now() {
      return time.now();
    }

    @Override
    public Stop every(Duration period, Runnable tick) {
      return () -> {
        throw new IllegalStateException("jammed");
      };
    }
  }
}
