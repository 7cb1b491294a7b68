package org.plushkeep.console.player;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.playback.Player;
import org.plushkeep.console.work.Background;

/** What is seen of the recording that is heard: which part of it, how, and what is chosen in it. */
public final class SoundPicture {
  private static final double NANOS = 1e9;

  private final Zoom zoom = new Zoom();
  private final Selection selection = new Selection();
  private final SpectrogramModel spectrogram;
  private final ObjectProperty<Optional<Sound>> sound =
      new SimpleObjectProperty<>(Optional.empty());
  private @Nullable Player player;
  private Optional<Selection.Part> looped = Optional.empty();

  SoundPicture(Background background) {
    spectrogram = new SpectrogramModel(background);
    selection.partProperty().subscribe(this::repeat);
    selection.repeatsProperty().subscribe(this::repeat);
    selection.heldProperty().subscribe(this::repeat);
  }

  /**
   * Another recording is heard.
   *
   * @param decoded owned from now on: wiped by {@link #clear}
   * @param by what plays it
   */
  void show(Sound decoded, Player by) {
    double length = seconds(by.duration());
    player = by;
    zoom.show(length);
    selection.show(length);
    sound.set(Optional.of(decoded));
    spectrogram.of(Optional.of(decoded.pcm()));
  }

  /** Nothing is heard: nothing is drawn, and what was is wiped. */
  void clear() {
    player = null;
    looped = Optional.empty();
    spectrogram.of(Optional.empty());
    sound.get().ifPresent(Sound::wipe);
    sound.set(Optional.empty());
    selection.show(0);
    zoom.show(0);
  }

  /** What is chosen is heard again and again from now on, or no more. */
  private void repeat() {
    Player current = player;
    Optional<Selection.Part> repeated = selection.repeated();
    if (current != null && !selection.heldProperty().get() && !repeated.equals(looped)) {
      looped = repeated;
      repeated.ifPresentOrElse(
          part -> current.loop(duration(part.from()), duration(part.to())), current::noLoop);
    }
  }

  /** Whether a part is heard again and again. */
  boolean isLooped() {
    return looped.isPresent();
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * NANOS));
  }

  /** Which part of it is looked at. */
  public Zoom zoom() {
    return zoom;
  }

  /** Which part of it is chosen. */
  public Selection selection() {
    return selection;
  }

  /** Which pitches are in it. */
  public SpectrogramModel spectrogram() {
    return spectrogram;
  }

  /** What is heard, to be drawn; empty until it has been read. */
  public ReadOnlyObjectProperty<Optional<Sound>> soundProperty() {
    return sound;
  }
}
