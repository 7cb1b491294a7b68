package org.plushkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.plushkeep.launch.Footprint;
import org.plushkeep.launch.window.Hands;
import org.plushkeep.launch.window.PlushkeepWindow;
import org.plushkeep.launch.window.WindowException;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.LastSeen;

/**
 * Whether the window stands still while 10 000 of 100 000 recordings are erased for good: the real
 * window, without a display, in which every tenth recording is chosen and deleted by its buttons.
 * JavaFX draws sixty times a second; what is told is the longest time between two of its pulses.
 */
public final class WindowBench {
  private static final int MANY = 100_000;
  private static final int SHORT_BYTES = 1_000;

  /** What a person takes for at once: 100 ms, by R. B. Miller's measure of 1968. */
  private static final double GAP_MILLIS = 100;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private WindowBench() {}

  /**
   * Prints the figures on standard output.
   *
   * @param arguments how many recordings, or none
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY;
    Path folder = Files.createTempDirectory(Path.of("target"), "window-bench-");
    Path dir = folder.resolve("vault");
    LargeVault.fillApart(dir, many, SHORT_BYTES);
    Footprint.watch(); // as the program does
    Memory.beginAnew();
    AtomicBoolean ended = new AtomicBoolean();
    Thread shown = Thread.ofPlatform().start(() -> show(dir, folder.resolve("state"), ended::get));
    try {
      measure(dir, many);
    } finally {
      ended.set(true);
      shown.join();
    }
    LargeVault.wipe(folder);
    System.exit(Limit.exitCode());
  }

  private static void show(Path dir, Path state, java.util.function.BooleanSupplier ended) {
    try {
      PlushkeepWindow.open(
          dir,
          LastSeen.in(state),
          List.of(),
          MountedDrives.none(),
          () -> new PracticeToy(List.of(), Radio.instant()),
          number -> new byte[number],
          ended);
    } catch (WindowException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void measure(Path dir, int many) throws IOException, InterruptedException {
    Hands hands = new Hands(PATIENCE);
    hands.write("passphrase", LargeVault.PASSPHRASE);
    hands.press("unlock");
    hands.await("recordings", node -> ((ListView<?>) node).getItems().size() == many);
    Memory.print("unlocking in the window");
    Pulses pulses = onFx(Pulses::new);
    Thread.sleep(2000);
    print("nobody does anything", pulses.longest(), "");
    int[] places = LargeVault.everyTenth(many);
    hands.await(
        "recordings",
        node -> {
          int[] rest = Arrays.copyOfRange(places, 1, places.length);
          ((ListView<?>) node).getSelectionModel().selectIndices(places[0], rest);
          return true;
        });
    onFx(() -> true);
    print("they are chosen, all at once", pulses.longest(), "");
    hands.press("erase-selected");
    hands.press("erase-yes");
    hands.await(
        "recordings", node -> ((ListView<?>) node).getItems().size() == many - places.length);
    print("they are hidden", pulses.longest(), "");
    long gone = LargeVault.whenCompactionIs(true, dir);
    double hidden = pulses.longest();
    long compacted = LargeVault.whenCompactionIs(false, dir);
    Thread.sleep(500);
    double erased = Math.max(hidden, pulses.longest());
    print(
        "%d of %d are erased for good".formatted(places.length, many),
        erased,
        Limit.atMost(GAP_MILLIS, erased, "ms"));
    System.out.printf(
        "the compaction ended %.2f s after the key was gone%n", (compacted - gone) / 1e9);
    Memory.print("erasing in the window");
  }

  private static void print(String when, double millis, String limit) {
    System.out.printf("longest time between two pulses while %s: %.0f ms%s%n", when, millis, limit);
  }

  /** Looks at each pulse of JavaFX when it comes. Made on its thread. */
  private static final class Pulses extends AnimationTimer {
    private long last = System.nanoTime();
    private long longest;

    Pulses() {
      start();
    }

    @Override
    public void handle(long now) {
      long at = System.nanoTime();
      longest = Math.max(longest, at - last);
      last = at;
    }

    /** The longest time between two, milliseconds, since this was asked last. */
    double longest() {
      return onFx(
          () -> {
            double millis = Math.max(longest, System.nanoTime() - last) / 1e6;
            longest = 0;
            return millis;
          });
    }
  }

  private static <T> T onFx(java.util.function.Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(() -> done.complete(work.get()));
    return done.join();
  }
}
