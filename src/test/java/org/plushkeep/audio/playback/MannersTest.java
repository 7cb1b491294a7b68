package org.plushkeep.audio.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plushkeep.audio.playback.Ear.waitFor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Loudness;
import org.plushkeep.audio.dsp.Signals;
import org.plushkeep.audio.dsp.Silences;
import org.plushkeep.audio.dsp.Span;
import org.plushkeep.audio.playback.Player.State;

/** Faster, slower, round and round, without the silence, at one loudness: as it is heard. */
@Timeout(120)
final class MannersTest {
  private static final int RATE = 16_000;

  /** As {@code sampleRate / 500}: what is faded at a loop's ends. */
  private static final int FADE = 32;

  private final List<State> states = new CopyOnWriteArrayList<>();
  private Player player = new Player(new Pcm(RATE, new short[0]), new SilentOutput());

  private Player playing(Pcm pcm, AudioOutput output) {
    player = new Player(new Pcm(RATE, pcm.samples().clone()), output);
    player.onState(states::add);
    return player;
  }

  private void waitForTheEnd() {
    waitFor(() -> states.contains(State.ENDED));
  }

  private static Duration samples(long count) {
    return Duration.ofNanos(count * 1_000_000_000 / RATE);
  }

  @AfterEach
  void close() {
    player.close();
  }

  @Test
  void atDoubleSpeedHalfAsMuchIsHeardAndThePositionRunsTwiceAsFast() throws Exception {
    Pcm tone = Signals.sine(RATE, 440, 0.5, 2);
    Ear ear = Ear.patient();
    playing(tone, ear).setSpeed(2);
    player.play();
    ear.hear(RATE / 4);
    player.pause();
    ear.hearUntil(() -> states.contains(State.PAUSED));
    int heard = ear.heard().length;
    assertThat(player.position()).isEqualTo(samples(2L * heard));

    player.play();
    ear.hear(RATE - heard);
    waitForTheEnd();
    assertThat(ear.heard()).hasSize(RATE);
    int crossings = 0;
    for (int i = 1; i < ear.heard().length; i++) {
      crossings += ear.heard()[i - 1] < 0 && ear.heard()[i] >= 0 ? 1 : 0;
    }
    assertThat((double) crossings).isCloseTo(440, within(6.0));
  }

  @Test
  void anotherSpeedIsHeardAtOnceFromWhereItStands() throws Exception {
    Pcm tone = Signals.sine(RATE, 440, 0.5, 4);
    Ear ear = Ear.patient();
    playing(tone, ear).play();
    ear.hear(RATE);
    player.setSpeed(0.5);
    ear.hearUntil(() -> ear.stops() == 1);
    int before = ear.heard().length;
    int rest = 2 * (tone.samples().length - before);
    ear.hear(rest);
    waitForTheEnd();

    assertThat(ear.heard()).hasSize(before + rest);
    assertThat(states).containsExactly(State.PLAYING, State.ENDED);
    assertThatThrownBy(() -> player.setSpeed(3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLoopGoesRoundUntilItIsLeft() throws Exception {
    Pcm noise = Signals.noise(RATE, 0.5, 2);
    Ear ear = Ear.patient();
    playing(noise, ear).loop(Duration.ofMillis(500), Duration.ofMillis(700));
    assertThat(player.position()).isEqualTo(Duration.ofMillis(500));
    player.play();
    ear.hear(3 * 3200 + 800);

    short[] part = Arrays.copyOfRange(noise.samples(), 8000, 11_200);
    for (int round = 0; round < 3; round++) {
      short[] heard = Arrays.copyOfRange(ear.heard(), round * 3200, (round + 1) * 3200);
      assertThat(Arrays.mismatch(heard, FADE, 3200 - FADE, part, FADE, 3200 - FADE)).isEqualTo(-1);
      assertThat(Math.abs(heard[0])).isLessThan((short) 500);
      assertThat(Math.abs(heard[3199])).isLessThan((short) 500);
    }
    player.pause();
    ear.hearUntil(() -> states.contains(State.PAUSED));
    int into = (ear.heard().length - 3 * 3200) % 3200;
    assertThat(player.position()).isEqualTo(samples(8000 + into));

    player.seek(Duration.ofMillis(1500));
    assertThat(player.position()).isEqualTo(Duration.ofMillis(500));
    player.noLoop();
    player.seek(Duration.ofMillis(1500));
    player.play();
    ear.hearUntil(() -> states.contains(State.ENDED));
    assertThat(player.position()).isEqualTo(player.duration());
  }

  @Test
  void aLoopSetWhilePlayingOutsideItIsGoneToAtOnce() throws Exception {
    Pcm noise = Signals.noise(RATE, 0.5, 2);
    Ear ear = Ear.patient();
    playing(noise, ear).play();
    ear.hear(160);
    player.loop(Duration.ofSeconds(1), Duration.ofMillis(1001));
    ear.hearUntil(() -> ear.stops() == 1);
    int before = ear.heard().length;
    ear.hear(1600);

    short[] first = Arrays.copyOfRange(ear.heard(), before + FADE, before + 800 - FADE);
    short[] second = Arrays.copyOfRange(ear.heard(), before + 800 + FADE, before + 1600 - FADE);
    assertThat(Arrays.mismatch(first, second)).as("50 ms at the least").isEqualTo(-1);
    assertThat(first).startsWith(Arrays.copyOfRange(noise.samples(), RATE + FADE, RATE + 50));
  }

  @Test
  void silenceIsLeftOutAndThePositionLeapsOverIt() throws Exception {
    Pcm word = Signals.vowel(RATE, 250, 0.5);
    Pcm spoken = Signals.joined(word, new Pcm(RATE, new short[3 * RATE]), word);
    Span silence = Silences.of(spoken).getFirst();
    Ear ear = Ear.patient();
    playing(spoken, ear).setSkipsSilence(true);
    player.play();
    ear.hear(silence.from() + 400);
    player.pause();
    ear.hearUntil(() -> states.contains(State.PAUSED));
    int beyond = ear.heard().length - silence.from();
    assertThat(player.position()).isEqualTo(samples(silence.to() + beyond));

    player.play();
    ear.hearUntil(() -> states.contains(State.ENDED));
    int left = spoken.samples().length - (silence.to() - silence.from());
    assertThat(ear.heard()).hasSize(left);
    short[] end = Arrays.copyOfRange(ear.heard(), silence.from(), left);
    short[] expected = Arrays.copyOfRange(spoken.samples(), silence.to(), spoken.samples().length);
    assertThat(Arrays.mismatch(end, expected)).isEqualTo(-1);
  }

  @Test
  void aWhisperIsHeardAsLoudAsAVoice() {
    Pcm whisper = Signals.noise(RATE, 0.01, 2);
    Ear ear = Ear.eager();
    playing(whisper, ear).setLevelled(true);
    player.play();
    waitForTheEnd();

    assertThat(Loudness.integrated(whisper)).isLessThan(-40);
    assertThat(Loudness.integrated(new Pcm(RATE, ear.heard()))).isCloseTo(-20, within(0.5));
  }

  @Test
  void everythingAtOnceEndsAtTheEnd() {
    Pcm word = Signals.vowel(RATE, 250, 0.5);
    Pcm spoken = Signals.joined(word, new Pcm(RATE, new short[3 * RATE]), word);
    Ear ear = Ear.eager();
    playing(spoken, ear).setLevelled(true);
    player.setSkipsSilence(true);
    player.setSpeed(1.5);
    player.play();
    waitForTheEnd();

    Span silence = Silences.of(spoken).getFirst();
    double left = spoken.samples().length - (silence.to() - silence.from());
    assertThat(ear.heard()).hasSize((int) Math.round(left / 1.5));
    assertThat(player.position()).isEqualTo(player.duration());
  }

  @Test
  void anEmptyRecordingCannotBeLoopedAndDoesNotMind() {
    playing(new Pcm(RATE, new short[0]), Ear.eager()).loop(Duration.ZERO, Duration.ofSeconds(1));
    player.play();
    waitForTheEnd();
    assertThat(player.position()).isZero();
  }
}
