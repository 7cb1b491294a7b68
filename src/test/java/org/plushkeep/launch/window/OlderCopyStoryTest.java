package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** Somebody has put an older copy of the vault in its place. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class OlderCopyStoryTest {
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private House house;
  private Parent parent;

  @BeforeEach
  void start() throws Exception {
    PracticeToy toy =
        new PracticeToy(List.of(ToyClips.clip(50, 1), ToyClips.clip(60, 2)), Radio.instant());
    house = new House(folder, Ear.eager(), () -> toy);
    parent = new Parent(window, house);
    parent.hasCollected(toy);
    parent.closes();
    Path older = folder.resolve("older");
    copy(house.vault, older);
    house.open();
    parent.unlocks();
    parent.untilRows(2);
    parent.closes();
    copy(house.vault, folder.resolve("newest"));
    putBack("older");
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    window.untilShown("#older-lock");
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void putBack(String name) throws IOException {
    try (var files = Files.walk(house.vault)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    copy(folder.resolve(name), house.vault);
  }

  @Test
  void itIsToldBeforeAnythingIsShownAndLockedAgainForTheNewest() throws Exception {
    assertThat(window.text("#older-about"))
        .contains("On this computer there was a newer one on")
        .contains("an older copy of your vault in its place");
    assertThat(window.text("#older-advice")).contains(house.vault.toString());
    assertThat(window.everyWord()).doesNotContain(Parent.TOY, Parent.CHILD);
    window.speaksPlainly();
    window.click("#older-lock");
    window.untilShown("#unlock");
    parent.closes();
    putBack("newest");
    house.open();
    parent.unlocks();
    parent.untilRows(2);
  }

  @Test
  void whoWantsItGoesOnWithItAndIsNotAskedAgain() throws Exception {
    window.click("#older-keep");
    parent.untilRows(2);
    window.click("#nav-history");
    window.until(
        "the history tells of it",
        () -> window.everyWord().contains("An older copy was made the vault that counts"));
    parent.locks();
    parent.unlocks();
    parent.untilRows(2);
  }

  @Test
  void nobodyWhoGoesAwayLeavesItOpen() throws Exception {
    parent.waits(Duration.ofHours(1));
    window.untilShown("#unlock");
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    window.untilShown("#older-lock");
    parent.closes();
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    window.untilShown("#older-lock");
  }
}
