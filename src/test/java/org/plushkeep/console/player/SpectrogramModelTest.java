package org.plushkeep.console.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Signals;
import org.plushkeep.audio.dsp.Spectrogram;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;

/** It is measured while somebody looks; work waits in one queue, what follows in another. */
final class SpectrogramModelTest {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final SpectrogramModel model =
      new SpectrogramModel(
          new Background(work::add, Runnable::run, new Sentences(new Texts(Locale.ENGLISH))));
  private final Pcm tone = Signals.sine(16_000, 2000, 0.5, 2);

  private Optional<Spectrogram> measured() {
    return model.pictureProperty().get().map(SpectrogramModel.Picture::spectrogram);
  }

  @Test
  void nothingIsMeasuredUntilSomebodyLooks() {
    model.of(Optional.of(tone));
    model.look(Zoom.View.WHOLE, 100);
    assertThat(work).isEmpty();
    model.shownProperty().set(true);
    assertThat(work).hasSize(1);
    work.remove().run();
    assertThat(measured().orElseThrow().columns()).isEqualTo(100);
    assertThat(measured().orElseThrow().decibels(50, 64)).isGreaterThan(-7);
  }

  @Test
  void onlyWhatIsShownNowIsMeasuredAndWhatWasIsWiped() {
    model.shownProperty().set(true);
    model.of(Optional.of(tone));
    model.look(Zoom.View.WHOLE, 100);
    model.look(new Zoom.View(0, 0.5), 100);
    assertThat(work).hasSize(2);
    work.remove().run();
    assertThat(measured()).as("not wanted any more").isEmpty();
    work.remove().run();
    Spectrogram half = measured().orElseThrow();
    model.look(new Zoom.View(0, 0.5), 100);
    assertThat(work).as("the same once more is no work").isEmpty();
    model.look(new Zoom.View(0.5, 1), 100);
    assertThat(measured()).as("stays until the next is there").contains(half);
    work.remove().run();
    assertThat(measured()).isNotEqualTo(Optional.of(half));
    assertThat(half.level(50, 64)).isZero();
  }

  @Test
  void whenItIsHiddenOrAnotherRecordingIsHeardItIsWipedAtOnce() {
    model.shownProperty().set(true);
    model.of(Optional.of(tone));
    model.look(Zoom.View.WHOLE, 50);
    work.remove().run();
    Spectrogram first = measured().orElseThrow();
    model.shownProperty().set(false);
    assertThat(measured()).isEmpty();
    assertThat(first.level(25, 64)).isZero();
    model.shownProperty().set(true);
    work.remove().run();
    Spectrogram second = measured().orElseThrow();
    model.of(Optional.empty());
    assertThat(measured()).isEmpty();
    assertThat(second.level(25, 64)).isZero();
  }
}
