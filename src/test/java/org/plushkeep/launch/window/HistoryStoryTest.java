package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.history.HistoryKind;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.vault.TamperedJournal;

/** Who did what with the vault, and whether that is all. */
final class HistoryStoryTest extends TwoRecordingsStory {
  private List<String> lines(String style) {
    return see(
        () ->
            window.robot().lookup(style).<Label>queryAll().stream()
                .filter(AtTheWindow::isSeen)
                .map(Label::getText)
                .filter(text -> !text.isBlank())
                .toList());
  }

  private void untilLine(String words) {
    window.until(
        "a line says " + words,
        () ->
            window.robot().lookup(".history-what").<Label>queryAll().stream()
                .anyMatch(label -> AtTheWindow.isSeen(label) && label.getText().contains(words)));
  }

  private void filters(HistoryKind kind, int rows) {
    see(
        () -> {
          window.<ComboBox<HistoryKind>>node("#history-kind").setValue(kind);
          return true;
        });
    window.until(rows + " lines", () -> window.list("#history").getItems().size() == rows);
  }

  @Test
  void whatWasDoneIsToldAndOfTheErasedOnlyThatItWas() throws Exception {
    parent.chooses(0);
    window.click("#play");
    window.click("#nav-history");
    filters(HistoryKind.LISTENING, 1);
    untilLine("1 recording heard");
    assertThat(lines(".history-about"))
        .as("which one")
        .hasSize(1)
        .allMatch(t -> t.contains(Parent.TOY));
    filters(HistoryKind.COLLECTING, 2);
    untilLine("1 recording collected from a toy");
    window.click("#nav-inbox");
    parent.chooses(0);
    window.click("#erase");
    window.click("#erase-yes");
    parent.waits(Duration.ofSeconds(10));
    window.untilGone("#undo-bar");

    parent.locks();
    window.paste("#passphrase", "not this one");
    window.click("#unlock");
    window.untilText("#unlock-problem", "passphrase");
    parent.waits(Duration.ofMinutes(1));
    parent.unlocks();
    window.click("#nav-history");
    filters(HistoryKind.ACCESS, 4);
    untilLine("A wrong passphrase was refused");
    filters(HistoryKind.ERASING, 1);
    untilLine("1 recording erased for good");
    filters(HistoryKind.LISTENING, 1);
    untilLine("1 recording heard");
    assertThat(lines(".history-about")).as("nothing of which one").isEmpty();
    assertThat(window.isShown("#history-broken")).isFalse();
    filters(HistoryKind.MESSAGES, 0);
    window.untilText("#history-empty", "Nothing of this kind");
    window.speaksPlainly();
    parent.locks();
  }

  @Test
  void itIsSavedAsAFileUnderAFreeName() throws Exception {
    Files.createDirectories(house.exports);
    Path first = house.exports.resolve("Plushkeep history 2026-11-24.csv");
    Files.writeString(first, "a file of the family's own");
    window.click("#nav-history");
    window.click("#history-export");
    window.untilText("#history-saved", "(2).csv");
    assertThat(first).hasContent("a file of the family's own");
    Path second = house.exports.resolve("Plushkeep history 2026-11-24 (2).csv");
    List<String> rows = Files.readAllLines(second);
    assertThat(rows).hasSize(1 + 4);
    assertThat(rows.getFirst()).contains("number,time,what,how many,account,by,recording,note");
    assertThat(rows.get(1)).contains("vault made").contains("command");
    assertThat(rows.getLast()).contains("unlocked").contains("window");
    untilLine("This history was saved as a file");
    assertThat(Files.readString(second)).doesNotContain(Parent.TOY, Parent.CHILD);
  }

  @Test
  void aChainThatWasCutIsShownAndStopsNobody() throws Exception {
    parent.closes();
    TamperedJournal.cut(house.vault, Parent.PASSPHRASE, 2);
    TamperedJournal.edit(house.vault, Parent.PASSPHRASE, 3);
    house.open();
    parent.unlocks();
    window.click("#nav-history");
    window.untilText("#history-broken", "changed or cut");
    assertThat(window.text("#history-broken"))
        .contains("Entry 2 is missing.", "One more place")
        .contains("Your recordings are not touched");
    window.until(
        "the line itself says so",
        () ->
            window.robot().lookup(".history-note").<Label>queryAll().stream()
                .anyMatch(note -> note.getText().contains("Not what was written")));
    window.click("#nav-inbox");
    parent.untilRows(2);
    parent.chooses(0);
  }
}
