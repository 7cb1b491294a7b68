package org.plushkeep.console.studio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.capture.Level;
import org.plushkeep.audio.capture.Recorder;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;

/**
 * Recording a message. The microphone is open from {@link #start()} to {@link #stop()}, while
 * {@link #stepProperty()} says so, and at no other time.
 */
public final class RecordModel {
  /** Where it stands. */
  public enum Step {
    /** The microphone is shut. */
    READY,
    /** The microphone is being opened. */
    OPENING,
    /** The microphone hears. */
    RECORDING,
    /** The microphone is being shut, and what was heard made ready. */
    ENDING
  }

  private static final Duration FRAME = Duration.ofMillis(40);
  private static final double NANOS = 1e9;

  private final SoundSources sources;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final BiConsumer<Draft, String> recorded;
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.READY);
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.SILENCE);
  private final DoubleProperty seconds = new SimpleDoubleProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private @Nullable Recording recording;
  private int reading;
  private Time.@Nullable Stop following;

  /** A recording under way, and what comes of it: nothing when nothing was heard. */
  private record Recording(
      Recorder recorder, CompletableFuture<Optional<Draft>> result, AtomicBoolean discarded) {}

  /**
   * @param recorded receives, in the window, what was recorded and a sentence to know; empty when
   *     it ended as the parent wished
   */
  RecordModel(
      SoundSources sources,
      Background background,
      Time time,
      Texts texts,
      BiConsumer<Draft, String> recorded) {
    this.sources = sources;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.recorded = recorded;
  }

  /** Opens the microphone and records, until {@link Draft#LONGEST} is over. */
  public void start() {
    if (recording != null) {
      return;
    }
    reading++;
    problem.set("");
    seconds.set(0);
    Recorder recorder =
        new Recorder(chosen.get().map(sources::named).orElseGet(sources::usual), Draft.LONGEST);
    Recording fresh = new Recording(recorder, new CompletableFuture<>(), new AtomicBoolean());
    recording = fresh;
    step.set(Step.OPENING);
    recorder.onState(state -> hear(fresh, state));
    following = time.every(FRAME, this::follow);
    recorder.start();
  }

  /** On the recorder's thread. */
  private void hear(Recording of, Recorder.State state) {
    if (!state.isEnd()) {
      background.inWindow(() -> begin(of));
      return;
    }
    Optional<Draft> draft = draftOf(of.recorder);
    of.result.complete(draft);
    background.inWindow(() -> end(of, state, draft));
  }

  private static Optional<Draft> draftOf(Recorder recorder) {
    Pcm raw = recorder.take();
    try {
      return Optional.of(Draft.of(raw));
    } catch (AudioException nothing) {
      return Optional.empty();
    } finally {
      raw.wipe();
    }
  }

  private void begin(Recording of) {
    if (of.equals(recording) && step.get() == Step.OPENING) {
      step.set(Step.RECORDING);
    }
  }

  private void follow() {
    Recording now = recording;
    if (now != null) {
      level.set(now.recorder.level());
      seconds.set(now.recorder.length().toNanos() / NANOS);
    }
  }

  private void end(Recording of, Recorder.State state, Optional<Draft> draft) {
    if (!of.equals(recording)) {
      if (of.discarded.get()) {
        draft.ifPresent(Draft::wipe);
      }
      return; // otherwise whoever took it wipes it
    }
    letGo();
    draft.ifPresentOrElse(
        heard -> recorded.accept(heard, noticeOf(state)),
        () -> problem.set(state == Recorder.State.STOPPED ? "" : silenceOf()));
  }

  private String noticeOf(Recorder.State state) {
    return switch (state) {
      case FULL -> texts.get("studio.full");
      case GONE -> texts.get("studio.unplugged");
      default -> "";
    };
  }

  private String silenceOf() {
    return texts.get(chosen.get().isPresent() ? "studio.microphone-gone" : "studio.no-microphone");
  }

  /**
   * Makes a message of a sound file instead.
   *
   * @param owner the window to ask in
   */
  public void useFile(Window owner) {
    sources.chooseFile(owner).ifPresent(this::useFile);
  }

  private void useFile(Path file) {
    if (step.get() != Step.READY) {
      return;
    }
    problem.set("");
    int mine = ++reading;
    background.run(
        () -> FileSource.read(file),
        result -> {
          if (mine != reading || step.get() != Step.READY) {
            result.draft().ifPresent(Draft::wipe);
          } else {
            result.trouble().ifPresent(why -> problem.set(texts.get("studio.file." + why)));
            result.draft().ifPresent(draft -> recorded.accept(draft, ""));
          }
        },
        problem::set);
  }

  /** Ends the recording; what was recorded comes soon. */
  public void stop() {
    Recording now = recording;
    if (now != null) {
      step.set(Step.ENDING);
      now.recorder.stop();
    }
  }

  /** Ends the recording; what was recorded is wiped. */
  public void discard() {
    reading++;
    Recording now = recording;
    if (now != null) {
      now.discarded.set(true);
      now.recorder.close();
      letGo();
    }
  }

  /** Ends the recording and hands over what will come of it, for the caller to wipe. */
  Optional<CompletableFuture<Optional<Draft>>> take() {
    reading++;
    Recording now = recording;
    if (now == null) {
      return Optional.empty();
    }
    now.recorder.stop();
    letGo();
    return Optional.of(now.result);
  }

  private void letGo() {
    recording = null;
    if (following != null) {
      following.stop();
      following = null;
    }
    level.set(Level.SILENCE);
    seconds.set(0);
    step.set(Step.READY);
  }

  /** Asks which sources there are now; told in the window. Does not open any. */
  public void ask(Consumer<List<String>> told) {
    background.run(sources::names, told, _ -> told.accept(List.of()));
  }

  /** The microphone's name; empty for the computer's own choice. */
  public ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  /** How loud it is now. */
  public ObjectProperty<Level> levelProperty() {
    return level;
  }

  /** How much has been recorded. */
  public DoubleProperty secondsProperty() {
    return seconds;
  }

  /** Why nothing was recorded; empty when nothing is wrong. */
  public StringProperty problemProperty() {
    return problem;
  }
}
