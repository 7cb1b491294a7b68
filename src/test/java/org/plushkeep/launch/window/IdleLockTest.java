package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.settings.LockSettings;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent is called away: what is open does not stay open. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class IdleLockTest {
  private static final Duration PATIENCE = LockSettings.USUAL.patience();
  private static final Duration NEARLY = PATIENCE.minusSeconds(10);
  private static final Duration MOMENT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final Ear ear = Ear.patient();
  private House house;
  private Parent parent;

  @BeforeEach
  void start() throws Exception {
    PracticeToy toy = new PracticeToy(List.of(ToyClips.clip(500, 1)), Radio.instant());
    house = new House(folder, ear, () -> toy);
    parent = new Parent(window, house);
    parent.hasCollected(toy);
    parent.chooses(0);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void itLocksAfterAWhileThatNobodyUsedIt() {
    parent.waits(NEARLY);
    assertThat(window.isShown("#recordings")).isTrue();
    window.type(KeyCode.DOWN);
    parent.waits(NEARLY);
    assertThat(window.isShown("#recordings")).as("a key is use").isTrue();
    parent.waits(MOMENT);
    window.untilShown("#unlock");
    assertThat(window.everyWord()).contains("locked").doesNotContain(Parent.TOY, Parent.CHILD);
    parent.waits(PATIENCE.multipliedBy(3));
    parent.unlocks();
    parent.untilRows(1);
  }

  @Test
  void aClockThatIsSetBackKeepsItOpenNoLongerThanUsual() {
    parent.waits(NEARLY);
    house.time.jump(Duration.ofDays(-400));
    parent.waits(MOMENT);
    parent.waits(NEARLY);
    parent.waits(MOMENT);
    window.untilShown("#unlock");
  }

  @Test
  void lookingForToysIsNoUse() {
    window.click("#nav-toys");
    window.untilShown("#toys-problem");
    parent.waits(NEARLY);
    parent.waits(MOMENT);
    window.untilShown("#unlock");
  }

  @Test
  void itDoesNotLockWhileAToyWaitsForThePaw() throws Exception {
    parent.locks();
    house.clearAway();
    Path another = folder.resolve("another house");
    house = new House(another, ear, () -> new PracticeToy(List.of(), Radio.instant()));
    parent = new Parent(window, house);
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    window.click("#pair");
    window.untilText("#pair-title", "Press the paw");
    parent.waits(PATIENCE.plus(MOMENT));
    assertThat(window.isShown("#pair-title")).isTrue();
    window.click("#paw");
    parent.namesIt();
    window.untilShown("#collect");
  }

  @Test
  void itDoesNotLockWhileSomebodyListens() throws Exception {
    window.click("#play");
    ear.hear(1600);
    parent.waits(NEARLY);
    parent.waits(NEARLY);
    assertThat(window.isShown("#recordings")).isTrue();
    window.click("#play");
    ear.hearUntil(() -> window.node("#play").getAccessibleText().equals("Play"));
    parent.waits(PATIENCE.plus(MOMENT));
    window.untilShown("#unlock");
  }

  @Test
  void itLocksThoughWhatIsHeardRepeatsItself() throws Exception {
    see(
        () -> {
          window.<MenuButton>node("#player-more").getItems().stream()
              .filter(item -> "repeats".equals(item.getId()))
              .forEach(item -> ((CheckMenuItem) item).setSelected(true));
          return true;
        });
    window.click("#play");
    ear.hear(1600);
    parent.waits(PATIENCE.plus(MOMENT));
    assertThat(window.isShown("#recordings")).as("heard the first time").isTrue();
    ear.hear(500 * 320);
    parent.waits(PATIENCE.plus(MOMENT));
    window.untilShown("#unlock");
  }
}
