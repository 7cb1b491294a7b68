package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import javafx.scene.AccessibleAction;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.vault.RecordingFilter;

/** The screens of {@link Screens} among the recordings: the list, and one that is listened to. */
final class ListeningScreens {
  /** Looks at the main window's screen. */
  interface Visit {
    void at(String screen) throws Exception;
  }

  private static final double LOUD = 0.4;

  private final AtTheWindow window;
  private final MemoryDoor door;
  private final HandTime time;
  private final SampleWords words;
  private final Visit visit;
  private final Screens.Visitor visitor;

  ListeningScreens(
      AtTheWindow window,
      MemoryDoor door,
      HandTime time,
      SampleWords words,
      Visit visit,
      Screens.Visitor visitor) {
    this.words = words;
    this.window = window;
    this.door = door;
    this.time = time;
    this.visit = visit;
    this.visitor = visitor;
  }

  void visitAll() throws Exception {
    inbox();
    player();
    closely();
    decisions();
  }

  private void inbox() throws Exception {
    SampleRecordings.into(door.vault(), words);
    window.press("#collect-open");
    filter("#filter-verdict", 1); // so that the vault is read again
    filter("#filter-verdict", 0);
    untilAllRows();
    visit.at("inbox");
    filter("#filter-verdict", 3);
    filter("#filter-toy", 1);
    visit.at("inbox-filtered");
    filter("#filter-verdict", 0);
    filter("#filter-toy", 0);
    untilAllRows();
    RecordingId silent = door.vault().ids(RecordingFilter.ALL).get(6);
    door.vault().measure(silent, "g722.1-16k", new Silence(960), door.vault().readPeaks(silent));
    toggle("#filter-silent");
    window.until("one row", () -> window.list("#recordings").getItems().size() == 1);
    visit.at("inbox-silent");
    toggle("#filter-silent");
    untilAllRows();
  }

  private void toggle(String query) {
    see(
        () -> {
          window.<ToggleButton>node(query).fire();
          return true;
        });
  }

  private void filter(String query, int choice) {
    see(
        () -> {
          window.robot().lookup(query).queryComboBox().getSelectionModel().select(choice);
          return true;
        });
  }

  private void untilAllRows() {
    window.until("rows", () -> window.list("#recordings").getItems().size() > 10);
  }

  private void player() throws Exception {
    choose(1);
    window.press("#play");
    seek(LOUD);
    window.until("it plays", () -> !window.node("#play").getAccessibleText().isEmpty());
    visit.at("playing");
    MenuButton more = see(() -> window.node("#player-more"));
    see(
        () -> {
          more.show();
          return true;
        });
    visitor.at("player-more", see(() -> more.getItems().getFirst().getParentPopup().getScene()));
    see(
        () -> {
          more.hide();
          return true;
        });
    window.press("#play");
  }

  /** One with silence and much too loud a part: a piece chosen, zoomed, and its pitches. */
  private void closely() throws Exception {
    choose(4);
    window.until(
        "the marks are there", () -> !window.node("#waveform").getAccessibleHelp().isEmpty());
    seek(0.15);
    visit.at("marks");
    press(KeyCode.I);
    seek(LOUD);
    press(KeyCode.O);
    window.untilShown("#selection-begin");
    toggle("#repeat-selection");
    visit.at("chosen");
    window.press("#zoom-in");
    window.press("#zoom-in");
    visit.at("zoomed");
    window.press("#show-spectrogram");
    window.until(
        "pitches", () -> window.robot().lookup(".spectrogram-pitch").tryQuery().isPresent());
    visit.at("pitches");
    window.press("#zoom-whole");
    window.press("#show-spectrogram");
    press(KeyCode.ESCAPE);
    seek(0.02);
    for (int i = 0; i < 16; i++) {
      window.press("#zoom-in");
    }
    visit.at("samples");
  }

  private void press(KeyCode key) {
    see(
        () -> {
          window.node("#waveform").requestFocus();
          return true;
        });
    window.type(key);
  }

  private void decisions() throws Exception {
    choose(3);
    window.press("#verdict-FLAGGED");
    window.until("flagged", () -> window.isSelected("#verdict-FLAGGED"));
    put("#note", words.moon());
    visit.at("note");
    see(
        () -> {
          time.advance(Duration.ofSeconds(1));
          return true;
        });
    window.until("saved", () -> window.text("#note-state").length() > 2);
    visit.at("flagged");
    select(1, 5);
    window.untilShown("#selection-bar");
    visit.at("selection");
  }

  /** Some are chosen, of which one is damaged, and decided about. */
  void decideBesideADamagedOne() throws Exception {
    select(4, 8);
    window.untilShown("#selection-bar");
    window.press("#mark-kept");
    window.until("it says so", () -> !window.text("#inbox-problem").isEmpty());
    visit.at("not-decided");
  }

  void choose(int row) {
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(row);
          return true;
        });
    window.until("it is there", () -> !window.text("#player-toy").isEmpty());
    window.until("it can be played", () -> !window.node("#play").isDisabled());
  }

  private void select(int from, int to) {
    see(
        () -> {
          window.list("#recordings").getSelectionModel().selectRange(from, to);
          return true;
        });
  }

  private void seek(double to) {
    see(
        () -> {
          window.node("#waveform").executeAccessibleAction(AccessibleAction.SET_VALUE, to);
          return true;
        });
  }

  void put(String query, String text) {
    window.untilShown(query);
    see(
        () -> {
          TextInputControl field = window.input(query);
          field.requestFocus();
          field.setText(text);
          field.end();
          return true;
        });
  }

  /** A recording of the toy's own, of a toy that has been read by ear. */
  void ways() throws Exception {
    var own = SampleRecordings.ofTheToysOwn(door.vault());
    filter("#filter-verdict", 1);
    filter("#filter-verdict", 0);
    untilAllRows();
    choose(0);
    window.untilShown("#ways-ask");
    visit.at("ways-asked");
    window.press("#ways-ask");
    window.untilShown("#ways-another");
    visit.at("ways");
    window.press("#ways-another");
    window.until("the other is heard", () -> window.text("#ways-which").matches(".*\\b2\\b.*"));
    window.press("#ways-leave");
    door.vault().erase(java.util.List.of(own));
    filter("#filter-verdict", 1);
    filter("#filter-verdict", 0);
    untilAllRows();
    select(1, 5);
    window.untilShown("#selection-bar");
  }
}
