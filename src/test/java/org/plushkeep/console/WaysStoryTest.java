package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ToyVoices;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A recording from before its kind was known is heard, found wrong, and put right by ear. */
@ExtendWith(ApplicationExtension.class)
final class WaysStoryTest {
  private static final ToyId STELLA = new ToyId("C4:BE:84:01:02:03");
  private static final String PASSPHRASE = "violet anchors hum quietly";

  private final MemoryDoor door = new MemoryDoor();
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  private final FxRobot robot = new FxRobot();

  @Start
  void start(Stage stage) throws VaultException {
    door.create(PASSPHRASE.toCharArray());
    door.vault().saveToy(new KnownToy(STELLA, "Stella", "Mia", "", Instant.EPOCH));
    NewRecording unread =
        new NewRecording(
            STELLA,
            Instant.EPOCH,
            ToyVoices.recording("ima-adpcm-low", 3, 1),
            Duration.ZERO,
            "unknown",
            new byte[0]);
    door.vault().add(List.of(unread));
    PlushToy toy = new PlushToy(List.of());
    Console.open(
        stage,
        new ConsoleServices(
            door,
            List.of(toy),
            toy,
            Loudspeakers.only(new SilentOutput()),
            SoundSources.only(new Mouth(16_000), _ -> Optional.empty()),
            new HandTime(),
            worker,
            Locale.ENGLISH,
            _ -> Optional.empty()));
  }

  @AfterEach
  void end() {
    worker.shutdownNow();
  }

  @Test
  void aParentPutsRightByEarHowAToySounds() {
    robot.clickOn("#passphrase").write(PASSPHRASE).type(KeyCode.ENTER);
    until(() -> robot.lookup("#recordings").tryQuery().isPresent());
    until(() -> format().equals("ima-adpcm-low"));
    until(() -> robot.lookup("#recordings").queryListView().getItems().size() == 1);
    robot.interact(
        () -> robot.lookup("#recordings").queryListView().getSelectionModel().clearAndSelect(0));
    until(() -> text("#length").equals("0:03"));

    robot.clickOn("#ways-ask");
    until(() -> text("#ways-which").contains("way 1 of 2"));
    robot.clickOn("#ways-another");
    until(() -> text("#ways-which").contains("way 2 of 2"));
    until(() -> node("#play").getAccessibleText().equals("Pause"));
    robot.clickOn("#ways-keep");

    until(() -> format().equals("ima-adpcm-high"));
    until(() -> node("#ways-ask").isVisible());
    assertThat(door.vault().toys().getFirst().sound()).isEqualTo("ima-adpcm-high");

    robot.clickOn("#ways-ask");
    until(() -> node("#ways-forget").isVisible());
    robot.clickOn("#ways-forget");

    until(() -> format().equals("ima-adpcm-low"));
    until(() -> node("#ways-ask").isVisible());
    assertThat(door.vault().toys().getFirst().sound()).isEmpty();
  }

  private String format() {
    return door.vault().page(RecordingFilter.ALL, 0, 1).getFirst().format();
  }

  private Node node(String query) {
    return robot.lookup(query).query();
  }

  private String text(String query) {
    return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
  }

  private static void until(Callable<Boolean> what) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, what);
    } catch (TimeoutException e) {
      throw new AssertionError("did not come true within 10 s", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
