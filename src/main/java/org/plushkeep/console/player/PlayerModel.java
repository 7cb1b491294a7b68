package org.plushkeep.console.player;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.playback.Player;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;

/** One recording being listened to. What is decoded is wiped when another is, or by locking. */
public final class PlayerModel {
  /** How far the buttons and the letter keys go. */
  public static final double SKIP_SECONDS = 5;

  /** How far they go with the shift key. */
  public static final double FINE_SECONDS = 0.01;

  private static final Duration FRAME = Duration.ofMillis(40);

  private final Vault vault;
  private final Background background;
  private final LoudspeakerChoice loudspeaker;
  private final Time time;
  private final Texts texts;
  private final ObjectProperty<Optional<RecordingId>> shown =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty ready = new SimpleBooleanProperty();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final DoubleProperty length = new SimpleDoubleProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private final PlayManner manner = new PlayManner();
  private final SoundPicture picture;
  private final Heard heard;
  private @Nullable Player player;
  private Time.@Nullable Stop following;
  private boolean playWhenReady;
  private double beginAt;
  private int generation;

  public PlayerModel(
      Vault vault, Background background, Loudspeakers loudspeakers, Time time, Texts texts) {
    this.vault = vault;
    this.background = background;
    this.loudspeaker = new LoudspeakerChoice(loudspeakers, background);
    this.picture = new SoundPicture(background);
    this.heard = new Heard(vault, background);
    this.time = time;
    this.texts = texts;
    manner.onChange(() -> Optional.ofNullable(player).ifPresent(manner::applyTo));
    loudspeaker.chosenProperty().subscribe(this::playAnew);
  }

  /** Shows a recording; what was heard before is stopped and wiped. */
  public void show(RecordingId id) {
    if (shown.get().equals(Optional.of(id))) {
      return;
    }
    clear();
    heard.shows(id);
    shown.set(Optional.of(id));
    load(id, Optional.empty());
  }

  /**
   * Reads what is shown in another way, and plays it from its beginning.
   *
   * @param way one of {@link ToyAudio#ways}
   */
  public void hear(String way) {
    shown
        .get()
        .ifPresent(
            id -> {
              stop();
              playWhenReady = true;
              load(id, Optional.of(way));
            });
  }

  private void load(RecordingId id, Optional<String> way) {
    int mine = generation;
    background.runRaw(
        () -> Sound.read(vault, id, way),
        fresh -> {
          if (mine == generation) {
            take(fresh);
          } else {
            fresh.wipe();
          }
        },
        failure -> {
          if (mine == generation) {
            problem.set(background.sentences().aboutRecording(failure));
          }
        });
  }

  /** The same recording at the same place, by another loudspeaker. */
  private void playAnew() {
    Optional<RecordingId> same = shown.get();
    if (same.isPresent()) {
      boolean on = playing.get() || playWhenReady;
      double at = position.get();
      clear();
      show(same.get());
      playWhenReady = on;
      beginAt = at;
    }
  }

  private void take(Sound decoded) {
    Player fresh = new Player(decoded.pcm(), loudspeaker.output());
    player = fresh;
    length.set(SoundPicture.seconds(fresh.duration()));
    picture.show(decoded, fresh);
    manner.applyTo(fresh);
    fresh.onState(state -> background.inWindow(() -> follow(fresh, state)));
    fresh.onTrouble(
        _ ->
            background.inWindow(
                () -> {
                  if (fresh == player) {
                    loudspeaker.tellOfSilence(texts);
                  }
                }));
    ready.set(true);
    if (beginAt > 0) {
      seek(beginAt / length.get());
    }
    if (playWhenReady) {
      fresh.play();
    }
  }

  private void follow(Player of, Player.State state) {
    if (of != player) {
      return;
    }
    if (state == Player.State.ENDED && manner.repeatsProperty().get()) {
      heard.repeats();
      of.play();
      return;
    }
    boolean nowPlaying = state == Player.State.PLAYING;
    heard.follow(state);
    playing.set(nowPlaying);
    if (nowPlaying && following == null) {
      following = time.every(FRAME, this::readPosition);
    } else if (!nowPlaying) {
      stopFollowing();
      position.set(
          state == Player.State.ENDED ? length.get() : SoundPicture.seconds(of.position()));
    }
  }

  private void readPosition() {
    Player current = player;
    if (current != null) {
      double before = position.get();
      position.set(SoundPicture.seconds(current.position()));
      heard.goesOn(picture.isLooped(), before, position.get());
      picture.zoom().follow(before / length.get(), position.get() / length.get());
    }
  }

  /** Play or pause; before the sound has been read, play as soon as it is there. */
  public void toggle() {
    Player current = player;
    if (current == null) {
      playWhenReady = shown.get().isPresent() && !playWhenReady;
    } else if (current.state() == Player.State.PLAYING) {
      current.pause();
    } else {
      current.play();
    }
  }

  /**
   * Goes to a place.
   *
   * @param fraction of the whole, 0 to 1
   */
  public void seek(double fraction) {
    Player current = player;
    if (current != null) {
      double to = Math.clamp(fraction, 0, 1) * length.get();
      current.seek(SoundPicture.duration(to));
      position.set(SoundPicture.seconds(current.position()));
      picture.zoom().reveal(position.get() / length.get());
    }
  }

  /** Goes forward, or back for a negative number. */
  public void skip(double seconds) {
    if (length.get() > 0) {
      seek((position.get() + seconds) / length.get());
    }
  }

  /**
   * Looks closer, or from farther away, at what is heard now; at the middle when that is not shown.
   */
  public void zoom(double factor) {
    picture.zoom().about(length.get() == 0 ? 0 : position.get() / length.get(), factor);
  }

  /** Stops, wipes what was decoded, and shows nothing. */
  public void clear() {
    stop();
    shown.set(Optional.empty());
  }

  private void stop() {
    generation++;
    stopFollowing();
    Player old = player;
    player = null;
    if (old != null) {
      old.close();
    }
    picture.clear();
    ready.set(false);
    playing.set(false);
    playWhenReady = false;
    beginAt = 0;
    position.set(0);
    length.set(0);
    problem.set("");
    loudspeaker.forget();
  }

  private void stopFollowing() {
    if (following != null) {
      following.stop();
      following = null;
    }
  }

  public ObjectProperty<Optional<RecordingId>> shownProperty() {
    return shown;
  }

  /** Whether it can be played. */
  public BooleanProperty readyProperty() {
    return ready;
  }

  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Whether it plays, and has not begun again by itself. */
  public boolean isListenedTo() {
    return playing.get() && !heard.isRepeated();
  }

  /** What is heard now, in seconds from the beginning. */
  public DoubleProperty positionProperty() {
    return position;
  }

  /** How long it plays, in seconds. */
  public DoubleProperty lengthProperty() {
    return length;
  }

  /** Why it cannot be played; empty when it can. */
  public StringProperty problemProperty() {
    return problem;
  }

  /** Which loudspeaker plays. */
  public LoudspeakerChoice loudspeaker() {
    return loudspeaker;
  }

  /** How it is played, this and the next. */
  public PlayManner manner() {
    return manner;
  }

  /** What is seen of it. */
  public SoundPicture picture() {
    return picture;
  }
}
