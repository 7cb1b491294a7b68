package org.plushkeep.console.safety;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.share.PlainPage;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.toy.safety.SafetyWords;

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
    SafetyReport look(SafetyLook.Progress progress, BooleanSupplier cancelled) throws ToyException;
  }

  private final String name;
  private final Look look;
  private final Background background;
  private final Texts texts;
  private final SafetyWords words;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.STOPPED);
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final ObjectProperty<Optional<SafetyReport>> report =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @param name what it is called on the screen, and nowhere else
   */
  public SafetyModel(String name, Look look, Background background, Texts texts) {
    this.name = name;
    this.look = look;
    this.background = background;
    this.texts = texts;
    this.words = new SafetyWords(texts.locale(), ZoneId.systemDefault());
  }

  /** Looks, or looks again. */
  public void start() {
    cancelled.set(true);
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    problem.set("");
    message.set("");
    report.set(Optional.empty());
    progress.set(UNKNOWN);
    step.set(Step.LOOKING);
    background.runRaw(
        () -> look.look(share -> tell(mine, share), mine::get),
        found -> ifStill(mine, () -> show(found)),
        failure -> ifStill(mine, () -> fail(failure)));
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

  private void show(SafetyReport found) {
    report.set(Optional.of(found));
    step.set(Step.SHOWN);
  }

  private void fail(Throwable failure) {
    problem.set(background.sentences().about(failure));
    step.set(Step.FAILED);
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
    report.get().ifPresent(it -> save(() -> page(it).saveText(folder, words.fileName(it))));
  }

  /** Writes the report into a folder as a PDF to print. */
  public void savePdf(Path folder) {
    report.get().ifPresent(it -> save(() -> page(it).savePdf(folder, words.fileName(it))));
  }

  private PlainPage page(SafetyReport it) {
    return new PlainPage(words.title(it), words.parts(it), words.foot(it), PlainPage.Type.USUAL);
  }

  private void save(Callable<Path> writing) {
    message.set("");
    problem.set("");
    background.runRaw(
        background.unbroken(writing),
        file -> message.set(texts.format("safety.saved", file.toString())),
        failure -> problem.set(background.sentences().aboutSaving(failure, "problem.history")));
  }

  /** What it is called. */
  public String name() {
    return name;
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

  /** Where the report was written; empty when there is nothing to say. */
  public StringProperty messageProperty() {
    return message;
  }

  /** Why it could not be looked, or not be saved. */
  public StringProperty problemProperty() {
    return problem;
  }
}
