package org.plushkeep.console.settings;

import java.util.concurrent.locks.ReentrantLock;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;

/** The settings as they are now: each change holds at once, and is saved. */
public final class SettingsModel {
  private final SettingsStore store;
  private final Background background;
  private final Texts texts;
  private final ObjectProperty<LockSettings> settings =
      new SimpleObjectProperty<>(LockSettings.USUAL);
  private final ObjectProperty<Integer> idleMinutes =
      new SimpleObjectProperty<>(LockSettings.USUAL.idleMinutes());
  private final BooleanProperty whenMinimised =
      new SimpleBooleanProperty(LockSettings.USUAL.whenMinimised());
  private final BooleanProperty collectsAlone =
      new SimpleBooleanProperty(LockSettings.USUAL.collectsAlone());
  private final StringProperty problem = new SimpleStringProperty("");
  private final ReentrantLock saving = new ReentrantLock();

  /** Begins to load what was saved; until then the usual ones hold. */
  public SettingsModel(SettingsStore store, Background background, Texts texts) {
    this.store = store;
    this.background = background;
    this.texts = texts;
    idleMinutes.subscribe((_, _) -> choose());
    whenMinimised.subscribe((_, _) -> choose());
    collectsAlone.subscribe((_, _) -> choose());
    background.run(store::load, this::loaded, _ -> {});
  }

  private void loaded(LockSettings saved) {
    if (settings.get().equals(LockSettings.USUAL)) { // nobody was faster
      settings.set(saved);
      idleMinutes.set(saved.idleMinutes());
      whenMinimised.set(saved.whenMinimised());
      collectsAlone.set(saved.collectsAlone());
    }
  }

  private void choose() {
    LockSettings chosen =
        new LockSettings(idleMinutes.get(), whenMinimised.get(), collectsAlone.get());
    if (!chosen.equals(settings.get())) {
      settings.set(chosen);
      background.runRaw(
          this::save, _ -> problem.set(""), _ -> problem.set(texts.get("settings.not-saved")));
    }
  }

  /** One at a time, and always the latest: two quick changes do not overtake each other. */
  private boolean save() throws Exception {
    saving.lock();
    try {
      store.save(settings.get());
      return true;
    } finally {
      saving.unlock();
    }
  }

  /** What holds now. */
  public LockSettings now() {
    return settings.get();
  }

  /** See {@link LockSettings#idleMinutes}. */
  public ObjectProperty<Integer> idleMinutesProperty() {
    return idleMinutes;
  }

  /** See {@link LockSettings#whenMinimised}. */
  public BooleanProperty whenMinimisedProperty() {
    return whenMinimised;
  }

  /** See {@link LockSettings#collectsAlone}. */
  public BooleanProperty collectsAloneProperty() {
    return collectsAlone;
  }

  /** Why the last change will not outlast this run; empty when it will. */
  public StringProperty problemProperty() {
    return problem;
  }
}
