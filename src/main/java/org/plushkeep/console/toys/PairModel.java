package org.plushkeep.console.toys;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.Pairing;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Pairing with one toy: link, blink, paw, name. */
public final class PairModel {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How far it is. */
  public enum Step {
    LINKING,
    PRESS_PAW,
    NAMING,
    DONE,
    FAILED
  }

  private final Vault vault;
  private final SeenToy toy;
  private final ToyFinder finder;
  private final Background background;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.LINKING);
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty child = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final ObservableList<Integer> comparison = FXCollections.observableArrayList();
  private AtomicBoolean cancelled = new AtomicBoolean();
  private @Nullable KnownToy paired;

  public PairModel(Vault vault, SeenToy toy, ToyFinder finder, Background background) {
    this.vault = vault;
    this.toy = toy;
    this.finder = finder;
    this.background = background;
  }

  /** Begins, or begins again after a failure. */
  public void start() {
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    problem.set("");
    step.set(Step.LINKING);
    background.run(
        background.unbroken(() -> pair(mine)),
        known -> {
          paired = known;
          name.set(known.name());
          step.set(Step.NAMING);
        },
        sentence -> {
          problem.set(sentence);
          step.set(Step.FAILED);
        });
  }

  private KnownToy pair(AtomicBoolean mine) throws ToyException, VaultException {
    try (ToyLink link = finder.connect(toy)) {
      int[] blinks = link.comparison();
      background.inWindow(
          () -> {
            comparison.setAll(Arrays.stream(blinks).boxed().toList());
            step.set(Step.PRESS_PAW);
          });
      return new Pairing(vault).pair(link, toy.id(), "", "", PATIENCE, mine::get);
    }
  }

  /** Gives the paired toy its name and its child. */
  public void save() {
    KnownToy known = paired;
    if (known == null || name.get().isBlank()) {
      return;
    }
    KnownToy named =
        new KnownToy(
            known.id(),
            name.get().strip(),
            child.get().strip(),
            known.identifier(),
            known.pairedAt());
    background.run(
        () -> {
          vault.saveToy(named);
          return named;
        },
        _ -> step.set(Step.DONE),
        problem::set);
  }

  /** Stops waiting for the paw. */
  public void cancel() {
    cancelled.set(true);
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  public StringProperty nameProperty() {
    return name;
  }

  /** Whose toy it is. */
  public StringProperty childProperty() {
    return child;
  }

  /** How often the heart blinks, when nobody sits between; none where nobody can. */
  public ObservableList<Integer> comparison() {
    return comparison;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
