package org.plushkeep.console.player;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.audio.playback.Player;

/** How recordings are played until somebody says otherwise or locks; at first as recorded. */
public final class PlayManner {
  /** How fast; the pitch is kept. */
  public enum Speed {
    HALF(0.5),
    SLOWER(0.75),
    NORMAL(1),
    FASTER(1.5),
    DOUBLE(2);

    private final double factor;

    Speed(double factor) {
      this.factor = factor;
    }
  }

  private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.NORMAL);
  private final BooleanProperty skipsSilence = new SimpleBooleanProperty();
  private final BooleanProperty levelled = new SimpleBooleanProperty();
  private final BooleanProperty repeats = new SimpleBooleanProperty();

  /** Calls whenever something other than {@link #repeatsProperty} changes. */
  void onChange(Runnable changed) {
    speed.subscribe(changed);
    skipsSilence.subscribe(changed);
    levelled.subscribe(changed);
  }

  void applyTo(Player player) {
    player.setSpeed(speed.get().factor);
    player.setSkipsSilence(skipsSilence.get());
    player.setLevelled(levelled.get());
  }

  /** Whether it is any other than as recorded, once. */
  public boolean isSpecial() {
    return speed.get() != Speed.NORMAL || skipsSilence.get() || levelled.get() || repeats.get();
  }

  public ObjectProperty<Speed> speedProperty() {
    return speed;
  }

  /** Whether long silences are left out. */
  public BooleanProperty skipsSilenceProperty() {
    return skipsSilence;
  }

  /** Whether all recordings are brought to one loudness. */
  public BooleanProperty levelledProperty() {
    return levelled;
  }

  /** Whether it begins again when it has come to the end. */
  public BooleanProperty repeatsProperty() {
    return repeats;
  }
}
