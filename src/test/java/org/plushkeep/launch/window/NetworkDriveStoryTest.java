package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** Somebody keeps the vault on the drive of another computer. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class NetworkDriveStoryTest {
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private House house;

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void itIsToldAtEachUnlockingUntilSomebodyKnows() throws Exception {
    Path share = Files.createDirectory(folder.resolve("share")).toRealPath();
    Vaults.create(share.resolve("data").resolve("vault"), Parent.PASSPHRASE.toCharArray()).close();
    try (FaultyDisk disk = new FaultyDisk(share, "nfs4")) {
      house =
          new House(disk.root(), Ear.eager(), () -> new PracticeToy(List.of(), Radio.instant()));
      Parent parent = new Parent(window, house);
      house.open();
      for (int i = 0; i < 2; i++) {
        parent.unlocks();
        window.untilShown("#drive-known");
        assertThat(window.text("#drive-warning"))
            .contains("on another computer’s drive", "restore it to a folder on this computer");
        window.speaksPlainly();
        parent.locks();
      }
      parent.unlocks();
      window.click("#drive-known");
      window.untilGone("#drive-known");
      parent.closes();
      house.open();
      parent.unlocks();
      window.until("looked for", () -> window.isShown("#go-to-toys"));
      assertThat(window.isShown("#drive-known")).isFalse();
    }
  }
}
