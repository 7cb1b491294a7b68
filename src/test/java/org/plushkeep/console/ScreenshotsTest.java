package org.plushkeep.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws every screen into {@code target/screenshots}: light and dark, English and German, at one
 * and two pixels a point. Not part of the normal run: {@code mvn test -Dgroups=screenshots
 * -DexcludedGroups= -Dtest=ScreenshotsTest}.
 */
@Tag("screenshots")
@ExtendWith(ApplicationExtension.class)
final class ScreenshotsTest {
  private static final Path TARGET = Path.of("target", "screenshots");

  private final MemoryDoor door = new MemoryDoor();
  private final HandTime time = new HandTime();
  private final PlushToy toy = new PlushToy(List.of(ToyClips.clip(200, 1), ToyClips.clip(300, 2)));
  private Stage stage;
  private Console console;
  private String suffix = "";

  @Start
  void start(Stage first) {
    stage = first;
  }

  private void open(String language) throws Exception {
    FxToolkit.setupFixture(
        () -> {
          ConsoleServices services =
              new ConsoleServices(
                  door,
                  List.of(new NoBluetooth(), toy),
                  toy,
                  new SilentOutput(),
                  time,
                  Executors.newVirtualThreadPerTaskExecutor(),
                  Locale.forLanguageTag(language),
                  _ -> Optional.of(Path.of("Music", "Plushkeep")));
          console = Console.open(stage, services);
        });
  }

  @ParameterizedTest
  @CsvSource({"en,light", "en,dark", "de,light", "de,dark"})
  void drawsEveryScreen(String language, String light, FxRobot robot) throws Exception {
    suffix = language + "-" + light;
    open(language);
    robot.interact(() -> console.look().darkProperty().set(light.equals("dark")));
    draw("1-welcome-empty");
    robot.clickOn("#passphrase").write("short");
    draw("2-welcome-weak");
    robot
        .write(" but much longer now")
        .clickOn("#passphrase-again")
        .write("short but much longer now");
    draw("3-welcome-strong");
    robot.clickOn("#create-vault");
    settle();
    draw("4-inbox-empty");
    robot.clickOn("#nav-toys");
    settle();
    draw("5-toys");
    robot.clickOn("#pair");
    settle();
    draw("6-pair");
    drawWindow("7-practice-toy", stage);
    toy.pressPaw();
    settle();
    robot.clickOn("#child-name").write("Mia");
    draw("8-pair-name");
    robot.clickOn("#pair-save");
    settle();
    draw("9-toys-paired");
    toy.slow(60);
    robot.clickOn("#collect");
    Thread.sleep(1200);
    robot.interact(() -> time.advance(Duration.ofSeconds(7)));
    draw("10-collecting");
    toy.slow(0);
    settle();
    settle();
    draw("11-collected");
    fill(door.vault());
    robot.clickOn("#nav-inbox");
    robot.interact(
        () -> robot.lookup("#filter-verdict").queryComboBox().getSelectionModel().select(1));
    robot.interact(
        () -> robot.lookup("#filter-verdict").queryComboBox().getSelectionModel().select(0));
    settle();
    draw("12-inbox");
    robot.interact(
        () -> robot.lookup("#recordings").queryListView().getSelectionModel().clearAndSelect(1));
    settle();
    robot.interact(
        () -> robot.<org.plushkeep.console.widgets.WaveformView>lookup("#waveform").query());
    draw("13-player");
    robot.interact(
        () -> robot.lookup("#recordings").queryListView().getSelectionModel().selectRange(1, 4));
    draw("14-selection");
    robot.clickOn("#erase-selected");
    draw("15-erase");
    robot.clickOn("#erase-yes");
    settle();
    draw("16-undo");
    robot.clickOn("#undo");
    settle();
    robot.interact(
        () -> robot.lookup("#recordings").queryListView().getSelectionModel().clearAndSelect(0));
    settle();
    robot.clickOn("#export");
    draw("17-export");
    robot.clickOn("#export-close");
    robot.interact(() -> stage.setWidth(stage.getMinWidth()));
    robot.interact(() -> stage.setHeight(stage.getMinHeight()));
    settle();
    draw("18-small");
    robot.interact(() -> stage.setWidth(1080));
    robot.interact(() -> stage.setHeight(740));
    robot.clickOn("#lock");
    settle();
    draw("19-locked");
    robot.clickOn("#passphrase").write("wrong one").clickOn("#unlock");
    settle();
    draw("20-wrong");
  }

  private static void fill(MemoryVault vault) throws VaultException {
    vault.saveToy(
        new KnownToy(
            new ToyId("C4:BE:84:01:02:03"), "Charley the Cat", "Emil", "01", Instant.EPOCH));
    Instant when = Instant.parse("2026-11-24T14:12:00Z");
    for (int i = 0; i < 14; i++) {
      byte[] clip = ToyClips.clip(100 + 130 * (i % 5), 10 + i);
      vault.add(
          List.of(
              new NewRecording(
                  new ToyId(i % 3 == 0 ? "C4:BE:84:01:02:03" : "practice"),
                  when.minus(Duration.ofHours(7L * i)),
                  clip,
                  Duration.ofMillis(20L * (100 + 130 * (i % 5))),
                  "g722.1-16k",
                  Waveform.of(babble(i)).toBytes())));
    }
    Verdict[] verdicts = {
      Verdict.NEW, Verdict.NEW, Verdict.KEPT, Verdict.REVIEWED, Verdict.FLAGGED, Verdict.REVIEWED
    };
    int i = 0;
    for (Recording one : vault.page(RecordingFilter.ALL, 0, 100)) {
      vault.setVerdict(one.id(), verdicts[i % verdicts.length]);
      if (i == 1 || i == 4) {
        vault.setNote(one.id(), "Tells the bear about the new baby rabbit. Sings at the end!");
      }
      i++;
    }
  }

  /** The ups and downs of somebody who speaks. */
  private static Pcm babble(int seed) {
    short[] samples = new short[16000 * 8];
    java.util.Random random = new java.util.Random(seed);
    double loud = 0;
    double aim = 0;
    for (int i = 0; i < samples.length; i++) {
      if (i % 2400 == 0) {
        aim = random.nextInt(5) == 0 ? 0.02 : 0.15 + 0.8 * random.nextDouble();
      }
      loud += (aim - loud) / 900;
      samples[i] = (short) (loud * 30000 * Math.sin(i * 0.11) * (0.6 + 0.4 * random.nextDouble()));
    }
    return new Pcm(16000, samples);
  }

  private static void settle() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      Thread.sleep(60);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private void draw(String name) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    save(stage.getScene().getRoot(), name);
  }

  private void drawWindow(String name, Stage not) throws Exception {
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window != not && window instanceof Stage) {
        save(window.getScene().getRoot(), name);
      }
    }
  }

  private void save(Node root, String name) throws Exception {
    for (int scale = 1; scale <= 2; scale++) {
      int times = scale;
      WritableImage image =
          WaitForAsyncUtils.asyncFx(
                  () -> {
                    SnapshotParameters how = new SnapshotParameters();
                    how.setTransform(Transform.scale(times, times));
                    return root.snapshot(how, null);
                  })
              .get();
      write(image, TARGET.resolve(suffix + "-" + name + (scale == 1 ? "" : "@2x") + ".png"));
    }
  }

  private static void write(WritableImage image, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
  }
}
