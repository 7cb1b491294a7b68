package org.plushkeep.console.player;

import java.time.Duration;
import java.util.Arrays;
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
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.playback.Player;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * One recording being listened to. What is decoded lives in one {@link Player} and is wiped when
 * another recording is shown or the vault is locked.
 */
public final class PlayerModel {
  /** How far the buttons and the letter keys go. */
  public static final double SKIP_SECONDS = 5;

  private static final Duration FRAME = Duration.ofMillis(40);
  private static final double NANOS = 1e9;

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
  private final StringProperty notice = new SimpleStringProperty("");
  private final BooleanProperty silent = new SimpleBooleanProperty();
  private final PlayManner manner = new PlayManner();
  private boolean toldOfSilence;
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
        () -> decode(id, way),
        pcm -> {
          if (mine == generation) {
            take(new Player(pcm, loudspeaker.output()));
          } else {
            pcm.wipe();
          }
        },
        failure -> {
          if (mine == generation) {
            problem.set(background.sentences().aboutRecording(failure));
          }
        });
  }

  /** In the way asked for, or in the one found when it was collected. */
  private Pcm decode(RecordingId id, Optional<String> way)
      throws VaultException, org.plushkeep.audio.AudioException {
    String format = way.isPresent() ? way.get() : vault.find(id).map(Recording::format).orElse("");
    byte[] bytes = vault.readBytes(id);
    try {
      return ToyAudio.decode(bytes, format);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The same recording at the same place, by another loudspeaker. */
  private void playAnew() {
    toldOfSilence = false;
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

  private void take(Player fresh) {
    player = fresh;
    length.set(fresh.duration().toNanos() / NANOS);
    manner.applyTo(fresh);
    fresh.onState(state -> background.inWindow(() -> follow(fresh, state)));
    fresh.onTrouble(_ -> background.inWindow(() -> tellOfSilence(fresh)));
    ready.set(true);
    if (beginAt > 0) {
      seek(beginAt / length.get());
    }
    if (playWhenReady) {
      fresh.play();
    }
  }

  /** Said in words once; after that a small sign is enough. */
  private void tellOfSilence(Player of) {
    if (of == player) {
      silent.set(true);
      if (!toldOfSilence) {
        toldOfSilence = true;
        notice.set(texts.get(loudspeaker.silenceKey()));
      }
    }
  }

  private void follow(Player of, Player.State state) {
    if (of != player) {
      return;
    }
    if (state == Player.State.ENDED && manner.repeatsProperty().get()) {
      of.play();
      return;
    }
    boolean nowPlaying = state == Player.State.PLAYING;
    playing.set(nowPlaying);
    if (nowPlaying && following == null) {
      following = time.every(FRAME, this::readPosition);
    } else if (!nowPlaying) {
      stopFollowing();
      position.set(state == Player.State.ENDED ? length.get() : seconds(of));
    }
  }

  private void readPosition() {
    Player current = player;
    if (current != null) {
      position.set(seconds(current));
    }
  }

  private static double seconds(Player of) {
    return of.position().toNanos() / NANOS;
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
      current.seek(Duration.ofNanos((long) (to * NANOS)));
      position.set(to);
    }
  }

  /** Goes forward, or back for a negative number. */
  public void skip(double seconds) {
    if (length.get() > 0) {
      seek((position.get() + seconds) / length.get());
    }
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
    ready.set(false);
    playing.set(false);
    playWhenReady = false;
    beginAt = 0;
    position.set(0);
    length.set(0);
    problem.set("");
    notice.set("");
    silent.set(false);
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

  /** Whether it plays without a loudspeaker. */
  public BooleanProperty silentProperty() {
    return silent;
  }

  /** Which loudspeaker plays. */
  public LoudspeakerChoice loudspeaker() {
    return loudspeaker;
  }

  /** How it is played, this and the next. */
  public PlayManner manner() {
    return manner;
  }

  /** Something to know while it plays, such as that there is no loudspeaker. */
  public StringProperty noticeProperty() {
    return notice;
  }
}
