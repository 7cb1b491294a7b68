package org.plushkeep.launch.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.plushkeep.console.Console;
import org.plushkeep.console.ConsoleServices;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.NoBluetooth;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.testing.CapturedSound;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * The program's rooms as {@link PlushkeepWindow} joins them, all real: a vault on the disk, the
 * practice toy behind its link, the codec, the player. A test turns the clock and listens at the
 * loudspeaker.
 */
final class House implements AutoCloseable {
  final HandTime time = new HandTime();
  final CapturedSound sound = new CapturedSound();
  final NoBluetooth bluetooth = new NoBluetooth();
  final Path vault;
  final Path exports;
  final List<byte[]> recordings;
  final PracticeToy toy;
  private final PracticeOutside practice;
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param folder for the vault and the exports
   * @param watched handed the toy, before anybody links with it
   */
  House(Path folder, Radio radio, int recordings, Function<PracticeToy, PracticeToy> watched) {
    this.vault = folder.resolve("vault");
    this.exports = folder.resolve("exports");
    this.recordings = IntStream.range(0, recordings).mapToObj(PracticeToys::another).toList();
    this.toy = watched.apply(new PracticeToy(this.recordings, radio));
    this.practice = new PracticeOutside(() -> toy, number -> PracticeToys.another(1000 + number));
  }

  /** Opens the window, as a start of the program does. To be called on the JavaFX thread. */
  Console open(Stage stage, Locale locale) {
    return Console.open(
        stage,
        new ConsoleServices(
            new FolderDoor(vault),
            new ArrayList<>(List.of(bluetooth, practice)),
            practice,
            sound,
            time,
            worker,
            locale,
            _ -> Optional.of(exports)));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
