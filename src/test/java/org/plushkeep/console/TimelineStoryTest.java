package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.dsp.Signals;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.console.player.Timeline;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.vault.VaultException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a parent sees of a recording, does with it, and hears of it, on a captured line. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class TimelineStoryTest {
  private static final ToyId STELLA = new ToyId("C4:BE:84:01:02:03");
  private static final String PASSPHRASE = "violet anchors hum quietly";
  private static final int RATE = 8000;
  private static final AdpcmFormat FORMAT = AdpcmFormat.parse("ima-adpcm-low").orElseThrow();

  private final MemoryDoor door = new MemoryDoor();
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  private final AtTheWindow window = new AtTheWindow();
  private final Ear ear = Ear.patient();
  private final HandTime time = new HandTime();
  private byte[] bytes = new byte[0];

  /** Two seconds of a tone, two of silence, half a second much too loud, and the tone again. */
  private static Pcm sound() {
    Pcm loud = Signals.sine(RATE, 100, 1, 0.5);
    for (int i = 0; i < loud.samples().length; i++) {
      loud.samples()[i] = (short) Math.clamp(8 * loud.samples()[i], -32_768, 32_767);
    }
    Pcm tone = Signals.sine(RATE, 1000, 0.3, 2);
    return Signals.joined(tone, new Pcm(RATE, new short[2 * RATE]), loud, tone);
  }

  @Start
  void start(Stage stage) throws VaultException {
    bytes = ToyAudio.encode(sound(), FORMAT);
    door.create(PASSPHRASE.toCharArray());
    door.vault().saveToy(new KnownToy(STELLA, "Stella", "Mia", "", Instant.EPOCH));
    door.vault()
        .add(
            List.of(
                new NewRecording(
                    STELLA,
                    Instant.EPOCH,
                    bytes,
                    Duration.ofMillis(6500),
                    "ima-adpcm-low",
                    new byte[0])));
    PlushToy toy = new PlushToy(List.of());
    Console.open(
        stage,
        new ConsoleServices(
            door,
            List.of(toy),
            toy,
            Loudspeakers.only(ear),
            SoundSources.only(new Mouth(16_000), _ -> Optional.empty()),
            time,
            worker,
            Locale.ENGLISH,
            _ -> Optional.empty()));
  }

  @BeforeEach
  void listen() {
    window.paste("#passphrase", PASSPHRASE);
    window.type(KeyCode.ENTER);
    window.until("there it is", () -> window.list("#recordings").getItems().size() == 1);
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(0);
          return true;
        });
    window.until("it can be heard", () -> !window.node("#play").isDisabled());
    window.until("it is drawn", () -> path("#waveform-peaks").length() > 100);
  }

  @AfterEach
  void end() {
    worker.shutdownNow();
  }

  private Timeline timeline() {
    return see(() -> window.node("#waveform"));
  }

  private Point2D at(double seconds) {
    return see(() -> timeline().placeOf(seconds / 6.5));
  }

  private String path(String query) {
    return window.<SVGPath>node(query).getContent();
  }

  private void wheel(double seconds, double notches) {
    Timeline timeline = timeline();
    Point2D screen = at(seconds);
    see(
        () -> {
          Point2D here = timeline.localToScene(timeline.screenToLocal(screen));
          timeline.fireEvent(
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  here.getX(),
                  here.getY(),
                  screen.getX(),
                  screen.getY(),
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  0,
                  40 * notches,
                  0,
                  40 * notches,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  null));
          return true;
        });
  }

  private void drag(double from, double to) {
    window.robot().drag(at(from)).dropTo(at(to));
  }

  @Test
  void aClickGoesThereAndKeysMoveByASecondAndByAHundredth() {
    window.robot().clickOn(at(3.25));
    window.until(
        "it stands there", () -> Math.abs(timeline().playedProperty().get() - 0.5) < 0.005);
    window.type(KeyCode.HOME);
    window.untilText("#position", "0:00.00");
    window.type(KeyCode.RIGHT);
    window.untilText("#position", "0:01.00");
    window.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
    window.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
    window.untilText("#position", "0:01.02");
    window.robot().push(KeyCode.SHIFT, KeyCode.LEFT);
    window.untilText("#position", "0:01.01");
    window.type(KeyCode.END);
    window.untilText("#position", "0:06.50");
    assertThat(window.isShown("#selection-begin")).isFalse();
  }

  @Test
  void theWheelZoomsAtThePointerAndKeysAtWhatIsHeardDownToSingleSamples() {
    Point2D before = at(5);
    String whole = see(() -> path("#waveform-peaks"));
    wheel(5, 3);
    window.until("closer", () -> !path("#waveform-peaks").equals(whole));
    assertThat(at(5).getX()).as("the place stays").isCloseTo(before.getX(), within(1.5));
    assertThat(at(5.2).getX() - at(5).getX()).isGreaterThan(30);
    window.untilShown("#timeline-scroll");
    double from = see(() -> this.<ScrollBar>bar().getValue());
    assertThat(from).isBetween(0.4, 0.7);
    see(
        () -> {
          bar().setValue(0);
          return true;
        });
    window.until(
        "scrolled",
        () -> Math.abs(timeline().placeOf(0).getX() - timeline().localToScreen(0, 0).getX()) < 1);
    window.type(KeyCode.DIGIT0);
    window.until("all of it again", () -> path("#waveform-peaks").equals(whole));
    assertThat(window.isShown("#timeline-scroll")).isFalse();

    window.robot().clickOn(at(1));
    for (int i = 0; i < 18; i++) {
      window.type(KeyCode.PLUS);
    }
    window.until("single samples", () -> !path("#waveform-line").isEmpty());
    assertThat(see(() -> path("#waveform-peaks"))).isEmpty();
    window.type(KeyCode.MINUS);
    window.press("#zoom-whole");
    window.until("all of it again", () -> path("#waveform-peaks").equals(whole));
    assertThat(see(() -> window.node("#zoom-out").isDisabled())).isTrue();
    window.press("#zoom-in");
    window.until("closer", () -> !path("#waveform-peaks").equals(whole));
  }

  private ScrollBar bar() {
    return window.node("#timeline-scroll");
  }

  private double left() {
    return see(() -> timeline().localToScreen(0, 0).getX());
  }

  @Test
  void zoomedInItFollowsWhatIsHeard() throws Exception {
    for (int i = 0; i < 6; i++) {
      window.press("#zoom-in");
    }
    window.press("#play");
    ear.hear(3 * RATE);
    window.until(
        "the page is turned",
        () -> {
          time.advance(Duration.ofMillis(40));
          return bar().getValue() > 0.3;
        });
    window.press("#play");
  }

  @Test
  void whatIsDraggedOverIsChosenAndHeardAgainAndAgainWithoutAGap() throws Exception {
    drag(0.5, 1.5);
    window.untilShown("#selection-begin");
    window.until("it is told", () -> window.text("#selection-text").matches("0:00.* to 0:01.*"));
    window.click("#selection-begin");
    window.type(KeyCode.RIGHT);
    String chosen = see(() -> window.text("#selection-text"));
    window.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
    window.until("by a hundredth", () -> !window.text("#selection-text").equals(chosen));
    assertThat(seconds("#selection-begin")).isBetween(0.55, 0.68);
    assertThat(see(() -> window.node("#selection-begin").getAccessibleText()))
        .startsWith("Beginning of the selection");

    window.press("#repeat-selection");
    window.press("#play");
    int from = (int) Math.floor(seconds("#selection-begin") * RATE + 1e-6);
    int length = (int) Math.floor(seconds("#selection-end") * RATE + 1e-6) - from;
    ear.hear(3 * length);
    window.press("#play");
    short[] heard = ear.heard();
    short[] whole = ToyAudio.decode(bytes, FORMAT.id()).samples();
    int fade = RATE / 500;
    for (int i = 0; i < 3 * length; i++) {
      int inLoop = i % length;
      if (inLoop >= fade && inLoop < length - fade) {
        assertThat(heard[i]).as("sample %d of the loop", i).isEqualTo(whole[from + inLoop]);
      }
    }
    window.robot().clickOn(at(5));
    window.untilGone("#selection-begin");
    assertThat(window.isSelected("#repeat-selection")).isFalse();
  }

  @Test
  void draggingShowsWhatIsChosenAndHandlesAreDraggedToo() {
    mouse(MouseEvent.MOUSE_PRESSED, "#waveform", 1);
    mouse(MouseEvent.MOUSE_DRAGGED, "#waveform", 1.01);
    assertThat(window.isShown("#selection-begin")).as("a hand trembles").isFalse();
    mouse(MouseEvent.MOUSE_DRAGGED, "#waveform", 3);
    assertThat(window.isShown("#selection-begin")).isTrue();
    mouse(MouseEvent.MOUSE_DRAGGED, "#waveform", 0.5);
    mouse(MouseEvent.MOUSE_RELEASED, "#waveform", 0.5);
    assertThat(seconds("#selection-begin")).isCloseTo(0.5, within(0.03));
    assertThat(seconds("#selection-end")).isCloseTo(1, within(0.03));
    assertThat(window.text("#position")).as("not gone there").isEqualTo("0:00.00");
    mouse(MouseEvent.MOUSE_PRESSED, "#selection-end", 1);
    mouse(MouseEvent.MOUSE_DRAGGED, "#selection-end", 5);
    mouse(MouseEvent.MOUSE_RELEASED, "#selection-end", 5);
    assertThat(seconds("#selection-end")).isCloseTo(5, within(0.03));
    mouse(MouseEvent.MOUSE_PRESSED, "#selection-begin", 0.5);
    mouse(MouseEvent.MOUSE_DRAGGED, "#selection-begin", 6);
    mouse(MouseEvent.MOUSE_RELEASED, "#selection-begin", 6);
    assertThat(seconds("#selection-begin")).isCloseTo(4.95, within(0.03));
  }

  private void mouse(EventType<MouseEvent> what, String query, double seconds) {
    Point2D screen = at(seconds);
    see(
        () -> {
          Node node = window.node(query);
          Point2D here = timeline().localToScene(timeline().screenToLocal(screen));
          node.fireEvent(
              new MouseEvent(
                  what,
                  here.getX(),
                  here.getY(),
                  screen.getX(),
                  screen.getY(),
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  what != MouseEvent.MOUSE_RELEASED,
                  false,
                  false,
                  false,
                  false,
                  false,
                  null));
          return true;
        });
  }

  private double seconds(String handle) {
    return see(
        () -> (Double) window.node(handle).queryAccessibleAttribute(AccessibleAttribute.VALUE));
  }

  @Test
  void aPartIsChosenByKeyboardAndLeftAgain() {
    window.robot().clickOn(at(1));
    window.type(KeyCode.I, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.O);
    window.until("two seconds", () -> window.text("#selection-text").startsWith("0:0"));
    assertThat(seconds("#selection-end") - seconds("#selection-begin")).isCloseTo(2, within(0.01));
    window.goBy(KeyCode.TAB, "#selection-end");
    double before = seconds("#selection-end");
    window.type(KeyCode.LEFT);
    assertThat(seconds("#selection-end")).isCloseTo(before - 0.1, within(1e-6));
    window.type(KeyCode.ESCAPE);
    window.untilGone("#selection-end");
    assertThat(see(() -> window.text("#selection-text"))).isEmpty();
    assertThat(see(() -> window.node("#repeat-selection").isDisabled())).isTrue();
  }

  @Test
  void silenceAndWhatIsTooLoudAreMarkedAndSaidInWords() {
    assertThat(see(() -> window.node("#waveform").getAccessibleHelp()))
        .isEqualTo("Silence in one place; too loud in one place");
    double left = left();
    Node silence = see(() -> window.node("#marks-silence"));
    assertThat(see(() -> silence.localToScreen(silence.getBoundsInLocal()).getMinX()))
        .isCloseTo(at(2).getX(), within(4.0));
    assertThat(see(() -> silence.localToScreen(silence.getBoundsInLocal()).getMaxX()))
        .isCloseTo(at(4).getX(), within(4.0));
    Node loud = see(() -> window.node("#marks-clipped"));
    assertThat(see(() -> loud.localToScreen(loud.getBoundsInLocal()).getMinX()))
        .isBetween(at(4).getX() - 2, at(4.5).getX());
    assertThat(left).isLessThan(at(2).getX());

    window.robot().moveTo(at(3));
    window.until("it is said", () -> tooltips().contains("Silence"));
    window.robot().moveTo(at(4.25));
    window.until("it is said", () -> tooltips().contains("Too loud here"));
    window.robot().moveTo(at(1));
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
    window.press("#show-spectrogram");
    window.until("they are named", () -> window.everyWord().contains("2 kHz"));
    assertThat(see(() -> window.robot().lookup(".spectrogram-pitch").<Label>queryAll()))
        .extracting(Label::getText)
        .containsExactlyInAnyOrder("1 kHz", "2 kHz", "3 kHz");
    assertThat(loudestPitch(1)).isCloseTo(1000, within(120.0));
    double strong = brightness(1, 1000);
    assertThat(brightness(3, 1000)).as("in silence").isGreaterThan(strong + 0.3);
    assertThat(brightness(1, 3200)).as("another pitch").isGreaterThan(strong + 0.3);

    for (int i = 0; i < 4; i++) {
      window.press("#zoom-in");
    }
    window.until("the tone ends later", () -> at(2).getX() > left() + 300);
    window.until("measured anew", () -> Math.abs(loudestPitch(1) - 1000) < 120);
    window.press("#show-spectrogram");
    window.until("the waveform again", () -> !window.isShown("#spectrogram"));
    assertThat(see(() -> window.robot().lookup(".spectrogram-pitch").queryAll())).isEmpty();
  }

  private double loudestPitch(double seconds) {
    double best = 0;
    for (double hertz = 50; hertz < 4000; hertz += 50) {
      best = brightness(seconds, hertz) < brightness(seconds, best) ? hertz : best;
    }
    return best;
  }

  private double brightness(double seconds, double hertz) {
    Timeline timeline = timeline();
    Point2D place = timeline.screenToLocal(at(seconds));
    WritableImage picture = see(() -> timeline.snapshot(new SnapshotParameters(), null));
    int y = (int) Math.clamp((1 - hertz / 4000) * timeline.getHeight(), 0, picture.getHeight() - 1);
    Color colour = picture.getPixelReader().getColor((int) place.getX(), y);
    return 0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
  }
}
