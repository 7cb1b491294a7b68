package org.plushkeep.console.toys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.toys.DriveModel.Step;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.vault.Vault;

/**
 * The recorders that are plugged in. Looks only between {@link #start} and {@link #stop}; what has
 * been begun with one of them goes on.
 */
public final class DrivesModel {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final MountedDrives mounted;
  private final Function<Drive, DriveModel> maker;
  private final Background background;
  private final Time time;
  private final Map<Drive, DriveModel> held = new LinkedHashMap<>();
  private final ObservableList<DriveModel> drives = FXCollections.observableArrayList();
  private Time.@Nullable Stop looking;
  private boolean asking;
  private int run;

  /**
   * @param stored called in the window whenever one more recording is in the vault
   */
  public DrivesModel(
      MountedDrives mounted,
      Vault vault,
      Background background,
      Time time,
      Texts texts,
      Runnable stored) {
    this.mounted = mounted;
    this.maker = drive -> new DriveModel(drive, vault, background, time, texts, stored);
    this.background = background;
    this.time = time;
  }

  /** Begins to look. */
  public void start() {
    if (looking == null) {
      looking = time.every(AGAIN, this::ask);
      ask();
    }
  }

  /** Looks no more. */
  public void stop() {
    run++;
    asking = false;
    if (looking != null) {
      looking.stop();
      looking = null;
    }
    held.values().stream()
        .filter(model -> model.stepProperty().get() == Step.LOOKING)
        .forEach(DriveModel::cancel);
    held.values().removeIf(model -> !model.isWorking());
    drives.setAll(held.values());
  }

  private void ask() {
    if (asking) {
      return; // a system that is slow to answer is not asked twice
    }
    asking = true;
    int mine = run;
    background.runRaw(mounted::now, now -> show(mine, now), _ -> show(mine, List.of()));
  }

  private void show(int of, List<Drive> now) {
    if (of != run) {
      return;
    }
    asking = false;
    for (Drive drive : List.copyOf(held.keySet())) {
      if (!now.contains(drive)) {
        pulledOut(drive);
      }
    }
    for (Drive drive : now) {
      if (!held.containsKey(drive) || !held.get(drive).pluggedProperty().get()) {
        held.keySet().removeIf(old -> old.id().equals(drive.id()) && !now.contains(old));
        DriveModel fresh = maker.apply(drive);
        DriveModel before = held.put(drive, fresh);
        if (before != null) {
          before.cancel();
        }
        fresh.look();
      }
    }
    if (!List.copyOf(held.values()).equals(drives)) {
      drives.setAll(held.values());
    }
  }

  /** What it was doing, or why that failed, stays to be read until it is plugged in again. */
  private void pulledOut(Drive drive) {
    DriveModel model = held.get(drive);
    if (model == null) {
      return;
    }
    model.unplugged();
    if (!model.isWorking() && model.stepProperty().get() != Step.FAILED) {
      model.cancel();
      held.remove(drive);
    }
  }

  /** Looks no more, and ends all that goes on. */
  public void end() {
    stop();
    held.values().forEach(DriveModel::cancel);
  }

  /** Those that are there, in the order they came. */
  public ObservableList<DriveModel> drives() {
    return drives;
  }
}
