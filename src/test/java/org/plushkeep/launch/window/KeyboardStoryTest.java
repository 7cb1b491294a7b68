package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** The main job with the keyboard alone; where the keyboard is can be seen all the way. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class KeyboardStoryTest {
  private static final String PASSPHRASE = "zebra lamp quilt";

  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private House house;
  private Parent parent;

  @BeforeEach
  void start() {
    PracticeToy toy =
        shutEar.on(
            new PracticeToy(
                List.of(ToyClips.clip(50, 1), ToyClips.clip(60, 2), ToyClips.clip(1500, 3)),
                Radio.instant()));
    house = new House(folder, new SilentOutput(), () -> toy);
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void fromTheFirstStartToTheLock() {
    house.open();
    makesAVault();
    pairs();
    collects();
    listens();
    playsFaster();
    decidesAndWrites();
    erasesAndThinksBetterOfIt();
    selectsAll();
    window.robot().push(KeyCode.CONTROL, KeyCode.L);
    window.untilShown("#unlock");
    window.until("one may type at once", () -> window.hasKeyboard("#passphrase"));
  }

  private void makesAVault() {
    window.until("one may type at once", () -> window.hasKeyboard("#passphrase"));
    window.robot().write(PASSPHRASE);
    window.type(KeyCode.TAB);
    assertThat(see(() -> window.hasKeyboard("#passphrase-again"))).isTrue();
    window.robot().write(PASSPHRASE);
    window.until("a vault can be made", () -> !window.node("#create-vault").isDisabled());
    window.type(KeyCode.ENTER);
    window.untilShown("#go-to-toys");
    window.showsKeyboard("#go-to-toys");
    window.type(KeyCode.SPACE);
  }

  private void pairs() {
    window.untilShown("#pair");
    window.goBy(KeyCode.TAB, "#pair");
    window.type(KeyCode.SPACE);
    window.untilText("#pair-title", "Press the paw");
    window.untilText("#practice-says", "blinks");
    window.until("the paw has the keyboard", () -> window.hasKeyboard("#paw"));
    window.type(KeyCode.SPACE);
    window.until("the name has the keyboard", () -> window.hasKeyboard("#toy-name"));
    parent.putsThePracticeToyAway(); // JavaFX's headless platform gives it all keys while it is up
    window.robot().write("Stella");
    window.type(KeyCode.TAB);
    window.robot().write("Mia");
    window.type(KeyCode.ENTER);
    window.untilShown("#collect");
  }

  private void collects() {
    window.goBy(KeyCode.TAB, "#collect");
    window.type(KeyCode.SPACE);
    window.untilText("#collect-message", "3 new recordings");
    window.goBy(KeyCode.TAB, "#collect-open");
    window.type(KeyCode.SPACE);
    parent.untilRows(3);
  }

  private void listens() {
    window.goBy(KeyCode.TAB, "#recordings");
    window.type(KeyCode.HOME);
    window.untilText("#player-toy", "Stella · Mia");
    window.until("it can be played", () -> !window.node("#play").isDisabled());
    window.type(KeyCode.ENTER);
    window.until("it plays", () -> window.node("#play").getAccessibleText().equals("Pause"));
    window.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
    window.until("it is three seconds on", () -> window.text("#position").compareTo("0:03") >= 0);
    window.type(KeyCode.K);
    window.until("it stands", () -> window.node("#play").getAccessibleText().equals("Play"));
    int before = see(this::secondsHeard);
    window.type(KeyCode.L, KeyCode.L, KeyCode.J);
    window.until("ten forward, five back", () -> Math.abs(secondsHeard() - before - 5) <= 1);
    window.type(KeyCode.SPACE);
    window.until("it plays", () -> window.node("#play").getAccessibleText().equals("Pause"));
    window.type(KeyCode.SPACE);
    window.until("it stands", () -> window.node("#play").getAccessibleText().equals("Play"));
  }

  private void playsFaster() {
    window.goBy(KeyCode.TAB, "#player-more");
    window.type(KeyCode.SPACE);
    MenuButton more = see(() -> window.node("#player-more"));
    window.until("the menu is open", more::isShowing);
    window.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    window.until("it is chosen", () -> !more.isShowing());
    assertThat(
            see(
                () ->
                    more.getItems().stream()
                        .filter(item -> item instanceof RadioMenuItem one && one.isSelected())
                        .map(MenuItem::getId)
                        .toList()))
        .hasSize(1)
        .doesNotContain("speed-NORMAL");
  }

  private int secondsHeard() {
    return (int) Double.parseDouble(window.text("#position").substring(2));
  }

  private void decidesAndWrites() {
    window.goBy(KeyCode.TAB, "#verdict-KEPT");
    window.type(KeyCode.SPACE);
    window.until("kept", () -> window.isSelected("#verdict-KEPT"));
    window.goBy(KeyCode.TAB, "#note");
    window.robot().write("Sings");
    window.type(KeyCode.TAB);
    window.untilText("#note-state", "Saved");
    assertThat(see(() -> window.hasKeyboard("#note"))).as("one gets out again").isFalse();
  }

  private void erasesAndThinksBetterOfIt() {
    window.goBy(KeyCode.TAB, "#recordings");
    window.type(KeyCode.DELETE);
    window.showsKeyboard("#erase-no");
    window.goBy(KeyCode.TAB, "#erase-yes");
    window.type(KeyCode.SPACE);
    parent.untilRows(2);
    window.robot().push(KeyCode.CONTROL, KeyCode.Z);
    parent.untilRows(3);
  }

  private void selectsAll() {
    window.goBy(KeyCode.TAB, "#recordings");
    window.robot().push(KeyCode.CONTROL, KeyCode.A);
    window.untilShown("#selection-bar");
    assertThat(window.everyWord()).contains("3 selected");
    window.type(KeyCode.DELETE);
    window.untilShown("#erase-no");
    assertThat(window.everyWord()).contains("Erase 3 recordings for good?");
    window.type(KeyCode.ESCAPE);
    window.untilGone("#erase-no");
    window.showsKeyboard("#recordings");
  }
}
