package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.vault.VaultException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a parent sees of a recording, does with it, and hears of it, on a captured line. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class TimelineStoryTest {
  private final AtTheTimeline it = new AtTheTimeline();

  @Start
  void start(Stage stage) throws VaultException {
    it.start(stage);
  }

  @BeforeEach
  void listen() {
    it.listen();
  }

  @AfterEach
  void end() {
    it.end();
  }

  @Test
  void aClickGoesThereAndKeysMoveByASecondAndByAHundredth() {
    it.window.robot().clickOn(it.at(3.25));
    it.window.until(
        "it stands there", () -> Math.abs(it.timeline().playedProperty().get() - 0.5) < 0.005);
    it.window.type(KeyCode.HOME);
    it.window.untilText("#position", "0:00.00");
    it.window.type(KeyCode.RIGHT);
    it.window.untilText("#position", "0:01.00");
    it.window.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
    it.window.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
    it.window.untilText("#position", "0:01.02");
    it.window.robot().push(KeyCode.SHIFT, KeyCode.LEFT);
    it.window.untilText("#position", "0:01.01");
    it.window.type(KeyCode.END);
    it.window.untilText("#position", "0:06.50");
    assertThat(it.window.isShown("#selection-begin")).isFalse();
  }

  @Test
  void theWheelZoomsAtThePointerAndKeysAtWhatIsHeardDownToSingleSamples() {
    Point2D before = it.at(5);
    String whole = see(() -> it.path("#waveform-peaks"));
    it.wheel(5, 3);
    it.window.until("closer", () -> !it.path("#waveform-peaks").equals(whole));
    assertThat(it.at(5).getX()).as("the place stays").isCloseTo(before.getX(), within(1.5));
    assertThat(it.at(5.2).getX() - it.at(5).getX()).isGreaterThan(30);
    it.window.untilShown("#timeline-scroll");
    double from = see(() -> it.bar().getValue());
    assertThat(from).isBetween(0.4, 0.7);
    see(
        () -> {
          it.bar().setValue(0);
          return true;
        });
    it.window.until(
        "scrolled",
        () ->
            Math.abs(it.timeline().placeOf(0).getX() - it.timeline().localToScreen(0, 0).getX())
                < 1);
    see(
        () -> {
          it.timeline().requestFocus();
          return true;
        });
    it.window.type(KeyCode.DIGIT0);
    it.window.until("all of it again", () -> it.window.node("#zoom-out").isDisabled());
    it.window.until("drawn as before", () -> it.path("#waveform-peaks").equals(whole));
    assertThat(it.window.isShown("#timeline-scroll")).isFalse();

    it.window.robot().clickOn(it.at(1));
    for (int i = 0; i < 18; i++) {
      it.window.type(KeyCode.PLUS);
    }
    it.window.until("single samples", () -> !it.path("#waveform-line").isEmpty());
    assertThat(see(() -> it.path("#waveform-peaks"))).isEmpty();
    it.window.type(KeyCode.MINUS);
    it.window.press("#zoom-whole");
    it.window.until("all of it again", () -> it.path("#waveform-peaks").equals(whole));
    assertThat(see(() -> it.window.node("#zoom-out").isDisabled())).isTrue();
    it.window.press("#zoom-in");
    it.window.until("closer", () -> !it.path("#waveform-peaks").equals(whole));
  }

  @Test
  void zoomedInItFollowsWhatIsHeard() throws Exception {
    for (int i = 0; i < 6; i++) {
      it.window.press("#zoom-in");
    }
    it.window.press("#play");
    it.ear.hear(3 * AtTheTimeline.RATE);
    it.window.until(
        "the page is turned",
        () -> {
          it.time.advance(Duration.ofMillis(40));
          return it.bar().getValue() > 0.3;
        });
    it.window.press("#play");
  }

  @Test
  void whatIsDraggedOverIsChosenAndHeardAgainAndAgainWithoutAGap() throws Exception {
    it.drag(0.5, 1.5);
    it.window.untilShown("#selection-begin");
    it.window.until(
        "it is told", () -> it.window.text("#selection-text").matches("0:00.* to 0:01.*"));
    it.window.click("#selection-begin");
    it.window.type(KeyCode.RIGHT);
    String chosen = see(() -> it.window.text("#selection-text"));
    it.window.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
    it.window.until("by a hundredth", () -> !it.window.text("#selection-text").equals(chosen));
    assertThat(it.seconds("#selection-begin")).isBetween(0.55, 0.68);
    assertThat(see(() -> it.window.node("#selection-begin").getAccessibleText()))
        .startsWith("Beginning of the selection");

    it.window.press("#repeat-selection");
    it.window.press("#play");
    int from = (int) Math.floor(it.seconds("#selection-begin") * AtTheTimeline.RATE + 1e-6);
    int length = (int) Math.floor(it.seconds("#selection-end") * AtTheTimeline.RATE + 1e-6) - from;
    it.ear.hear(3 * length);
    it.window.press("#play");
    short[] heard = it.ear.heard();
    short[] whole = ToyAudio.decode(it.bytes, AtTheTimeline.FORMAT.id()).samples();
    int fade = AtTheTimeline.RATE / 500;
    for (int i = 0; i < 3 * length; i++) {
      int inLoop = i % length;
      if (inLoop >= fade && inLoop < length - fade) {
        assertThat(heard[i]).as("sample %d of the loop", i).isEqualTo(whole[from + inLoop]);
      }
    }
    it.window.robot().clickOn(it.at(5));
    it.window.untilGone("#selection-begin");
    assertThat(it.window.isSelected("#repeat-selection")).isFalse();
  }

  @Test
  void draggingShowsWhatIsChosenAndHandlesAreDraggedToo() {
    it.mouse(MouseEvent.MOUSE_PRESSED, "#waveform", 1);
    it.mouse(MouseEvent.MOUSE_DRAGGED, "#waveform", 1.01);
    assertThat(it.window.isShown("#selection-begin")).as("a hand trembles").isFalse();
    it.mouse(MouseEvent.MOUSE_DRAGGED, "#waveform", 3);
    assertThat(it.window.isShown("#selection-begin")).isTrue();
    it.mouse(MouseEvent.MOUSE_DRAGGED, "#waveform", 0.5);
    it.mouse(MouseEvent.MOUSE_RELEASED, "#waveform", 0.5);
    assertThat(it.seconds("#selection-begin")).isCloseTo(0.5, within(0.03));
    assertThat(it.seconds("#selection-end")).isCloseTo(1, within(0.03));
    assertThat(it.window.text("#position")).as("not gone there").isEqualTo("0:00.00");
    it.mouse(MouseEvent.MOUSE_PRESSED, "#selection-end", 1);
    it.mouse(MouseEvent.MOUSE_DRAGGED, "#selection-end", 5);
    it.mouse(MouseEvent.MOUSE_RELEASED, "#selection-end", 5);
    assertThat(it.seconds("#selection-end")).isCloseTo(5, within(0.03));
    it.mouse(MouseEvent.MOUSE_PRESSED, "#selection-begin", 0.5);
    it.mouse(MouseEvent.MOUSE_DRAGGED, "#selection-begin", 6);
    it.mouse(MouseEvent.MOUSE_RELEASED, "#selection-begin", 6);
    assertThat(it.seconds("#selection-begin")).isCloseTo(4.95, within(0.03));
  }

  @Test
  void aPartIsChosenByKeyboardAndLeftAgain() {
    it.window.robot().clickOn(it.at(1));
    it.window.type(KeyCode.I, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.O);
    it.window.until("two seconds", () -> it.window.text("#selection-text").startsWith("0:0"));
    assertThat(it.seconds("#selection-end") - it.seconds("#selection-begin"))
        .isCloseTo(2, within(0.01));
    it.window.goBy(KeyCode.TAB, "#selection-end");
    double before = it.seconds("#selection-end");
    it.window.type(KeyCode.LEFT);
    assertThat(it.seconds("#selection-end")).isCloseTo(before - 0.1, within(1e-6));
    it.window.type(KeyCode.ESCAPE);
    it.window.untilGone("#selection-end");
    assertThat(see(() -> it.window.text("#selection-text"))).isEmpty();
    assertThat(see(() -> it.window.node("#repeat-selection").isDisabled())).isTrue();
  }
}
