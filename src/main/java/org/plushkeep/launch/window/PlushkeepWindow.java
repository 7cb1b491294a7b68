package org.plushkeep.launch.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.console.Console;
import org.plushkeep.console.ConsoleServices;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.vault.LastSeen;

/** Opens the window and stays until it is closed and everything behind it has ended. */
public final class PlushkeepWindow {
  private static final String NO_WINDOW =
      "No window can be opened here. On the command line, 'plushkeep --help' says what can be done"
          + " without one.";
  private static final int STEP_MILLIS = 200;
  private static final int GOODBYE_SECONDS = 10;
  private static final int LAST_WORK_SECONDS = 30;

  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private final FolderDoor door;
  private final List<ToyFinder> radios;
  private final MountedDrives drives;
  private final PracticeOutside practice;

  private PlushkeepWindow(
      FolderDoor door, List<ToyFinder> radios, MountedDrives drives, PracticeOutside practice) {
    this.door = door;
    this.radios = radios;
    this.drives = drives;
    this.practice = practice;
  }

  /**
   * Blocks until the window is closed.
   *
   * @param vaultFolder where the vault is, or will be
   * @param lastSeen what remembers on this computer how far the vault has come
   * @param radios the ways to real toys
   * @param drives the recorders that are plugged in
   * @param practice makes the practice toy, when somebody first looks for toys
   * @param another makes one more recording for it, another one for every number
   * @param interrupted asked a few times a second; true closes the window as its own button does
   * @throws WindowException there is no display, or the window did not come up
   */
  public static void open(
      Path vaultFolder,
      LastSeen lastSeen,
      List<ToyFinder> radios,
      MountedDrives drives,
      Supplier<PracticeToy> practice,
      IntFunction<byte[]> another,
      BooleanSupplier interrupted)
      throws WindowException {
    refuseWithoutDisplay();
    FolderDoor door = new FolderDoor(vaultFolder, lastSeen);
    new PlushkeepWindow(door, radios, drives, new PracticeOutside(practice, another))
        .show(interrupted);
  }

  private void show(BooleanSupplier interrupted) throws WindowException {
    try {
      // JavaFX keeps words it has drawn, names and notes among them, for as long as it runs.
      System.setProperty("prism.cacheLayoutSize", "0");
      Platform.startup(this::fill);
      awaitClosed(interrupted);
      Platform.exit();
      worker.shutdown();
      var _ = worker.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS);
    } catch (RuntimeException | LinkageError e) {
      throw new WindowException(NO_WINDOW, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      worker.shutdownNow();
    }
    Throwable why = failure.get();
    if (why != null) {
      throw new WindowException("The window could not be opened.", why);
    }
  }

  /**
   * Once interrupted, asks again and again: a window that has bad news stays the first time. The
   * signals wait for the first step: there is nothing to lock yet, and drawing needs the computer.
   */
  private void awaitClosed(BooleanSupplier interrupted) throws InterruptedException {
    Signals signals = null;
    int asked = 0;
    while (!closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS)
        && asked * STEP_MILLIS < GOODBYE_SECONDS * 1000) {
      if (signals == null) {
        signals = Signals.watch();
      }
      if (signals.getAsBoolean() || interrupted.getAsBoolean()) {
        Platform.runLater(PlushkeepWindow::askToClose);
        asked++;
      }
    }
  }

  /** As the window's own button does, so that the vault is locked on the way. */
  private static void askToClose() {
    for (Window window : List.copyOf(Window.getWindows())) {
      window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
  }

  private void fill() {
    // What nobody caught is told to nobody: it could hold a name. The window goes on.
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
    try {
      Stage stage = new Stage();
      Console.open(stage, services(door, radios, drives, practice, worker));
      stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> closed.countDown());
    } catch (RuntimeException | LinkageError e) {
      failure.set(e);
      closed.countDown();
    }
  }

  /** The house's parts as the window is wired with them. */
  static ConsoleServices services(
      FolderDoor door,
      List<ToyFinder> radios,
      MountedDrives drives,
      PracticeOutside practice,
      Executor worker) {
    List<ToyFinder> ways = new ArrayList<>(radios);
    ways.add(practice);
    return ConsoleServices.standard(
        door,
        ways,
        drives,
        practice,
        SettingsFile.beside(door.folder()),
        AwaySignals.ofThisComputer(),
        worker);
  }

  /** On Linux GTK would print a warning of its own; so it is not even asked. */
  private static void refuseWithoutDisplay() throws WindowException {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
    boolean headless = "headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    if (linux && !headless && isUnset("DISPLAY") && isUnset("WAYLAND_DISPLAY")) {
      throw new WindowException(NO_WINDOW);
    }
  }

  private static boolean isUnset(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isBlank();
  }
}
