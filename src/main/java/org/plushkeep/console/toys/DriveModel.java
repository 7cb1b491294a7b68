package org.plushkeep.console.toys;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.DriveCollector;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.collect.DriveErasure;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.vault.Vault;

/** One recorder that is plugged in: what is on it, collecting it, erasing it. */
public final class DriveModel {
  private static final double UNKNOWN = -1;
  private static final Duration TICK = Duration.ofMillis(100);

  /** How far it is. */
  public enum Step {
    /** Counting what is on it. */
    LOOKING,
    /** Counted. */
    READY,
    COLLECTING,
    COLLECTED,
    ERASING,
    ERASED,
    FAILED
  }

  private static final Set<Step> WORKING = EnumSet.of(Step.COLLECTING, Step.ERASING);

  private record Task(int number, AtomicBoolean cancelled) {}

  private record Erased(int done, int of) {}

  private final Drive drive;
  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final DriveWords words;
  private final Runnable stored;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.LOOKING);
  private final ObjectProperty<DriveCount> count = new SimpleObjectProperty<>(DriveCount.NONE);
  private final StringProperty message = new SimpleStringProperty("");
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final BooleanProperty plugged = new SimpleBooleanProperty(true);
  private final AtomicReference<DriveCount> met = new AtomicReference<>(DriveCount.NONE);
  private final AtomicBoolean comparing = new AtomicBoolean();
  private final AtomicReference<Erased> erased = new AtomicReference<>(new Erased(0, 0));
  private AtomicBoolean cancelled = new AtomicBoolean();
  private Time.@Nullable Stop ticking;
  private int added;
  private int tasks;

  /**
   * @param stored called in the window whenever one more recording is in the vault
   */
  public DriveModel(
      Drive drive, Vault vault, Background background, Time time, Texts texts, Runnable stored) {
    this.drive = drive;
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.words = new DriveWords(texts);
    this.stored = stored;
  }

  public Drive drive() {
    return drive;
  }

  /** Counts what is on it; collecting may begin meanwhile. */
  public void look() {
    Task mine = begin(Step.LOOKING);
    Listener listener = new Listener(mine);
    background.runRaw(
        () -> new DriveCollector(vault, drive).look(listener, mine.cancelled()::get),
        counted -> ifStill(mine, () -> end(Step.READY, counted, words.found(counted))),
        failure -> ifStill(mine, () -> fail(background.sentences().about(failure))));
  }

  /** Collects all that is on it. */
  public void collect() {
    if (isWorking()) {
      return;
    }
    Task mine = begin(Step.COLLECTING);
    added = 0;
    Listener listener = new Listener(mine);
    KnownToy as = new KnownToy(drive.id(), words.name(drive), "", "", time.now());
    background.runRaw(
        background.unbroken(
            () -> new DriveCollector(vault, drive).collect(as, listener, mine.cancelled()::get)),
        counted ->
            ifStill(
                mine,
                () ->
                    end(
                        counted.fresh() == 0 ? Step.COLLECTED : Step.FAILED,
                        counted,
                        words.collected(added, counted))),
        failure ->
            ifStill(
                mine,
                () ->
                    fail(
                        background.sentences().about(failure)
                            + " "
                            + texts.format("collect.kept", added))));
  }

  /** Erases from it what is in the vault. */
  public void erase() {
    if (isWorking()) {
      return;
    }
    Task mine = begin(Step.ERASING);
    erased.set(new Erased(0, 0));
    background.runRaw(
        background.unbroken(
            () ->
                new DriveCollector(vault, drive).erase(new Listener(mine), mine.cancelled()::get)),
        erasure -> ifStill(mine, () -> ended(erasure)),
        failure ->
            ifStill(
                mine,
                () ->
                    fail(
                        background.sentences().about(failure)
                            + " "
                            + texts.format("drive.erased", erased.get().done()))));
  }

  private void ended(DriveErasure erasure) {
    DriveCount before = count.get();
    DriveCount now =
        new DriveCount(
            0,
            erasure.left(),
            erasure.failed(),
            before.tooLarge(),
            before.unreadable(),
            0,
            before.others(),
            before.only(),
            before.all());
    end(Step.ERASED, now, words.erased(erasure));
  }

  private Task begin(Step next) {
    cancelled.set(true);
    stopTicking();
    cancelled = new AtomicBoolean();
    Task mine = new Task(++tasks, cancelled);
    met.set(DriveCount.NONE);
    comparing.set(false);
    progress.set(UNKNOWN);
    step.set(next);
    tell();
    ticking = time.every(TICK, this::tell);
    return mine;
  }

  /** What an earlier task says is of no interest any more. */
  private void ifStill(Task mine, Runnable then) {
    if (mine.number() == tasks) {
      then.run();
    }
  }

  private void end(Step how, DriveCount counted, String said) {
    stopTicking();
    count.set(counted);
    message.set(said);
    step.set(how);
    if (how == Step.COLLECTED || how == Step.FAILED) {
      stored.run();
    }
  }

  private void fail(String sentence) {
    end(Step.FAILED, met.get(), sentence);
  }

  private void stopTicking() {
    if (ticking != null) {
      ticking.stop();
      ticking = null;
    }
  }

  private void tell() {
    DriveCount now = met.get();
    switch (step.get()) {
      case LOOKING -> {
        count.set(now);
        message.set(words.met(now, comparing.get()));
      }
      case COLLECTING -> message.set(texts.format("drive.collecting", now.inVault(), added));
      case ERASING -> {
        Erased so = erased.get();
        progress.set(so.of() == 0 ? UNKNOWN : (double) so.done() / so.of());
        message.set(texts.format("drive.erasing", so.done(), so.of()));
      }
      default -> {} // it has its last word
    }
  }

  private final class Listener implements DriveCollector.Progress {
    private final Task mine;

    Listener(Task mine) {
      this.mine = mine;
    }

    @Override
    public void count(DriveCount soFar) {
      if (!mine.cancelled().get()) {
        met.set(soFar);
      }
    }

    @Override
    public void comparing() {
      if (!mine.cancelled().get()) {
        comparing.set(true);
      }
    }

    @Override
    public void stored(Recording recording) {
      background.inWindow(
          () -> {
            added++;
            stored.run();
          });
    }

    @Override
    public void erased(int done, int of) {
      erased.set(new Erased(done, of));
    }
  }

  /** It has been pulled out. */
  void unplugged() {
    plugged.set(false);
  }

  /** Stops; what is in the vault stays, and what is on the recorder too. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Whether something goes on that its owner has asked for. */
  public boolean isWorking() {
    return WORKING.contains(step.get());
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step;
  }

  /** What is on it, as far as is known. */
  public ReadOnlyObjectProperty<DriveCount> countProperty() {
    return count;
  }

  public ReadOnlyStringProperty messageProperty() {
    return message;
  }

  /** 0 to 1, or -1 while nobody knows. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress;
  }

  /** Whether it is still there. */
  public ReadOnlyBooleanProperty pluggedProperty() {
    return plugged;
  }
}
