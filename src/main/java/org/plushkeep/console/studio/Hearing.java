package org.plushkeep.console.studio;

import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.playback.Player;
import org.plushkeep.console.player.LoudspeakerChoice;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;

/** One sound being heard, from its beginning; what is decoded for it is wiped at its end. */
public final class Hearing {
  private static final Duration FRAME = Duration.ofMillis(40);
  private static final double NANOS = 1e9;

  private final Background background;
  private final LoudspeakerChoice loudspeaker;
  private final Time time;
  private final Texts texts;
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final DoubleProperty seconds = new SimpleDoubleProperty();
  private final StringProperty notice = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private @Nullable Player player;
  private Time.@Nullable Stop following;
  private int generation;

  Hearing(Background background, LoudspeakerChoice loudspeaker, Time time, Texts texts) {
    this.background = background;
    this.loudspeaker = loudspeaker;
    this.time = time;
    this.texts = texts;
  }

  /**
   * Plays a sound; what was heard before is stopped.
   *
   * @param sound made off the JavaFX thread, and wiped here
   */
  void play(Callable<Pcm> sound) {
    stop();
    problem.set("");
    notice.set("");
    int mine = generation;
    playing.set(true);
    background.runRaw(
        sound,
        pcm -> {
          if (mine == generation) {
            begin(new Player(pcm, loudspeaker.output()));
          } else {
            pcm.wipe();
          }
        },
        failure -> {
          if (mine == generation) {
            stop();
            problem.set(background.sentences().about(failure));
          }
        });
  }

  private void begin(Player fresh) {
    player = fresh;
    fresh.onTrouble(
        _ ->
            background.inWindow(
                () -> {
                  if (fresh.equals(player)) {
                    notice.set(texts.get(loudspeaker.silenceKey()));
                  }
                }));
    fresh.onEnd(
        () ->
            background.inWindow(
                () -> {
                  if (fresh.equals(player)) {
                    stop();
                  }
                }));
    following = time.every(FRAME, () -> seconds.set(fresh.position().toNanos() / NANOS));
    fresh.play();
  }

  /** Falls silent, and wipes what was heard. */
  public void stop() {
    generation++;
    if (following != null) {
      following.stop();
      following = null;
    }
    Player old = player;
    player = null;
    if (old != null) {
      old.close();
    }
    playing.set(false);
    seconds.set(0);
  }

  /** Whether something is heard, or about to be. */
  public BooleanProperty playingProperty() {
    return playing;
  }

  /** What is heard now, in seconds from the beginning. */
  public DoubleProperty secondsProperty() {
    return seconds;
  }

  /** Something to know, such as that there is no loudspeaker. */
  public StringProperty noticeProperty() {
    return notice;
  }

  /** Why it cannot be heard; empty when it can. */
  public StringProperty problemProperty() {
    return problem;
  }
}
