package org.plushkeep.audio.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.dsp.Levelling;
import org.plushkeep.audio.dsp.Loudness;
import org.plushkeep.testing.Tones;

/** What holds of any sound and anything done to it. */
final class EditsTest {
  private static final int RATE = 16_000;
  private static final double CEILING = 32_768 * Math.pow(10, -1 / 20.0);

  @Provide
  Arbitrary<Draft> drafts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 20_000),
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 32_767),
            Arbitraries.integers().between(0, 30_000),
            Arbitraries.integers().between(0, 30_000),
            Arbitraries.of(true, false),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.doubles().between(0, 1))
        .as(
            (length, seed, amplitude, in, out, evened, a, b) -> {
              Pcm pcm = new Pcm(RATE, noise(length, seed, amplitude));
              int from = (int) (Math.min(a, b) * (length - 1));
              int to = Math.max(from + 1, (int) (Math.max(a, b) * length));
              return new Draft(pcm, new Edits(from, to, in, out, evened));
            });
  }

  private static short[] noise(int length, long seed, int amplitude) {
    Random random = new Random(seed);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (random.nextInt(2 * amplitude + 1) - amplitude);
    }
    return samples;
  }

  @Property(tries = 200)
  void theOriginalStaysAndTheSameEditsGiveTheSameSound(@ForAll("drafts") Draft draft) {
    short[] before = draft.sound().samples().clone();
    short[] once = draft.render().samples();
    assertThat(draft.sound().samples()).isEqualTo(before);
    assertThat(draft.render().samples()).isEqualTo(once).hasSize(draft.edits().length());
  }

  @Property(tries = 200)
  void withoutFadesAndLoudnessItIsAPieceOfTheOriginal(@ForAll("drafts") Draft draft) {
    Edits cut = draft.edits().withFades(0, 0).withEvened(false);
    assertThat(draft.with(cut).render().samples())
        .isEqualTo(Arrays.copyOfRange(draft.sound().samples(), cut.from(), cut.to()));
  }

  @Property(tries = 200)
  void aFadeOnlyMakesQuieterAndLeavesTheMiddle(@ForAll("drafts") Draft draft) {
    Edits edits = draft.edits().withEvened(false);
    short[] plain = draft.with(edits.withFades(0, 0)).render().samples();
    short[] faded = draft.with(edits).render().samples();
    for (int i = 0; i < plain.length; i++) {
      assertThat(Math.abs(faded[i])).isLessThanOrEqualTo(Math.abs(plain[i]));
      if (i >= edits.fadeIn() && i < plain.length - edits.fadeOut()) {
        assertThat(faded[i]).isEqualTo(plain[i]);
      }
    }
    if (edits.fadeIn() > 0) {
      assertThat(faded[0]).isZero();
    }
    if (edits.fadeOut() > 0) {
      assertThat(faded[faded.length - 1]).isZero();
    }
  }

  @Property
  void aFadeGrowsAllTheWayAndIsSymmetric(@ForAll @IntRange(min = 1, max = 2000) int length) {
    double before = -1;
    for (int i = 0; i <= length; i++) {
      double gain = Edits.gain(i, length);
      assertThat(gain).isBetween(0.0, 1.0).isGreaterThan(before);
      assertThat(gain + Edits.gain(length - i, length)).isBetween(1 - 1e-9, 1 + 1e-9);
      before = gain;
    }
  }

  @Property(tries = 200)
  void nothingThatWasEvenedOutIsAboveTheCeiling(@ForAll("drafts") Draft draft) {
    short[] evened = draft.with(draft.edits().withEvened(true)).render().samples();
    for (short sample : evened) {
      assertThat(Math.abs((int) sample)).isLessThanOrEqualTo((int) Math.ceil(CEILING));
    }
  }

  @Example
  void aWhisperAndAShoutBecomeEquallyLoud() {
    for (double amplitude : new double[] {600, 4_000, 12_000}) {
      Pcm tone = new Pcm(RATE, Tones.sine(RATE, 997, amplitude, 3 * RATE));
      Pcm evened = Edits.none(3 * RATE).withEvened(true).apply(tone);
      assertThat(Loudness.integrated(evened))
          .isBetween(Levelling.TARGET - 0.5, Levelling.TARGET + 0.5);
    }
  }

  @Property(tries = 100)
  void whatIsKeptCanBeChangedAgain(@ForAll("drafts") Draft draft) throws AudioException {
    Draft back = Draft.fromBytes(draft.toBytes());
    assertThat(back.edits()).isEqualTo(draft.edits());
    assertThat(back.sound().samples()).isEqualTo(draft.sound().samples());
  }

  @Property(tries = 300)
  void anyBytesAreADraftOrASentence(@ForAll @Size(max = 60) byte[] bytes) {
    if (bytes.length > 0) {
      bytes[0] = 1;
    }
    try {
      assertThat(Draft.fromBytes(bytes).render().samples()).isNotEmpty();
    } catch (AudioException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
  }

  @Property(tries = 100)
  void everyStepCanBeUndoneAndDoneAgain(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 30_000) Integer> steps) {
    EditHistory history = new EditHistory(Edits.none(30_000));
    List<Edits> seen = new ArrayList<>(List.of(history.now()));
    for (int step : steps) {
      history.make(history.now().withTrim(0, step));
      if (!seen.getLast().equals(history.now())) {
        seen.add(history.now());
      }
    }
    for (int i = seen.size() - 1; i >= 0; i--) {
      assertThat(history.now()).isEqualTo(seen.get(i));
      assertThat(history.canUndo()).isEqualTo(i > 0);
      history.undo();
    }
    for (Edits expected : seen) {
      assertThat(history.now()).isEqualTo(expected);
      history.redo();
    }
    assertThat(history.canRedo()).isFalse();
  }

  @Example
  void aHandleThatIsDraggedIsOneStep() {
    EditHistory history = new EditHistory(Edits.none(100));
    history.make(history.now().withTrim(10, 100));
    history.goOn(history.now().withTrim(20, 100));
    history.goOn(history.now().withTrim(30, 100));
    history.undo();
    assertThat(history.now()).isEqualTo(Edits.none(100));
    history.redo();
    assertThat(history.now().from()).isEqualTo(30);
  }

  @Example
  void fortySecondsFitAndOneSampleMoreDoesNot() throws AudioException {
    Draft most = Draft.of(new Pcm(RATE, new short[Draft.MOST_SAMPLES]));
    assertThat(most.duration()).isEqualTo(Draft.LONGEST).isEqualTo(Duration.ofSeconds(40));
    assertThat(most.isTooLong()).isFalse();
    assertThat(most.toClip()).as("a header and 2,000 frames").hasSize(32 + 2_000 * 40);
    Draft more = Draft.of(new Pcm(RATE, new short[Draft.MOST_SAMPLES + 1]));
    assertThat(more.isTooLong()).isTrue();
    assertThatThrownBy(more::toClip).hasMessage("The toy plays 40 seconds at most.");
    assertThatThrownBy(more::toBytes).hasMessage("The toy plays 40 seconds at most.");
    Edits cut = more.edits().withTrim(5, Draft.MOST_SAMPLES + 1);
    Draft kept = Draft.fromBytes(more.with(cut).toBytes());
    assertThat(kept.edits()).isEqualTo(Edits.none(Draft.MOST_SAMPLES - 4));
  }

  @Example
  void soundOfAnotherRateIsBroughtToTheToys() throws AudioException {
    Draft draft = Draft.of(new Pcm(48_000, Tones.sine(48_000, 440, 8_000, 48_000)));
    assertThat(draft.sound().samples()).hasSize(RATE);
    short[] expected = Tones.sine(RATE, 440, 8_000, RATE);
    assertThat(Tones.distance(draft.sound().samples(), expected, 1_000)).isLessThan(4);
    assertThatThrownBy(() -> Draft.of(new Pcm(RATE, new short[0])))
        .isInstanceOf(AudioException.class);
  }

  @Example
  void theClipIsTheEditedSoundAsTheAppEncodedIt() throws AudioException {
    Draft draft = Draft.of(new Pcm(RATE, Tones.sine(RATE, 440, 8_000, RATE)));
    Draft edited = draft.with(new Edits(1_600, 14_400, 800, 800, true));
    assertThat(edited.toClip()).isEqualTo(ToyAudio.encode(edited.render()));
  }
}
