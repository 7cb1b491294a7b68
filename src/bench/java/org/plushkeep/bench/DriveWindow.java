package org.plushkeep.bench;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.console.toys.DriveModel;
import org.plushkeep.console.toys.DriveModel.Step;
import org.plushkeep.console.toys.DrivesModel;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.console.toys.ToysView;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.FxTime;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.vault.Vault;

/** Recorders that are plugged in while the page of toys is open, with a card for each. */
final class DriveWindow {
  private final int count;
  private final int recordings;
  private final CompletableFuture<long[]> ended = new CompletableFuture<>();
  private final long[] at = new long[3];
  private volatile List<Drive> plugged = List.of();
  private DrivesModel drives;
  private Stage stage;
  private long longest;

  private DriveWindow(int count, int recordings) {
    this.count = count;
    this.recordings = recordings;
  }

  /** Opens the window anew, plugs them all in, and prints how soon they were counted in it. */
  static void count(String what, List<Drive> plugged, Vault vault, int recordings)
      throws Exception {
    begin();
    DriveWindow window = new DriveWindow(plugged.size(), recordings);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> open = new CompletableFuture<>();
      Platform.runLater(
          () -> {
            window.open(vault, workers);
            open.complete(null);
          });
      open.get();
      Thread.sleep(Duration.ofSeconds(3)); // until it is drawn, and has looked in vain
      Duration spent = DriveBench.spent();
      window.at[0] = System.nanoTime();
      window.plugged = plugged;
      long[] at = window.ended.get();
      DriveBench.print(what, recordings, window.fresh(), at, spent);
      System.out.printf("%-36s longest time without a frame: %.2f s%n", "", window.longest / 1e9);
    }
  }

  private static void begin() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } catch (IllegalStateException alreadyBegun) {
      // that is as good
    }
  }

  private void open(Vault vault, ExecutorService workers) {
    Texts texts = new Texts(Locale.ENGLISH);
    Background background = Background.on(workers, new Sentences(texts));
    FxTime time = new FxTime(Clock.systemUTC());
    drives = new DrivesModel(() -> plugged, vault, background, time, texts, () -> {});
    ToysModel toys = new ToysModel(vault, List.of(), background, time);
    stage = new Stage();
    ToysView page = new ToysView(toys, drives, texts, nobody(), new Region());
    stage.setScene(new Scene(page, 1080, 740));
    stage.show();
    drives.start();
    new AnimationTimer() {
      private long before = System.nanoTime();

      @Override
      public void handle(long frame) {
        long now = System.nanoTime();
        longest = at[0] == 0 ? 0 : Math.max(longest, now - before);
        before = now;
        if (seen(now)) {
          stop();
          close();
        }
      }
    }.start();
  }

  /** Whether all has been told. */
  private boolean seen(long now) {
    List<DriveModel> shown = new ArrayList<>(drives.drives());
    int met = counts(shown).stream().mapToInt(DriveCount::recordings).sum();
    if (at[1] == 0 && shown.size() == count && met == recordings) {
      at[1] = now;
    }
    at[2] = now;
    return at[1] > 0 && shown.stream().allMatch(drive -> drive.stepProperty().get() == Step.READY);
  }

  private int fresh() {
    return counts(drives.drives()).stream().mapToInt(DriveCount::fresh).sum();
  }

  private static List<DriveCount> counts(List<DriveModel> drives) {
    return drives.stream().map(drive -> drive.countProperty().get()).toList();
  }

  private void close() {
    stage.hide();
    ended.complete(at);
  }

  /** Who presses no button. */
  private static ToysView.Actions nobody() {
    return (ToysView.Actions)
        Proxy.newProxyInstance(
            DriveWindow.class.getClassLoader(),
            new Class<?>[] {ToysView.Actions.class},
            (_, _, _) -> null);
  }
}
