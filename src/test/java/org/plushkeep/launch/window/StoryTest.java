package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.player.Timeline;
import org.plushkeep.console.widgets.WaveformView;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.toy.practice.PracticeTunes;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/**
 * The main job as a parent does it, from the first start to the second, with real parts: the vault
 * on a disk, the practice toy at a radio's speed, the codec, the player into a captured line, the
 * export.
 */
final class StoryTest extends FirstDay {
  private static final String NOTE = "Sings of the " + Parent.letters();
  private static final int SECOND = PracticeTunes.SAMPLE_RATE;

  @Test
  void aParentBringsRecordingsInHearsThemWritesExportsAndComesBack() throws Exception {
    house.open();
    choosesAPassphrase();
    pairsByThePaw();
    collects();
    collectingAgainBringsNothingInTwice();
    seesThreeRows();
    hears();
    decidesAndWrites();
    exports();
    parent.locks();
    parent.closes();
    leavesNoTraces();
    house.open();
    isRefusedWithAWrongPassphrase();
    findsEverythingAgain();
    parent.closes();
    theVaultHoldsWhatTheToySent();
  }

  private void seesThreeRows() {
    Moments moments = new Moments(new Texts(Locale.ENGLISH), ZoneId.systemDefault());
    window.until("three rows at once", () -> words(".row-length").size() == 3);
    assertThat(words(".row-who")).containsOnly(Parent.TOY + " · " + Parent.CHILD).hasSize(3);
    assertThat(words(".row-length")).containsExactly("0:03", "0:04", "0:06");
    String minute = moments.near(Instant.now(), house.time.now());
    String last = moments.near(Instant.now().minusSeconds(60), house.time.now());
    assertThat(words(".row-second .text-small")).hasSize(3).isSubsetOf(Set.of(minute, last));
    window.until(
        "each with its outline",
        () ->
            window.robot().lookup(".row-waveform").<WaveformView>queryAll().stream()
                    .filter(AtTheWindow::isSeen)
                    .filter(outline -> outline.waveformProperty().get().size() > 0)
                    .count()
                == 3);
    assertThat(window.text("#count")).isEqualTo("3 recordings · 3 new");
  }

  private List<String> words(String query) {
    return see(
        () ->
            window.robot().lookup(query).<Label>queryAll().stream()
                .filter(AtTheWindow::isSeen)
                .map(Label::getText)
                .filter(text -> !text.isBlank())
                .toList());
  }

  /** The longest: it was collected first and stands last. */
  private void hears() throws Exception {
    short[] sound = Tunes.decoded(0);
    parent.chooses(2);
    window.click("#play");
    window.until("it plays", () -> spoken("#play").equals("Pause"));
    ear.hear(SECOND);
    window.type(KeyCode.SPACE);
    listensUntilItStands();
    short[] heard = ear.heard();
    assertThat(heard.length).isGreaterThanOrEqualTo(SECOND);
    assertThat(heard).isEqualTo(Arrays.copyOf(sound, heard.length));

    Timeline waveform = see(() -> window.node("#waveform"));
    window.robot().clickOn(see(() -> waveform.placeOf(0.5)));
    window.until(
        "the position moves to the middle",
        () -> Math.abs(waveform.playedProperty().get() - 0.5) < 0.02);
    assertThat(window.text("#position")).startsWith("0:03.");
    window.type(KeyCode.SPACE);
    ear.hear(SECOND / 2);
    window.click("#play");
    listensUntilItStands();
    short[] after = Arrays.copyOfRange(ear.heard(), heard.length, ear.heard().length);
    int from = Tunes.placeOf(after, sound);
    assertThat(from)
        .as("heard from the middle on")
        .isBetween(sound.length * 48 / 100, sound.length * 52 / 100);
  }

  /** A loudspeaker goes on taking samples, also while nobody looks. */
  private void listensUntilItStands() {
    ear.hearUntil(() -> see(() -> spoken("#play").equals("Play")));
  }

  private String spoken(String query) {
    return window.node(query).getAccessibleText();
  }

  private void decidesAndWrites() {
    parent.chooses(0);
    window.click("#verdict-KEPT");
    window.until("kept", () -> window.isSelected("#verdict-KEPT"));
    parent.chooses(1);
    window.click("#verdict-FLAGGED");
    window.until("flagged", () -> window.isSelected("#verdict-FLAGGED"));
    parent.chooses(2);
    window.click("#verdict-REVIEWED");
    window.until("reviewed", () -> window.isSelected("#verdict-REVIEWED"));
    window.until("none is new", () -> window.text("#count").equals("3 recordings"));
    window.paste("#note", NOTE);
    window.untilText("#note-state", "…");
    parent.waits(Duration.ofSeconds(1));
    window.untilText("#note-state", "Saved");
    window.until("it is in the row too", () -> words(".row-second .text-small").contains(NOTE));
  }

  private void exports() throws Exception {
    window.click("#export");
    assertThat(window.everyWord()).contains("not encrypted", "SHA-256");
    window.click("#export-original");
    window.click("#export-start");
    window.untilText("#export-message", "2 files were written to " + house.exports);
    window.click("#export-close");
    Exported.in(house.exports).isOneRecording(Tunes.tune(0), Tunes.decoded(0), Parent.CHILD, NOTE);
  }

  private void leavesNoTraces() throws Exception {
    short[] sound = Tunes.decoded(0);
    traces
        .of("the child’s name", Parent.CHILD)
        .of("the note", NOTE)
        .of("the toy’s name", Parent.TOY);
    traces.of("sound", sound, sound.length / 3).of("the toy’s bytes", Tunes.tune(0));
    traces.mustNotBeIn(folder, house.exports);
    traces.mustNotBeWhereProgramsWrite(house.exports);
  }

  private void isRefusedWithAWrongPassphrase() {
    window.untilShown("#unlock");
    assertThat(window.everyWord()).doesNotContain(Parent.TOY, Parent.CHILD, NOTE);
    for (int seconds : new int[] {1, 2, 4}) {
      window.paste("#passphrase", Parent.PASSPHRASE + "!");
      window.type(KeyCode.ENTER);
      window.untilText("#unlock-problem", "That is not the passphrase of this vault.");
      window.untilText("#unlock", "Wait " + seconds + " s");
      assertThat(window.<Labeled>node("#unlock").isDisabled()).isTrue();
      assertThat(window.everyWord()).doesNotContainIgnoringCase("hint", "characters", "almost");
      parent.waits(Duration.ofSeconds(seconds));
      window.until("one may try again", () -> window.text("#unlock").equals("Unlock"));
    }
  }

  private void findsEverythingAgain() {
    parent.unlocks();
    parent.untilRows(3);
    parent.chooses(2);
    assertThat(window.text("#player-toy")).isEqualTo(Parent.TOY + " · " + Parent.CHILD);
    window.until("the note", () -> window.input("#note").getText().equals(NOTE));
    assertThat(see(() -> window.isSelected("#verdict-REVIEWED"))).isTrue();
    parent.chooses(1);
    window.until("flagged", () -> window.isSelected("#verdict-FLAGGED"));
    parent.chooses(0);
    window.until("kept", () -> window.isSelected("#verdict-KEPT"));
    assertThat(window.text("#count")).isEqualTo("3 recordings");
  }

  private void theVaultHoldsWhatTheToySent() throws Exception {
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all)
          .extracting(Recording::verdict)
          .containsExactly(Verdict.KEPT, Verdict.FLAGGED, Verdict.REVIEWED);
      List<byte[]> stored = new ArrayList<>();
      for (Recording one : all) {
        stored.add(vault.readBytes(one.id()));
      }
      assertThat(stored).containsExactly(Tunes.tune(2), Tunes.tune(1), Tunes.tune(0));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }
}
