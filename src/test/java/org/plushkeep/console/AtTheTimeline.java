package org.plushkeep.console;

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
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.audio.dsp.Signals;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.player.Timeline;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.vault.VaultException;
import org.testfx.util.WaitForAsyncUtils;

/** One recording in the window's player, on a captured line; and hands on its timeline. */
final class AtTheTimeline {
  private static final ToyId STELLA = new ToyId("C4:BE:84:01:02:03");
  private static final String PASSPHRASE = "violet anchors hum quietly";
  static final int RATE = 8000;
  static final AdpcmFormat FORMAT = AdpcmFormat.parse("ima-adpcm-low").orElseThrow();

  private final MemoryDoor door = new MemoryDoor();
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  final AtTheWindow window = new AtTheWindow();
  final Ear ear = Ear.patient();
  final HandTime time = new HandTime();
  byte[] bytes = new byte[0];

  /** Two seconds of a tone, two of silence, half a second much too loud, and the tone again. */
  private static Pcm sound() {
    Pcm loud = Signals.sine(RATE, 100, 1, 0.5);
    for (int i = 0; i < loud.samples().length; i++) {
      loud.samples()[i] = (short) Math.clamp(8 * loud.samples()[i], -32_768, 32_767);
    }
    Pcm tone = Signals.sine(RATE, 1000, 0.3, 2);
    return Signals.joined(tone, new Pcm(RATE, new short[2 * RATE]), loud, tone);
  }

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
    window.untilShown("#ways-ask"); // comes a moment later, and may take room
    window.until("it is drawn", () -> path("#waveform-peaks").length() > 100);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void end() {
    worker.shutdownNow();
  }

  Timeline timeline() {
    return see(() -> window.node("#waveform"));
  }

  Point2D at(double seconds) {
    return see(() -> timeline().placeOf(seconds / 6.5));
  }

  String path(String query) {
    return window.<SVGPath>node(query).getContent();
  }

  void wheel(double seconds, double notches) {
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

  void drag(double from, double to) {
    window.robot().drag(at(from)).dropTo(at(to));
  }

  void mouse(EventType<MouseEvent> what, String query, double seconds) {
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

  double seconds(String handle) {
    return see(
        () -> (Double) window.node(handle).queryAccessibleAttribute(AccessibleAttribute.VALUE));
  }

  ScrollBar bar() {
    return window.node("#timeline-scroll");
  }

  double left() {
    return see(() -> timeline().localToScreen(0, 0).getX());
  }
}
