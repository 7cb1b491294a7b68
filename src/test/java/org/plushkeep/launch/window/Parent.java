package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import javafx.scene.input.KeyCode;
import org.plushkeep.collect.Collector;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

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

  void putsThePracticeToyAway() {
    see(
        () -> {
          window.node("#paw").getScene().getWindow().hide();
          return true;
        });
  }

  void namesIt() {
    window.untilShown("#toy-name");
    putsThePracticeToyAway();
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

  /**
   * Has a vault, a toy and all that the toy remembers, all but seen to by the same parts without
   * the window; then opens the window and unlocks.
   */
  void hasCollected(PracticeToy toy) throws Exception {
    KnownToy known = new KnownToy(PracticeFinder.SEEN.id(), TOY, CHILD, "", Instant.now());
    int count;
    try (Vault vault = Vaults.create(house.vault, PASSPHRASE.toCharArray());
        ToyLink link = new PracticeFinder(toy).connect(PracticeFinder.SEEN)) {
      vault.saveToy(known);
      count = new Collector(vault).collect(link, known, (_, _) -> {}, () -> false).added().size();
    }
    house.open();
    unlocks();
    if (count > 0) {
      untilRows(count);
    }
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
