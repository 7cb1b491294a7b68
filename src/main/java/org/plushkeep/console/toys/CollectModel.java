package org.plushkeep.console.toys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.CollectResult;
import org.plushkeep.collect.Collector;
import org.plushkeep.collect.Pairing;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Collecting from one toy. */
public final class CollectModel {
  private static final double UNKNOWN = -1;
  private static final Duration TICK = Duration.ofMillis(100);

  /** How far it is. */
  public enum Step {
    IDLE,
    WORKING,
    DONE,
    FAILED
  }

  private record Bytes(int received, int expected) {}

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final Moments moments;
  private final Runnable stored;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.IDLE);
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final StringProperty message = new SimpleStringProperty("");
  private final IntegerProperty added = new SimpleIntegerProperty();
  private final AtomicReference<Bytes> bytes = new AtomicReference<>(new Bytes(0, -1));
  private final BooleanProperty forgotten = new SimpleBooleanProperty();
  private AtomicBoolean cancelled = new AtomicBoolean();
  private Time.@Nullable Stop ticking;
  private Instant began = Instant.EPOCH;

  /**
   * @param stored called in the window whenever one more recording is in the vault
   */
  public CollectModel(
      Vault vault,
      Background background,
      Time time,
      Texts texts,
      Moments moments,
      Runnable stored) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.moments = moments;
    this.stored = stored;
  }

  /** Collects all the toy offers. */
  public void collect(SeenToy toy, KnownToy known, ToyFinder finder) {
    if (step.get() == Step.WORKING) {
      return;
    }
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    bytes.set(new Bytes(0, -1));
    began = time.now();
    added.set(0);
    forgotten.set(false);
    progress.set(UNKNOWN);
    message.set(texts.get("collect.linking"));
    step.set(Step.WORKING);
    ticking = time.every(TICK, this::tellProgress);
    background.run(
        background.unbroken(() -> visit(toy, known, finder, mine)),
        result ->
            end(
                Step.DONE,
                result.added().isEmpty()
                    ? texts.get("collect.nothing-new")
                    : texts.format("collect.done", result.added().size())),
        sentence -> end(Step.FAILED, sentence + " " + texts.format("collect.kept", added.get())));
  }

  private CollectResult visit(SeenToy toy, KnownToy known, ToyFinder finder, AtomicBoolean mine)
      throws ToyException, VaultException {
    try (ToyLink link = connected(toy, finder)) {
      return new Collector(vault).collect(link, known, new Listener(), mine::get);
    }
  }

  private ToyLink connected(SeenToy toy, ToyFinder finder) throws ToyException, VaultException {
    try {
      return Pairing.link(vault, finder, toy);
    } catch (ToyException e) {
      if (e.problem() == ToyException.Problem.FORGOTTEN) {
        background.inWindow(() -> forgotten.set(true));
      }
      throw e;
    }
  }

  /** Bytes arrive faster than anybody reads: the window looks ten times a second. */
  private final class Listener implements Collector.Progress {
    @Override
    public void bytes(int received, int expected) {
      bytes.set(new Bytes(received, expected));
    }

    @Override
    public void stored(Recording recording) {
      background.inWindow(
          () -> {
            added.set(added.get() + 1);
            stored.run();
          });
    }
  }

  private void tellProgress() {
    Bytes now = bytes.get();
    if (now.received() == 0) {
      return;
    }
    String soFar = moments.size(now.received());
    String elapsed = Moments.length(Duration.between(began, time.now()));
    if (now.expected() > 0) {
      progress.set((double) now.received() / now.expected());
      message.set(texts.format("collect.progress", soFar, moments.size(now.expected()), elapsed));
    } else {
      progress.set(UNKNOWN);
      message.set(texts.format("collect.progress-open", soFar, elapsed));
    }
  }

  private void end(Step how, String said) {
    if (ticking != null) {
      ticking.stop();
      ticking = null;
    }
    message.set(said);
    step.set(how);
    stored.run();
  }

  /** Stops; what is in the vault stays, the rest stays on the toy. */
  public void cancel() {
    cancelled.set(true);
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  /** Whether the toy does not know this vault any more, and must be paired again. */
  public BooleanProperty forgottenProperty() {
    return forgotten;
  }

  /** 0 to 1, or -1 while nobody knows. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  /** How many recordings this visit has brought into the vault. */
  public IntegerProperty addedProperty() {
    return added;
  }

  public StringProperty messageProperty() {
    return message;
  }
}
