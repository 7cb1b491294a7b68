package org.plushkeep.launch.window;

import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.audio.playback.AudioOutput;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.console.Console;
import org.plushkeep.console.ConsoleServices;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.NoBluetooth;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.vault.LastSeen;

/**
 * The program as {@link PlushkeepWindow} wires it: vault on the disk, practice toy, codec, export.
 * A test brings its own clock, loudspeaker and answer to "which folder?" and "which files?", and
 * may put in another door or radio. Opening it again is the next start of the program.
 */
final class House {
  final Path vault;
  final Path exports;
  final LastSeen lastSeen;
  HandTime time = new HandTime();
  AudioOutput audio;
  @Nullable Path soundFile;
  Mouth microphone = new Mouth(16_000);
  Locale locale = Locale.ENGLISH;
  volatile List<Path> files = List.of();
  List<ToyFinder> radios = List.of(new NoBluetooth());
  MountedDrives drives = MountedDrives.none();
  Supplier<PracticeToy> toy;
  AwaySignals away = AwaySignals.none();

  /** What happens while somebody is asked for a folder. */
  Runnable whileAsked = () -> {};

  @Nullable VaultDoor door;
  @Nullable Stage stage;
  private @Nullable ExecutorService worker;

  /**
   * @param folder for the vault and the exports
   */
  House(Path folder, AudioOutput audio, Supplier<PracticeToy> toy) {
    this.vault = folder.resolve("data").resolve("vault");
    this.exports = folder.resolve("exports");
    this.lastSeen = LastSeen.in(folder.resolve("state"));
    this.audio = audio;
    this.toy = toy;
  }

  /** Starts the program. */
  void open() {
    Platform.setImplicitExit(false);
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    worker = workers;
    PracticeOutside practice = new PracticeOutside(toy, PracticeToys::another);
    ConsoleServices wired =
        PlushkeepWindow.services(
            new FolderDoor(vault, lastSeen), radios, drives, practice, workers);
    ConsoleServices services =
        new ConsoleServices(
            door == null ? wired.door() : door,
            wired.finders(),
            wired.drives(),
            wired.practice(),
            Loudspeakers.only(audio),
            SoundSources.only(microphone, _ -> Optional.ofNullable(soundFile)),
            time,
            wired.worker(),
            locale,
            _ -> {
              whileAsked.run();
              return Optional.of(exports);
            },
            _ -> files,
            wired.settings(),
            away);
    stage =
        see(
            () -> {
              Stage fresh = new Stage();
              Console.open(fresh, services);
              return fresh;
            });
  }

  /** Asks the window to close, as its own button does. */
  void askToClose() {
    Stage at = stage;
    if (at != null) {
      see(
          () -> {
            at.fireEvent(new WindowEvent(at, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
          });
    }
  }

  boolean isOpen() {
    Stage at = stage;
    return at != null && at.isShowing();
  }

  /** After the window has gone: waits for the last work behind it, as the program does. */
  void awaitEnd() throws InterruptedException {
    if (worker != null) {
      worker.shutdown();
      if (!worker.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("work goes on after the window has closed");
      }
    }
  }

  /** Whatever state the story is in: ends it. */
  void clearAway() {
    Stage at = stage;
    if (at != null) {
      see(
          () -> {
            at.hide();
            return true;
          });
    }
    if (worker != null) {
      worker.shutdownNow();
    }
  }
}
