package org.plushkeep.audio.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.capture.Recorder.State;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.Tones;

/** Recording from a stand-in for a microphone. */
@Timeout(60)
final class RecorderTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final short[] TONE = Tones.sine(16_000, 440, 8_000, 16_000);

  private final Mouth mouth = new Mouth(16_000);
  private final List<State> told = new CopyOnWriteArrayList<>();

  private Recorder recording(AudioInput input, Duration limit) {
    Recorder recorder = new Recorder(input, limit);
    recorder.onState(told::add);
    recorder.start();
    return recorder;
  }

  private Recorder begun() {
    Recorder recorder = recording(mouth, LIMIT);
    Ear.waitFor(() -> recorder.state() == State.RECORDING);
    return recorder;
  }

  @Test
  void whatIsSaidIsRecordedAndTheMicrophoneIsShutBeforeItIsTold() throws Exception {
    Recorder recorder = begun();
    recorder.onState(state -> assertThat(mouth.isOpen()).isEqualTo(!state.isEnd()));
    mouth.say(TONE);
    assertThat(recorder.length()).isEqualTo(Duration.ofSeconds(1));
    assertThat(recorder.level().peak()).isBetween(-13.0, -12.0);
    recorder.stop();
    assertThat(recorder.awaitEnd(LONG)).isTrue();
    assertThat(mouth.isOpen()).isFalse();
    assertThat(recorder.level()).isEqualTo(Level.SILENCE);
    mouth.say(TONE);
    Pcm pcm = recorder.take();
    assertThat(pcm.sampleRate()).isEqualTo(16_000);
    assertThat(pcm.samples()).isEqualTo(TONE);
    assertThat(recorder.take().samples()).as("nothing of it stays").isEmpty();
    assertThat(told).containsExactly(State.RECORDING, State.STOPPED);
  }

  @Test
  void theStandInHasSaidItAllOnlyWhenTheLastOfItWasTakenIn() throws Exception {
    try (AudioInput.Line line = mouth.open()) {
      CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> mouth.say(TONE));
      short[] all = new short[TONE.length];
      Ear.waitFor(() -> read(line, all) == TONE.length);
      assertThatThrownBy(() -> saying.get(300, TimeUnit.MILLISECONDS))
          .as("handed over, and nobody knows whether it was taken in")
          .isInstanceOf(TimeoutException.class);
      assertThat(read(line, all)).isZero();
      saying.get(30, TimeUnit.SECONDS);
    }
  }

  private static int read(AudioInput.Line line, short[] into) {
    try {
      return line.read(into);
    } catch (AudioException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theMicrophoneIsNotOpenedBeforeItIsAskedFor() {
    try (Recorder recorder = new Recorder(mouth, LIMIT)) {
      assertThat(recorder.state()).isEqualTo(State.OPENING);
      assertThat(mouth.opened()).isZero();
    }
  }

  @Test
  void itEndsByItselfAtFortySecondsToTheSample() throws Exception {
    Mouth stereo = new Mouth(48_000);
    Recorder recorder = recording(stereo, LIMIT);
    Ear.waitFor(() -> recorder.state() == State.RECORDING);
    for (int second = 0; second < 41; second++) {
      stereo.say(new short[48_000]);
    }
    assertThat(recorder.awaitEnd(LONG)).isTrue();
    assertThat(recorder.state()).isEqualTo(State.FULL);
    assertThat(stereo.isOpen()).isFalse();
    assertThat(recorder.length()).isEqualTo(LIMIT);
    assertThat(recorder.take().samples()).hasSize(40 * 48_000);
  }

  @Test
  void unpluggedWhileRecordingKeepsWhatWasHeard() throws Exception {
    Recorder recorder = begun();
    mouth.say(TONE);
    mouth.unplug();
    assertThat(recorder.awaitEnd(LONG)).isTrue();
    assertThat(recorder.state()).isEqualTo(State.GONE);
    assertThat(recorder.take().samples()).isEqualTo(TONE);
  }

  @Test
  void aDeviceThatGivesNothingAnyMoreHasGone() throws Exception {
    mouth.goneAfter(Duration.ofMillis(400));
    Recorder recorder = begun();
    mouth.say(TONE);
    assertThat(recorder.awaitEnd(LONG)).isTrue();
    assertThat(recorder.state()).isEqualTo(State.GONE);
    assertThat(mouth.isOpen()).isFalse();
    assertThat(recorder.take().samples()).isEqualTo(TONE);
  }

  @Test
  void noMicrophoneIsAnEndOfItsOwn() throws Exception {
    mouth.unplug();
    Recorder recorder = recording(mouth, LIMIT);
    assertThat(recorder.awaitEnd(LONG)).isTrue();
    assertThat(told).containsExactly(State.NO_MICROPHONE);
    assertThat(recorder.take().samples()).isEmpty();
  }

  @Test
  void closingStopsAndLeavesNothing() throws Exception {
    Recorder recorder = begun();
    mouth.say(TONE);
    recorder.close();
    assertThat(recorder.awaitEnd(LONG)).isTrue();
    assertThat(mouth.isOpen()).isFalse();
    assertThat(recorder.take().samples()).isEmpty();
  }

  @Test
  void stoppedWhileTheDeviceStillOpensItRecordsNothing() throws Exception {
    Recorder[] held = new Recorder[1];
    AudioInput slow =
        () -> {
          held[0].stop();
          return mouth.open();
        };
    held[0] = new Recorder(slow, LIMIT);
    held[0].onState(told::add);
    held[0].start();
    assertThat(held[0].awaitEnd(LONG)).isTrue();
    assertThat(told).as("never told that it records").containsExactly(State.STOPPED);
    assertThat(mouth.isOpen()).isFalse();
  }

  @Test
  void theMeterMovesHoldsItsPeakAndMarksWhatIsCutOff() {
    LevelMeter meter = new LevelMeter(16_000);
    Level loud = meter.hear(Tones.sine(16_000, 1000, 32_767, 16_000), 16_000);
    assertThat(loud.peak()).isBetween(-0.1, 0.0);
    assertThat(loud.rms()).as("AES17: a full sine reads 0").isBetween(-0.1, 0.0);
    assertThat(loud.clipped()).as("a full sine is not cut off").isFalse();

    Level after = meter.hear(new short[16_000], 16_000);
    assertThat(after.peak()).as("20 dB in 1.7 s").isBetween(-11.9, -11.6);
    assertThat(after.held()).isEqualTo(loud.held());
    assertThat(after.rms()).isLessThan(-30);
    Level later = meter.hear(new short[32_000], 32_000);
    assertThat(later.held()).isLessThan(-5);
    assertThat(later.clipped()).isFalse();

    short[] square = new short[64];
    Arrays.fill(square, Short.MIN_VALUE);
    assertThat(meter.hear(square, square.length).clipped()).isTrue();
    assertThat(meter.hear(new short[16_000], 16_000).clipped()).as("it stays marked").isTrue();
  }

  @Test
  void silenceReadsAsSilence() {
    assertThat(new LevelMeter(16_000).hear(new short[160], 160)).isEqualTo(Level.SILENCE);
  }
}
