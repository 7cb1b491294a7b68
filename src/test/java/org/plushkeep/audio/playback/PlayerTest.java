package org.plushkeep.audio.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.plushkeep.audio.playback.Ear.waitFor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.playback.Player.State;

/** Playing into a captured line: what is heard, where it stands, what it says. */
@Timeout(120)
final class PlayerTest {
  private static final int RATE = 16_000;
  private static final int LENGTH = 2 * RATE + 77;

  private final short[] ramp = ramp(LENGTH);
  private final List<State> states = new CopyOnWriteArrayList<>();
  private final AtomicInteger ends = new AtomicInteger();
  private final List<AudioException> troubles = new CopyOnWriteArrayList<>();
  private Player player = playing(new SilentOutput());

  /** Every sample can be told from its neighbours. */
  private static short[] ramp(int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (i + 1);
    }
    return samples;
  }

  private Player playing(AudioOutput output) {
    return playing(output, LENGTH);
  }

  private Player playing(AudioOutput output, int length) {
    Player fresh = new Player(new Pcm(RATE, Arrays.copyOf(ramp, length)), output);
    fresh.onState(states::add);
    fresh.onEnd(ends::incrementAndGet);
    fresh.onTrouble(troubles::add);
    player = fresh;
    return fresh;
  }

  /** As equality of arrays, without printing thousands of numbers. */
  private static void heard(short[] heard, short[] expected) {
    assertThat(heard).hasSameSizeAs(expected);
    assertThat(Arrays.mismatch(heard, expected)).as("first difference").isEqualTo(-1);
  }

  private short[] part(int from, int to) {
    return Arrays.copyOfRange(ramp, from, to);
  }

  private static Duration samples(long count) {
    return Duration.ofNanos(count * 1_000_000_000 / RATE);
  }

  private void waitForState(State... expected) {
    waitFor(() -> states.equals(List.of(expected)));
  }

  @AfterEach
  void close() {
    player.close();
  }

  @Test
  void everySampleIsHeardOnceAndInOrder() {
    Ear ear = Ear.eager();
    playing(ear).play();
    waitForState(State.PLAYING, State.ENDED);

    heard(ear.heard(), ramp);
    assertThat(ear.rate()).isEqualTo(RATE);
    waitFor(() -> ends.get() == 1);
    assertThat(player.position()).isEqualTo(player.duration()).isEqualTo(samples(LENGTH));
    assertThat(troubles).isEmpty();
  }

  @Test
  void aPauseStandsWhereItWasHeardAndPlayGoesOnFromThere() throws Exception {
    Ear ear = Ear.patient();
    playing(ear).play();
    ear.hear(1000);
    player.pause();
    assertThat(player.state()).isEqualTo(State.PAUSED);
    ear.hearUntil(() -> states.contains(State.PAUSED));

    int stoodAt = ear.heard().length;
    assertThat(stoodAt).isBetween(1000, 2000);
    assertThat(player.position()).isEqualTo(samples(stoodAt));
    player.play();
    ear.hear(LENGTH - stoodAt);
    waitForState(State.PLAYING, State.PAUSED, State.PLAYING, State.ENDED);
    heard(ear.heard(), ramp);
  }

  @Test
  void aJumpWhilePlayingThrowsAwayWhatWasWaiting() throws Exception {
    Ear ear = Ear.patient();
    playing(ear).play();
    ear.hear(800);
    player.seek(Duration.ofSeconds(1));
    assertThat(player.position()).isEqualTo(Duration.ofSeconds(1));
    ear.hearUntil(() -> ear.stops() == 1);
    int before = ear.heard().length;
    ear.hear(400);

    heard(Arrays.copyOf(ear.heard(), before), part(0, before));
    heard(Arrays.copyOfRange(ear.heard(), before, before + 400), part(RATE, RATE + 400));
    assertThat(player.state()).isEqualTo(State.PLAYING);
    assertThat(states).containsExactly(State.PLAYING);
  }

  @Test
  void aJumpWhileStandingIsWherePlayBegins() throws Exception {
    Ear ear = Ear.patient();
    playing(ear);
    player.seek(samples(12_345));
    player.seek(samples(4321));
    assertThat(player.position()).isEqualTo(samples(4321));
    assertThat(player.state()).isEqualTo(State.PAUSED);
    player.play();
    ear.hear(500);

    heard(ear.heard(), part(4321, 4821));
  }

  @Test
  void aJumpIsClampedToTheRecording() {
    playing(Ear.patient());
    player.seek(Duration.ofSeconds(-5));
    assertThat(player.position()).isZero();
    player.seek(Duration.ofDays(100_000));
    assertThat(player.position()).isEqualTo(player.duration());
  }

  @Test
  void playAtTheEndBeginsAgain() {
    Ear ear = Ear.eager();
    playing(ear).play();
    waitForState(State.PLAYING, State.ENDED);
    player.play();
    waitForState(State.PLAYING, State.ENDED, State.PLAYING, State.ENDED);

    short[] twice = Arrays.copyOf(ramp, 2 * LENGTH);
    System.arraycopy(ramp, 0, twice, LENGTH, LENGTH);
    heard(ear.heard(), twice);
    waitFor(() -> ends.get() == 2);
    assertThat(ear.opened()).isEqualTo(1);

    player.seek(player.duration());
    waitFor(() -> player.state() == State.PAUSED);
    player.play();
    waitFor(() -> ends.get() == 3);
    assertThat(ear.heard()).hasSize(3 * LENGTH);
  }

  @Test
  void aJumpBackFromTheEndStandsStill() {
    playing(Ear.eager()).play();
    waitForState(State.PLAYING, State.ENDED);
    player.seek(Duration.ofMillis(500));
    waitForState(State.PLAYING, State.ENDED, State.PAUSED);
    assertThat(player.position()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void closingWhilePlayingWipesAtOnceAndGivesTheDeviceBack() throws Exception {
    Ear ear = Ear.patient();
    short[] samples = ramp.clone();
    player = new Player(new Pcm(RATE, samples), ear);
    player.play();
    ear.hear(100);
    player.close(); // the player's thread is waiting for room on the line
    assertThat(samples).containsOnly(0);
    assertThat(player.state()).isEqualTo(State.CLOSED);
    ear.hearUntil(() -> ear.closed() == 1);

    player.play();
    player.seek(Duration.ofMillis(1));
    player.pause();
    player.close();
    assertThat(player.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aDeviceThatTakesItsTimeHoldsNobodyUp() {
    Ear ear = Ear.eager();
    ear.holdTheDoor();
    playing(ear).play();
    waitFor(() -> ear.opened() == 1);
    player.pause();
    player.seek(Duration.ofSeconds(1));
    assertThat(player.position()).isEqualTo(Duration.ofSeconds(1));
    player.play();
    player.close();
    assertThat(ear.closed()).isZero();
    ear.openTheDoor();
    waitFor(() -> ear.closed() == 1);
    waitForState(State.PLAYING, State.CLOSED);
    assertThat(ear.heard()).as("samples after the player was closed").isEmpty();
  }

  @Test
  void aMachineWithoutADeviceSaysSoOnceAndPlaysSilenceInRealTime() {
    AtomicInteger tries = new AtomicInteger();
    int length = RATE / 4;
    playing(
        _ -> {
          tries.incrementAndGet();
          throw new AudioException("No loudspeaker here.");
        },
        length);
    long begun = System.nanoTime();
    player.play();
    waitFor(() -> player.position().compareTo(Duration.ofMillis(100)) > 0);
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(99_000_000);
    waitForState(State.PLAYING, State.ENDED);
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(249_000_000);
    assertThat(troubles).hasSize(1);
    assertThat(troubles.getFirst()).hasMessage("No loudspeaker here.");

    player.play();
    waitFor(() -> ends.get() == 2);
    assertThat(troubles).hasSize(1);
    assertThat(tries).as("looks for a loudspeaker anew").hasValue(2);
  }

  @Test
  void aLoudspeakerThatIsPulledOutLeavesTheRestToSilence() throws Exception {
    Ear ear = Ear.patient();
    playing(ear, RATE / 2).play();
    ear.hear(320);
    ear.pullThePlug();
    waitForState(State.PLAYING, State.ENDED);

    assertThat(troubles).hasSize(1);
    assertThat(ear.closed()).isEqualTo(1);
    assertThat(player.position()).isEqualTo(player.duration());
  }

  @Test
  void anEmptyRecordingEndsAtOnce() {
    playing(Ear.eager(), 0).play();
    waitForState(State.PLAYING, State.ENDED);
    assertThat(player.position()).isZero();
  }

  @Test
  void noSoundCardHereGivesASentence() {
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    assumeFalse(
        AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, format)),
        "skipped: this machine has a loudspeaker");

    assertThatThrownBy(() -> AudioOutput.system().open(RATE))
        .isInstanceOf(AudioException.class)
        .hasMessage("This computer has no sound output right now.");
    playing(AudioOutput.system(), RATE / 10).play();
    waitForState(State.PLAYING, State.ENDED);
    assertThat(troubles).hasSize(1);
  }
}
