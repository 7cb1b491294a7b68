package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** Deleting for good: the question, ten seconds to think better of it, and then nothing is left. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class DeletionStoryTest {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final byte[] oldest = ToyClips.clip(50, 1);
  private final byte[] middle = ToyClips.clip(60, 2);
  private final byte[] newest = ToyClips.clip(70, 3);
  private final AtTheWindow window = new AtTheWindow();
  private House house;
  private Parent parent;

  @BeforeEach
  void start() throws Exception {
    PracticeToy toy = shutEar.on(new PracticeToy(List.of(oldest, middle, newest), Radio.instant()));
    house = new House(folder, Ear.eager(), () -> toy);
    parent = new Parent(window, house);
    parent.hasCollected(toy);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void theQuestionSaysWhatWillHappenAndUndoBringsItBack() throws Exception {
    parent.chooses(1);
    window.click("#erase");
    assertThat(window.everyWord())
        .contains("Erase this recording for good?")
        .contains("with its note", "For ten seconds, or until you lock or close Plushkeep")
        .contains("nobody can bring it back, not even with the passphrase")
        .contains("What is still on the toy stays there");
    window.type(KeyCode.ESCAPE);
    window.untilGone("#erase-yes");
    parent.untilRows(3);

    erases(1);
    parent.untilRows(2);
    assertThat(window.text("#undo-text")).isEqualTo("1 recording will be erased for good in 10 s.");
    parent.waits(Duration.ofMillis(9_500));
    assertThat(window.text("#undo-text")).endsWith("in 1 s.");
    window.click("#undo");
    parent.untilRows(3);
    parent.waits(Duration.ofMinutes(1));
    parent.closes();
    assertThat(stored()).containsExactly(newest, middle, oldest);
  }

  @Test
  void afterTenSecondsItIsErasedForGoodAndNotThereAfterARestart() throws Exception {
    erases(0);
    parent.untilRows(2);
    parent.waits(Duration.ofSeconds(10));
    window.untilGone("#undo-bar");
    parent.closes();
    assertThat(stored()).containsExactly(middle, oldest);

    house.open();
    parent.unlocks();
    parent.untilRows(2);
  }

  @Test
  void aReceiptIsOfferedOnceItIsErasedAndCanBeKept() throws Exception {
    erases(0);
    assertThat(window.isShown("#receipt-bar")).as("not erased yet").isFalse();
    parent.waits(Duration.ofSeconds(10));
    window.untilText("#receipt-text", "One recording was erased for good.");
    erases(0);
    parent.waits(Duration.ofSeconds(10));
    window.untilText("#receipt-text", "2 recordings were erased for good.");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in " + house.exports);
    assertThat(window.isShown("#receipt-keep")).isFalse();
    window.click("#receipt-close");
    window.untilGone("#receipt-bar");
    List<Path> files = Exported.in(house.exports).files();
    assertThat(files).hasSize(1);
    String text = Files.readString(files.getFirst());
    assertThat(text)
        .contains("2 recordings were erased for good", "one recording or message that stays")
        .doesNotContain(Parent.TOY, Parent.CHILD);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(ErasureReceipt.check(vault, text)).isEqualTo(ErasureReceipt.Verdict.GENUINE);
    }
  }

  @Test
  void aReceiptThatCannotBeWrittenIsOfferedAgain() throws Exception {
    Files.writeString(house.exports, "a file where a folder should be");
    erases(0);
    parent.waits(Duration.ofSeconds(10));
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "could not be written");
    window.speaksPlainly();
    Files.delete(house.exports);
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
  }

  @Test
  void lockingEndsTheTimeToUndoAndErases() throws Exception {
    erases(2);
    parent.untilRows(2);
    parent.locks();
    parent.unlocks();
    parent.untilRows(2);
    assertThat(window.isShown("#undo-bar")).isFalse();
    parent.closes();
    assertThat(stored()).containsExactly(newest, middle);
  }

  @Test
  void closingTheWindowEndsTheTimeToUndoAndErases() throws Exception {
    erases(1);
    erases(1);
    parent.untilRows(1);
    parent.closes();
    assertThat(stored()).containsExactly(newest);
  }

  private void erases(int row) {
    parent.chooses(row);
    window.click("#erase");
    window.click("#erase-yes");
  }

  /** What is in the vault on the disk, newest first, in the eyes of another start. */
  private List<byte[]> stored() throws Exception {
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      List<byte[]> all = new java.util.ArrayList<>();
      for (var one : vault.page(RecordingFilter.ALL, 0, 10)) {
        all.add(vault.readBytes(one.id()));
      }
      return all;
    }
  }
}
