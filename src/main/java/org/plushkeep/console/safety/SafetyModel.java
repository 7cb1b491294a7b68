package org.plushkeep.console.safety;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.collect.SafetyMemory;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Saving;
import org.plushkeep.recording.ToyId;
import org.plushkeep.share.PlainPage;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.toy.safety.SafetyWords;
import org.plushkeep.vault.VaultException;

/** Looking at one toy or recorder, again and again if wished, and what came of it. */
public final class SafetyModel {
  private static final double UNKNOWN = -1;

  /** How far it is. */
  public enum Step {
    /** Listening, or counting what is on a recorder. */
    LOOKING,
    /** The toy was called and may take its time. */
    CALLING,
    /** The report is there. */
    SHOWN,
    /** Somebody stopped it. */
    STOPPED,
    /** It could not be looked, and why is said. */
    FAILED
  }

  /** The way to look. Blocks. */
  @FunctionalInterface
  public interface Look {
    SafetyReport look(SafetyLook.Progress progress, BooleanSupplier cancelled)
        throws ToyException, VaultException;
  }

  /**
   * What there is to show.
   *
   * @param report of now, or the last one
   * @param old whether it is the last one, since it could not be looked now
   * @param trouble what went wrong
   */
  private record Outcome(SafetyReport report, boolean old, Optional<Exception> trouble) {}

  private final String name;
  private final String what;
  private final ToyId id;
  private final Look look;
  private final SafetyMemory memory;
  private final Background background;
  private final SafetyWords words;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.STOPPED);
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final ObjectProperty<Optional<SafetyReport>> report =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty old = new SimpleBooleanProperty();
  private final Saving saving;
  private AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @param name what it is called on the screen, and nowhere else
   * @param what how it is looked at, in a few words
   * @param id its own
   * @param memory of what was found before; what is found is kept there
   */
  public SafetyModel(
      String name,
      String what,
      ToyId id,
      Look look,
      SafetyMemory memory,
      Background background,
      Texts texts) {
    this.name = name;
    this.what = what;
    this.id = id;
    this.look = look;
    this.memory = memory;
    this.background = background;
    this.saving = new Saving(background, texts, "safety.saved");
    this.words = new SafetyWords(texts.locale(), ZoneId.systemDefault());
  }

  /** Looks, or looks again. */
  public void start() {
    cancelled.set(true);
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    saving.clear();
    old.set(false);
    report.set(Optional.empty());
    progress.set(UNKNOWN);
    step.set(Step.LOOKING);
    background.runRaw(
        () -> outcome(mine),
        found -> ifStill(mine, () -> show(found)),
        failure -> ifStill(mine, () -> fail(failure)));
  }

  /** On the worker's thread. */
  private Outcome outcome(AtomicBoolean mine) throws ToyException, VaultException {
    SafetyReport found;
    try {
      found = look.look(share -> tell(mine, share), mine::get);
    } catch (ToyException e) {
      Optional<SafetyReport> last = memory.last(id);
      if (last.isEmpty()) {
        throw e;
      }
      return new Outcome(last.get(), true, Optional.of(e));
    }
    if (!found.wasThere()) {
      return memory
          .last(id)
          .map(last -> new Outcome(last, true, Optional.empty()))
          .orElseGet(() -> new Outcome(found, false, Optional.empty()));
    }
    try {
      memory.keep(found);
      return new Outcome(found, false, Optional.empty());
    } catch (VaultException e) {
      return new Outcome(found, false, Optional.of(e)); // it is told all the same
    }
  }

  private void tell(AtomicBoolean mine, double share) {
    background.inWindow(
        () ->
            ifStill(
                mine,
                () -> {
                  progress.set(share < 1 ? share : UNKNOWN);
                  step.set(share < 1 ? Step.LOOKING : Step.CALLING);
                }));
  }

  private void ifStill(AtomicBoolean mine, Runnable change) {
    if (!mine.get()) {
      change.run();
    }
  }

  private void show(Outcome found) {
    old.set(found.old());
    report.set(Optional.of(found.report()));
    found.trouble().ifPresent(this::say);
    step.set(Step.SHOWN);
  }

  private void fail(Throwable failure) {
    say(failure);
    step.set(Step.FAILED);
  }

  private void say(Throwable failure) {
    saving.problemProperty().set(background.sentences().about(failure));
  }

  /** Stops at once; what the toy still answers is not waited for. */
  public void cancel() {
    cancelled.set(true);
    if (isWorking()) {
      step.set(Step.STOPPED);
    }
  }

  /** Whether it is being looked. */
  public boolean isWorking() {
    return step.get() == Step.LOOKING || step.get() == Step.CALLING;
  }

  /** Writes the report into a folder as text. */
  public void saveText(Path folder) {
    report.get().ifPresent(it -> saving.save(() -> page(it).saveText(folder, words.fileName(it))));
  }

  /** Writes the report into a folder as a PDF to print. */
  public void savePdf(Path folder) {
    report.get().ifPresent(it -> saving.save(() -> page(it).savePdf(folder, words.fileName(it))));
  }

  private PlainPage page(SafetyReport it) {
    return new PlainPage(words.title(it), words.parts(it), words.foot(it), PlainPage.Type.USUAL);
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** How it is looked at, in a few words. */
  String what() {
    return what;
  }

  /** The report's words. */
  public SafetyWords words() {
    return words;
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  /** How much of the listening is done, 0 to 1; -1 where nobody knows. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  /** What was found; empty while nobody has looked yet. */
  public ObjectProperty<Optional<SafetyReport>> reportProperty() {
    return report;
  }

  /** Whether it is what was found the last time, since it could not be looked at now. */
  public BooleanProperty oldProperty() {
    return old;
  }

  /** What is said of saving, and why it could not be looked. */
  public Saving saving() {
    return saving;
  }
}
