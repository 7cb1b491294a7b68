package org.plushkeep.console.player;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Spectrogram;
import org.plushkeep.console.work.Background;

/**
 * Which pitches are heard when, measured only while somebody looks, only for what is shown, and in
 * the background. What is not wanted any more is stopped; what is not shown any more is wiped.
 */
public final class SpectrogramModel {
  private final Background background;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Picture>> picture =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Pcm> pcm = Optional.empty();
  private Zoom.View view = Zoom.View.WHOLE;
  private int columns;
  private AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * A part of a recording, measured.
   *
   * @param view which part
   */
  public record Picture(Zoom.View view, Spectrogram spectrogram) {}

  SpectrogramModel(Background background) {
    this.background = background;
    shown.subscribe(this::measure);
  }

  /** Another recording is heard, or none. */
  void of(Optional<Pcm> sound) {
    pcm = sound;
    measure();
  }

  /**
   * Looks at a part.
   *
   * @param width how many columns there is room for
   */
  public void look(Zoom.View part, int width) {
    if (!part.equals(view) || width != columns) {
      view = part;
      columns = width;
      measure();
    }
  }

  private void measure() {
    cancelled.set(true);
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    if (!shown.get() || pcm.isEmpty() || columns < 1) {
      take(Optional.empty());
      return;
    }
    Pcm sound = pcm.get();
    Zoom.View part = view;
    int width = columns;
    double length = sound.samples().length;
    background.runRaw(
        () ->
            Spectrogram.of(sound, part.from() * length, part.to() * length, width, mine::get)
                .map(measured -> new Picture(part, measured)),
        measured -> {
          if (mine.get()) {
            measured.ifPresent(late -> late.spectrogram().wipe());
          } else {
            take(measured);
          }
        },
        _ -> take(Optional.empty())); // only a picture: the sound is heard without it
  }

  private void take(Optional<Picture> fresh) {
    Optional<Picture> before = picture.get();
    picture.set(fresh);
    before.ifPresent(old -> old.spectrogram().wipe());
  }

  /** Whether it is shown instead of the waveform. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What was measured last. */
  public ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
    return picture;
  }
}
