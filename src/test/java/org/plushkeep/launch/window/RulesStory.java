package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** Every story of recordings that are of some age, and of what becomes of them. */
abstract class RulesStory {
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");

  @TempDir Path folder;

  final AtTheWindow window = new AtTheWindow();
  final List<RecordingId> ids = new ArrayList<>();
  House house;
  Parent parent;

  @BeforeEach
  final void prepare() {
    house = new House(folder, Ear.eager(), () -> new PracticeToy(List.of(), Radio.instant()));
    parent = new Parent(window, house);
  }

  @AfterEach
  final void end() {
    house.clearAway();
  }

  /** A vault with recordings that were collected so many days ago; all reviewed. */
  final void hasRecordings(int... daysAgo) throws Exception {
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.saveToy(new KnownToy(TOY, Parent.TOY, Parent.CHILD, "", Instant.EPOCH));
      for (int days : daysAgo) {
        NewRecording fresh =
            new NewRecording(
                TOY,
                house.time.now().minus(Duration.ofDays(days)),
                ToyClips.clip(50, days),
                Duration.ofSeconds(1),
                "g722.1-16k",
                new byte[0]);
        RecordingId id = vault.add(List.of(fresh)).getFirst().orElseThrow().id();
        vault.setVerdict(id, Verdict.REVIEWED);
        ids.add(id);
      }
    }
  }

  final void unlocks(int rows) {
    house.open();
    parent.unlocks();
    parent.untilRows(rows);
  }

  final void opensTheRules() {
    window.click("#settings");
    window.click("#settings-rules");
    window.until("it is counted", () -> window.text("#rules-preview").endsWith("."));
  }

  final void chooses(String box, int days) {
    see(
        () -> {
          window.<ComboBox<Integer>>node(box).setValue(days);
          return true;
        });
  }

  final List<RecordingId> left() throws Exception {
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      return vault.ids(RecordingFilter.ALL);
    }
  }

  final void aDayLater(int days, int rows) throws Exception {
    parent.closes();
    house.time.jump(Duration.ofDays(days));
    unlocks(rows);
  }

  final List<String> marks() {
    return window.robot().lookup(".row-leaves").<Label>queryAll().stream()
        .filter(AtTheWindow::isSeen)
        .map(Label::getText)
        .toList();
  }
}
