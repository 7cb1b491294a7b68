package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Envelope;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.playback.AudioOutput;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.player.PlayManner;
import org.plushkeep.console.player.PlayerModel;
import org.plushkeep.console.player.Sound;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;

/** The player's model without a window, into a captured line; what follows waits in a queue. */
@Timeout(120)
final class PlayerModelTest {
  private static final ToyId BEAR = new ToyId("C4:BE:84:01:02:03");

  private final Ear ear = Ear.eager();
  private final Ear headphones = Ear.patient();
  private final HandTime time = new HandTime();
  private final Loudspeakers loudspeakers =
      new Loudspeakers() {
        @Override
        public AudioOutput usual() {
          return ear;
        }

        @Override
        public List<String> names() {
          return List.of("loudspeaker", "headphones");
        }

        @Override
        public AudioOutput named(String name) {
          return switch (name) {
            case "headphones" -> headphones;
            default ->
                _ -> {
                  throw new AudioException("It is not there.");
                };
          };
        }
      };
  private final Queue<Runnable> window = new ConcurrentLinkedQueue<>();
  private final MemoryVault vault = new MemoryVault();
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final PlayerModel model =
      new PlayerModel(
          vault,
          new Background(Runnable::run, window::add, new Sentences(texts)),
          loudspeakers,
          time,
          texts);

  @BeforeEach
  void showOne() throws Exception {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
    RecordingId id =
        vault
            .add(
                List.of(
                    new NewRecording(
                        BEAR,
                        Instant.EPOCH,
                        ToyClips.clip(100, 1),
                        Duration.ofSeconds(2),
                        "g722.1-16k",
                        new byte[0])))
            .getFirst()
            .orElseThrow()
            .id();
    model.show(id);
    windowCatchesUp();
    assertThat(model.readyProperty().get()).isTrue();
  }

  @AfterEach
  void end() {
    model.clear();
  }

  private void windowCatchesUp() {
    for (Runnable next = window.poll(); next != null; next = window.poll()) {
      next.run();
    }
  }

  private static int length() throws Exception {
    return ToyAudio.decode(ToyClips.clip(100, 1)).samples().length;
  }

  /** Plays it to its end and says how many samples were heard. */
  private int playsToTheEnd() {
    int before = ear.heard().length;
    List<Boolean> plays = new ArrayList<>();
    Subscription watching = model.playingProperty().subscribe(now -> plays.add(now));
    model.toggle();
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return plays.equals(List.of(false, true, false));
        });
    watching.unsubscribe();
    assertThat(model.positionProperty().get()).isEqualTo(model.lengthProperty().get());
    return ear.heard().length - before;
  }

  @Test
  void twiceAsFastTakesHalfAsLongAlsoForTheNextRecording() throws Exception {
    assertThat(playsToTheEnd()).isEqualTo(length());
    model.manner().speedProperty().set(PlayManner.Speed.DOUBLE);
    assertThat(playsToTheEnd()).isBetween(length() * 45 / 100, length() * 55 / 100);
    RecordingId id = model.shownProperty().get().orElseThrow();
    model.clear();
    model.show(id);
    windowCatchesUp();
    assertThat(playsToTheEnd()).isBetween(length() * 45 / 100, length() * 55 / 100);
    assertThat(model.manner().isSpecial()).isTrue();
  }

  @Test
  void againAndAgainUntilSomebodySaysThatOnceIsEnough() throws Exception {
    model.manner().repeatsProperty().set(true);
    model.toggle();
    int thrice = 3 * length();
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return ear.heard().length >= thrice;
        });
    model.manner().repeatsProperty().set(false);
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return !model.playingProperty().get();
        });
    assertThat(ear.heard().length % length()).isZero();
  }

  @Test
  void whatIsDrawnIsWipedWithWhatIsHeard() {
    Sound sound = model.picture().soundProperty().get().orElseThrow();
    Envelope envelope = sound.envelope();
    short[] samples = envelope.pcm().samples();
    samples[1000] = 12_345;
    assertThat(sound.outline().size()).isPositive();
    model.clear();
    assertThat(model.picture().soundProperty().get()).isEmpty();
    assertThat(samples).containsOnly(0);
    assertThat(envelope.columns(0, 1, 1).max(0)).isZero();
    assertThat(envelope.columns(0, 1, 1).rms(0)).isZero();
  }

  @Test
  void anotherRecordingIsShownWholeAndNothingOfItIsChosen() {
    model.zoom(4);
    model.picture().selection().between(0.5, 1);
    model.picture().selection().repeatsProperty().set(true);
    assertThat(model.picture().zoom().isZoomed()).isTrue();
    RecordingId id = model.shownProperty().get().orElseThrow();
    model.clear();
    model.show(id);
    windowCatchesUp();
    assertThat(model.picture().zoom().isZoomed()).isFalse();
    assertThat(model.picture().selection().partProperty().get()).isEmpty();
    assertThat(model.picture().selection().repeatsProperty().get()).isFalse();
  }

  @Test
  void whatIsChosenIsHeardAgainAndAgainUntilItIsNotChosenAnyMore() throws Exception {
    int rate = 16_000;
    model.picture().selection().between(0.5, 0.75);
    model.picture().selection().repeatsProperty().set(true);
    model.toggle();
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return ear.heard().length > rate;
        });
    assertThat(model.playingProperty().get()).isTrue();
    model.picture().selection().clear();
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return !model.playingProperty().get() && model.positionProperty().get() > 1.9;
        });
    assertThat(model.positionProperty().get()).isEqualTo(model.lengthProperty().get());
  }

  @Test
  void equallyLoudSoundsOtherThanAsRecorded() throws Exception {
    model.manner().levelledProperty().set(true);
    assertThat(playsToTheEnd()).isEqualTo(length());
    assertThat(ear.heard()).isNotEqualTo(ToyAudio.decode(ToyClips.clip(100, 1)).samples());
  }

  @Test
  void whoChoosesHeadphonesIsHeardByNobodyElse() throws Exception {
    model.seek(0.5);
    model.loudspeaker().chosenProperty().set(Optional.of("headphones"));
    windowCatchesUp();
    assertThat(model.positionProperty().get() / model.lengthProperty().get()).isEqualTo(0.5);
    model.toggle();
    headphones.hear(1000);
    short[] whole = ToyAudio.decode(ToyClips.clip(100, 1)).samples();
    int middle = whole.length / 2;
    assertThat(Arrays.copyOf(headphones.heard(), 1000))
        .isEqualTo(Arrays.copyOfRange(whole, middle, middle + 1000));
    assertThat(ear.opened()).isZero();
  }

  @Test
  void aChosenLoudspeakerThatIsGoneIsNotReplacedAndThatIsSaid() {
    model.loudspeaker().chosenProperty().set(Optional.of("a device of the moon"));
    windowCatchesUp();
    model.toggle();
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return !model.loudspeaker().noticeProperty().get().isEmpty();
        });
    assertThat(model.loudspeaker().noticeProperty().get())
        .contains("you chose is not there", "no other");
    assertThat(ear.opened()).isZero();
  }

  @Test
  void aSecondPressPausesAlsoBeforeTheWindowHasHeardOfTheFirst() {
    ear.holdTheDoor(); // a device that takes its time
    model.toggle();
    Ear.waitFor(() -> ear.opened() == 1);
    assertThat(model.playingProperty().get()).as("not told yet").isFalse();
    model.toggle();
    ear.openTheDoor();
    Ear.waitFor(() -> window.size() == 2);
    windowCatchesUp();
    assertThat(model.playingProperty().get()).isFalse();
    assertThat(ear.heard()).isEmpty();
  }

  @Test
  void whatRepeatsItselfIsListenedToUntilItBeginsAgain() {
    assertThat(model.isListenedTo()).isFalse();
    model.picture().selection().between(0.5, 0.7);
    model.picture().selection().repeatsProperty().set(true);
    model.toggle();
    untilListenedTo(true);
    untilListenedTo(false);
    assertThat(model.playingProperty().get()).isTrue();
    model.toggle();
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          return !model.playingProperty().get();
        });
    model.toggle();
    untilListenedTo(true);
    model.picture().selection().clear();
    model.manner().repeatsProperty().set(true);
    untilListenedTo(false);
    assertThat(model.playingProperty().get()).isTrue();
  }

  private void untilListenedTo(boolean wanted) {
    Ear.waitFor(
        () -> {
          windowCatchesUp();
          if (model.isListenedTo() != wanted) {
            time.advance(Duration.ofMillis(40));
          }
          return model.isListenedTo() == wanted;
        });
  }
}
