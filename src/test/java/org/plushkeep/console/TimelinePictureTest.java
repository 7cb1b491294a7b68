package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plushkeep.testing.AtTheWindow.see;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.console.player.Timeline;
import org.plushkeep.vault.VaultException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a parent sees in a recording beside its waveform: silence, what is too loud, pitches. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class TimelinePictureTest {
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
  void silenceAndWhatIsTooLoudAreMarkedAndSaidInWords() {
    assertThat(see(() -> it.window.node("#waveform").getAccessibleHelp()))
        .isEqualTo("Silence in one place; too loud in one place");
    double left = it.left();
    Node silence = see(() -> it.window.node("#marks-silence"));
    assertThat(see(() -> silence.localToScreen(silence.getBoundsInLocal()).getMinX()))
        .isCloseTo(it.at(2).getX(), within(4.0));
    assertThat(see(() -> silence.localToScreen(silence.getBoundsInLocal()).getMaxX()))
        .isCloseTo(it.at(4).getX(), within(4.0));
    Node loud = see(() -> it.window.node("#marks-clipped"));
    assertThat(see(() -> loud.localToScreen(loud.getBoundsInLocal()).getMinX()))
        .isBetween(it.at(4).getX() - 2, it.at(4.5).getX());
    assertThat(left).isLessThan(it.at(2).getX());

    it.window.robot().moveTo(it.at(3));
    it.window.until("it is said", () -> tooltips().contains("Silence"));
    it.window.robot().moveTo(it.at(4.25));
    it.window.until("it is said", () -> tooltips().contains("Too loud here"));
    it.window.robot().moveTo(it.at(1));
  }

  private String tooltips() {
    return javafx.stage.Window.getWindows().stream()
        .filter(one -> one instanceof javafx.scene.control.Tooltip)
        .map(one -> ((javafx.scene.control.Tooltip) one).getText())
        .toList()
        .toString();
  }

  @Test
  void pitchesAreShownOnDemandWhereTheyAre() {
    it.window.press("#show-spectrogram");
    it.window.until("they are named", () -> it.window.everyWord().contains("2 kHz"));
    assertThat(see(() -> it.window.robot().lookup(".spectrogram-pitch").<Label>queryAll()))
        .extracting(Label::getText)
        .containsExactlyInAnyOrder("1 kHz", "2 kHz", "3 kHz");
    assertThat(loudestPitch(1)).isCloseTo(1000, within(120.0));
    double strong = brightness(1, 1000);
    assertThat(brightness(3, 1000)).as("in silence").isGreaterThan(strong + 0.3);
    assertThat(brightness(1, 3200)).as("another pitch").isGreaterThan(strong + 0.3);

    for (int i = 0; i < 4; i++) {
      it.window.press("#zoom-in");
    }
    it.window.until("the tone ends later", () -> it.at(2).getX() > it.left() + 300);
    it.window.until("measured anew", () -> Math.abs(loudestPitch(1) - 1000) < 120);
    it.window.press("#show-spectrogram");
    it.window.until("the waveform again", () -> !it.window.isShown("#spectrogram"));
    assertThat(see(() -> it.window.robot().lookup(".spectrogram-pitch").queryAll())).isEmpty();
  }

  private double loudestPitch(double seconds) {
    double best = 0;
    for (double hertz = 50; hertz < 4000; hertz += 50) {
      best = brightness(seconds, hertz) < brightness(seconds, best) ? hertz : best;
    }
    return best;
  }

  private double brightness(double seconds, double hertz) {
    Timeline timeline = it.timeline();
    Point2D place = timeline.screenToLocal(it.at(seconds));
    WritableImage picture = see(() -> timeline.snapshot(new SnapshotParameters(), null));
    int y = (int) Math.clamp((1 - hertz / 4000) * timeline.getHeight(), 0, picture.getHeight() - 1);
    Color colour = picture.getPixelReader().getColor((int) place.getX(), y);
    return 0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
  }
}
