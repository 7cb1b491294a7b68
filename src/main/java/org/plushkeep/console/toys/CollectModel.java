package org.plushkeep.console.toys;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
  /** How far it is. */
  public enum Step {
    IDLE,
    WORKING,
    DONE,
    FAILED
  }

  private final Vault vault;
  private final Background background;
  private final Texts texts;
  private final Runnable stored;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.IDLE);
  private final StringProperty message = new SimpleStringProperty("");
  private final IntegerProperty added = new SimpleIntegerProperty();
  private final ArrivingBytes arriving;
  private final BooleanProperty forgotten = new SimpleBooleanProperty();
  private AtomicBoolean cancelled = new AtomicBoolean();

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
    this.texts = texts;
    this.stored = stored;
    this.arriving = new ArrivingBytes(time, texts, moments, message);
  }

  /** Collects all the toy offers. */
  public void collect(SeenToy toy, KnownToy known, ToyFinder finder) {
    if (step.get() == Step.WORKING) {
      return;
    }
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    added.set(0);
    forgotten.set(false);
    arriving.begin();
    step.set(Step.WORKING);
    background.run(
        background.unbroken(() -> visit(toy, known, finder, mine)),
        this::end,
        sentence -> end(Step.FAILED, sentence + " " + texts.format("collect.kept", added.get())));
  }

  private void end(CollectResult result) {
    int here = result.added().size();
    if (result.refused() > 0) {
      String said = texts.format("collect.refused", result.refused());
      end(Step.FAILED, said + " " + texts.format("collect.kept", here));
    } else {
      end(
          Step.DONE,
          here == 0 ? texts.get("collect.nothing-new") : texts.format("collect.done", here));
    }
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
      if (e.asksForPairing()) {
        background.inWindow(() -> forgotten.set(true));
      }
      throw e;
    }
  }

  private final class Listener implements Collector.Progress {
    @Override
    public void bytes(int received, int expected) {
      arriving.arrived(received, expected);
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

  private void end(Step how, String said) {
    arriving.end();
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
    return arriving.progressProperty();
  }

  /** How many recordings this visit has brought into the vault. */
  public IntegerProperty addedProperty() {
    return added;
  }

  public StringProperty messageProperty() {
    return message;
  }
}
