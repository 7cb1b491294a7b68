package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javafx.scene.input.KeyCode;
import org.plushkeep.testing.AtTheWindow;

/** What every story begins with. */
final class Parent {
  static final String PASSPHRASE = "violet anchors hum quietly";

  // Other ones at every run: a search for them finds what this run has left behind, nothing else.
  static final String TOY = "Stella" + letters();
  static final String CHILD = "Mira" + letters();

  private final AtTheWindow window;
  private final House house;

  Parent(AtTheWindow window, House house) {
    this.window = window;
    this.house = house;
  }

  /** Eight that nobody has written before. */
  static String letters() {
    return ThreadLocalRandom.current()
        .ints(8, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Lets time pass. */
  void waits(Duration howLong) {
    see(
        () -> {
          house.time.advance(howLong);
          return true;
        });
  }

  void makesAVault() {
    window.paste("#passphrase", PASSPHRASE);
    window.paste("#passphrase-again", PASSPHRASE);
    window.click("#create-vault");
    window.untilShown("#go-to-toys");
  }

  void unlocks() {
    window.paste("#passphrase", PASSPHRASE);
    window.type(KeyCode.ENTER);
    window.until("it is unlocked", () -> window.isShown("#nav-inbox"));
  }

  void pairs() {
    window.click("#nav-toys");
    window.click("#pair");
    window.untilText("#practice-says", "blinks");
    window.untilText("#pair-title", "Press the paw");
    window.click("#paw");
    namesIt();
    window.untilShown("#collect");
  }

  void namesIt() {
    window.untilShown("#toy-name");
    see(
        () -> {
          window.node("#paw").getScene().getWindow().hide();
          return true;
        });
    window.paste("#toy-name", TOY);
    window.paste("#child-name", CHILD);
    window.type(KeyCode.ENTER);
  }

  /** Collects and sees what came of it in the inbox. */
  void collects(int recordings) {
    window.click("#nav-toys");
    window.click("#collect");
    window.untilText("#collect-message", recordings + " new recordings");
    window.click("#collect-open");
    untilRows(recordings);
  }

  void untilRows(int count) {
    window.until(
        count + " rows",
        () ->
            window.isShown("#recordings") && window.list("#recordings").getItems().size() == count);
  }

  /** Has that many recordings in a new vault. */
  void hasCollected(int recordings) {
    makesAVault();
    pairs();
    collects(recordings);
  }

  /** Chooses a row, 0 at the top. */
  void chooses(int row) {
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(row);
          return true;
        });
    window.untilText("#player-toy", TOY);
    window.until("it can be played", () -> !window.node("#play").isDisabled());
  }

  void locks() {
    window.click("#lock");
    window.untilShown("#unlock");
    assertThat(window.everyWord()).doesNotContain(TOY, CHILD);
  }

  /** Closes the window by its own button, and waits until all work behind it has ended. */
  void closes() throws InterruptedException {
    house.askToClose();
    window.until("the window has gone", () -> !house.isOpen());
    house.awaitEnd();
  }
}
