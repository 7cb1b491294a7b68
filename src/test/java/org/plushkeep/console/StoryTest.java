package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.console.toys.PracticeFace.Heart;
import org.plushkeep.console.widgets.WaveformView;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a parent does, from the first start to the second. */
@ExtendWith(ApplicationExtension.class)
final class StoryTest {
  private static final String PASSPHRASE = "violet anchors hum quietly";

  @TempDir private Path exports;
  private final byte[] first = ToyClips.clip(200, 1);
  private final byte[] second = ToyClips.clip(300, 2);
  private final PlushToy toy = new PlushToy(List.of(first, second));
  private final NoBluetooth bluetooth = new NoBluetooth();
  private final MemoryDoor door = new MemoryDoor();
  private final HandTime time = new HandTime();
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  private final FxRobot robot = new FxRobot();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    Console.open(
        stage,
        new ConsoleServices(
            door,
            List.of(bluetooth, toy),
            toy,
            new SilentOutput(),
            time,
            worker,
            Locale.ENGLISH,
            _ -> Optional.of(exports)));
  }

  @AfterEach
  void end() {
    worker.shutdownNow();
  }

  @Test
  void aParentBringsRecordingsInHearsDeletesAndExportsThem() throws Exception {
    choosesAPassphrase();
    pairsByThePaw();
    collects();
    collectingAgainBringsNothingNew();
    listens();
    decidesAndWrites();
    thinksBetterOfADeletion();
    deletesForGood();
    exportsTheRest();
    locksAndUnlocks();
  }

  private void choosesAPassphrase() {
    assertThat(stage.getTitle()).isEqualTo("Plushkeep");
    assertThat(text("#no-back-door .text-bold")).contains("no back door");
    robot.clickOn("#passphrase").write("short");
    until(() -> text("#strength").contains("Too short"));
    assertThat(node("#create-vault").isDisabled()).isTrue();
    robot.eraseText(5).write(PASSPHRASE);
    until(() -> text("#strength").contains("Excellent"));
    robot.type(KeyCode.TAB).write("something else");
    assertThat(text("#difference")).contains("not the same");
    assertThat(node("#create-vault").isDisabled()).isTrue();
    robot.eraseText(14).write(PASSPHRASE);
    until(() -> !node("#create-vault").isDisabled());
    robot.type(KeyCode.ENTER);
    until(() -> there("#recordings"));
  }

  private void pairsByThePaw() {
    until(() -> there("#go-to-toys"));
    robot.clickOn("#go-to-toys");
    until(() -> there("#pair"));
    assertThat(text("#toys-problem")).contains("no Bluetooth").contains("practice toy works");
    assertThat(robot.lookup("Practice").tryQuery()).isPresent();
    robot.clickOn("#pair");
    until(() -> text("#pair-title").contains("Press the paw"));
    until(() -> toy.heart() == Heart.BLINKING && text("#practice-says").contains("blinks"));
    robot.interact(() -> robot.lookup("#paw").queryButton().fire());
    until(() -> shown("#toy-name"));
    assertThat(toy.heart()).isEqualTo(Heart.OFF);
    robot.interact(() -> node("#paw").getScene().getWindow().hide());
    robot.doubleClickOn("#toy-name").push(KeyCode.CONTROL, KeyCode.A).write("Stella");
    robot.clickOn("#child-name").write("Mia").type(KeyCode.ENTER);
    until(() -> there("#collect"));
    assertThat(robot.lookup("Stella").tryQuery()).isPresent();
  }

  private void collects() {
    toy.slow(20);
    robot.clickOn("#collect");
    until(() -> toy.heart() == Heart.GLOWING);
    until(
        () -> {
          robot.interact(() -> time.advance(Duration.ofSeconds(1)));
          return text("#collect-message").matches("\\d+\\.\\d kB of \\d+\\.\\d kB · \\d:\\d\\d");
        });
    until(() -> text("#collect-message").contains("2 new recordings"));
    until(() -> toy.heart() == Heart.OFF);
  }

  private void collectingAgainBringsNothingNew() {
    toy.slow(0);
    robot.clickOn("#collect");
    until(() -> text("#collect-message").contains("Nothing new"));
    robot.clickOn("#collect-open");
    until(() -> list().getItems().size() == 2);
    until(() -> robot.lookup("Stella · Mia").queryAll().size() >= 2);
  }

  private void listens() {
    robot.interact(() -> list().getSelectionModel().clearAndSelect(0));
    until(() -> text("#player-toy").equals("Stella · Mia"));
    if (!ToyAudio.describe(first).isKnown()) {
      until(() -> text("#player-problem").contains("cannot be played"));
      return;
    }
    until(() -> !node("#play").isDisabled());
    robot.interact(() -> list().requestFocus());
    robot.type(KeyCode.SPACE);
    until(() -> node("#play").getAccessibleText().equals("Pause"));
    robot.type(KeyCode.SPACE);
    until(() -> node("#play").getAccessibleText().equals("Play"));
    WaveformView waveform = robot.lookup("#waveform").query();
    Point2D middle = waveform.placeOf(0.5);
    robot.clickOn(middle);
    assertThat(waveform.playedProperty().get()).isBetween(0.45, 0.55);
  }

  private void decidesAndWrites() throws Exception {
    robot.clickOn("#verdict-KEPT");
    until(() -> stored().stream().anyMatch(one -> one.verdict() == Verdict.KEPT));
    robot.clickOn("#note").write("Sings");
    robot.interact(() -> time.advance(Duration.ofSeconds(1)));
    until(() -> text("#note-state").equals("Saved"));
    assertThat(stored()).anyMatch(one -> one.note().equals("Sings"));
  }

  private void thinksBetterOfADeletion() throws Exception {
    robot.clickOn("#erase");
    assertThat(robot.lookup("Erase this recording for good?").tryQuery()).isPresent();
    robot.clickOn("#erase-yes");
    until(() -> list().getItems().size() == 1);
    assertThat(text("#undo-text")).contains("1 recording").contains("10 s");
    robot.interact(() -> time.advance(Duration.ofSeconds(9)));
    assertThat(text("#undo-text")).contains("1 s");
    robot.clickOn("#undo");
    until(() -> list().getItems().size() == 2);
    robot.interact(() -> time.advance(Duration.ofSeconds(30)));
    assertThat(stored()).hasSize(2);
  }

  private void deletesForGood() throws Exception {
    robot.interact(() -> list().getSelectionModel().clearAndSelect(1));
    until(() -> shown("#erase"));
    robot.clickOn("#erase").clickOn("#erase-yes");
    until(() -> list().getItems().size() == 1);
    assertThat(stored()).hasSize(2);
    robot.interact(() -> time.advance(Duration.ofSeconds(11)));
    until(() -> stored().size() == 1);
    assertThat(shown("#undo-bar")).isFalse();
  }

  private void exportsTheRest() throws Exception {
    robot.interact(() -> list().getSelectionModel().clearAndSelect(0));
    until(() -> shown("#export"));
    robot.clickOn("#export").clickOn("#export-original");
    if (!ToyAudio.describe(first).isKnown()) {
      robot.clickOn("#export-wav");
    }
    robot.clickOn("#export-start");
    until(() -> !text("#export-message").isEmpty());
    assertThat(text("#export-message")).contains(exports.toString());
    robot.clickOn("#export-close");
    Recording kept = stored().getFirst();
    byte[] bytes = door.vault().readBytes(kept.id());
    try (Stream<Path> files = Files.walk(exports)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).anyMatch(file -> hasBytes(file, bytes));
      assertThat(all).anyMatch(file -> file.toString().endsWith(".txt"));
    }
  }

  private void locksAndUnlocks() {
    robot.clickOn("#lock");
    until(() -> there("#unlock"));
    assertThat(robot.lookup("Stella · Mia").tryQuery()).isEmpty();
    robot.clickOn("#passphrase").write("not the right one").type(KeyCode.ENTER);
    until(() -> text("#unlock-problem").contains("not the passphrase"));
    assertThat(text("#unlock")).contains("Wait 1 s");
    robot.interact(() -> time.advance(Duration.ofSeconds(1)));
    until(() -> text("#unlock").equals("Unlock"));
    robot.clickOn("#passphrase").write(PASSPHRASE).type(KeyCode.ENTER);
    until(() -> there("#recordings") && list().getItems().size() == 1);
    robot.interact(() -> list().getSelectionModel().clearAndSelect(0));
    until(() -> text("#player-toy").equals("Stella · Mia"));
    assertThat(robot.lookup("#note").queryTextInputControl().getText()).isEqualTo("Sings");
  }

  private List<Recording> stored() throws VaultException {
    Vault vault = door.vault();
    return vault.page(RecordingFilter.ALL, 0, 100);
  }

  private ListView<Object> list() {
    return robot.lookup("#recordings").queryListView();
  }

  private Node node(String query) {
    return robot.lookup(query).query();
  }

  private String text(String query) {
    return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
  }

  private boolean there(String query) {
    return robot.lookup(query).tryQuery().isPresent();
  }

  private boolean shown(String query) {
    Node at = robot.lookup(query).tryQuery().orElse(null);
    boolean visible = at != null;
    for (; at != null; at = at.getParent()) {
      visible &= at.isVisible();
    }
    return visible;
  }

  private static boolean hasBytes(Path file, byte[] bytes) {
    try {
      return java.util.Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static void until(Callable<Boolean> what) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, what);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("did not come true within 10 s", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
