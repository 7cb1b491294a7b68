package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.collect.Collector;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.SpoiledVault;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A vault in which something is damaged, or that a later Plushkeep made, in the window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class SpoiledVaultStoryTest {
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final Ear ear = Ear.eager();
  private House house;
  private Parent parent;
  private List<RecordingId> ids;

  @BeforeEach
  void collect() throws Exception {
    PracticeToy toy =
        new PracticeToy(
            List.of(ToyClips.clip(50, 1), ToyClips.clip(50, 2), ToyClips.clip(50, 3)),
            Radio.instant());
    house = new House(folder, ear, () -> toy);
    parent = new Parent(window, house);
    KnownToy known =
        new KnownToy(PracticeFinder.SEEN.id(), Parent.TOY, Parent.CHILD, "", Instant.now());
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray());
        ToyLink link = new PracticeFinder(toy).connect(PracticeFinder.SEEN)) {
      vault.saveToy(known);
      new Collector(vault).collect(link, known, (_, _) -> {}, () -> false);
      ids = vault.ids(RecordingFilter.ALL);
    }
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void oneDamagedRecordingIsToldInItsRowAndTheOthersAreHeardAndKept() throws Exception {
    SpoiledVault.damageRow(house.vault, Parent.PASSPHRASE.toCharArray(), ids.get(1));
    house.open();
    parent.unlocks();
    parent.untilRows(3);
    window.until("one is told as damaged", () -> damagedRows() == 1);
    assertThat(window.isShown("#inbox-problem")).isFalse();
    for (int row : List.of(0, 2)) {
      parent.chooses(row);
      int before = ear.heard().length;
      window.until("it can be played", () -> !window.node("#play").isDisabled());
      window.click("#play");
      window.until("it is heard", () -> ear.heard().length > before);
      window.click("#verdict-KEPT");
    }
    window.speaksPlainly();
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.page(RecordingFilter.ALL, 0, 10))
          .hasSize(2)
          .allMatch(one -> one.verdict() == Verdict.KEPT);
    }
  }

  private long damagedRows() {
    return see(
        () ->
            window.robot().lookup(".label").<Label>queryAll().stream()
                .filter(AtTheWindow::isSeen)
                .filter(label -> label.getText().equals("Damaged recording"))
                .count());
  }

  @Test
  void aDamagedTableIsMendedAndWhatItCostIsTold() throws Exception {
    int small = 200;
    SpoiledVault.loseRows(house.vault, Parent.PASSPHRASE.toCharArray(), small);
    house.open();
    parent.unlocks();
    parent.untilRows(3 + small);
    window.untilText("#mended", "Your vault was damaged in one place. Plushkeep has mended it; ");
    assertThat(window.text("#mended"))
        .contains(
            " recordings are new again, without their notes.", "make a backup to another one");
    assertThat(damagedRows()).isZero();
    window.speaksPlainly();
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(vault.page(RecordingFilter.ALL, small, 3))
          .as("whatever was lost of it is found out anew")
          .allMatch(one -> one.duration().equals(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aVaultOfALaterPlushkeepIsToldAsThatAndStaysLocked() throws Exception {
    SpoiledVault.ofALaterVersion(house.vault, Parent.PASSPHRASE.toCharArray());
    house.open();
    window.untilShown("#unlock");
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.type(KeyCode.ENTER);
    window.untilText("#unlock-problem", "A newer Plushkeep made this vault.");
    assertThat(window.text("#unlock-problem"))
        .contains("It was left as it is.", "Install the newer version to open it.");
    assertThat(window.isShown("#nav-inbox")).isFalse();
    window.speaksPlainly();
  }
}
