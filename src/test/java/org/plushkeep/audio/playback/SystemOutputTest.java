package org.plushkeep.audio.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.AudioException;

/** What Java Sound is told and given, by a line that writes it down. */
final class SystemOutputTest {
  private static final short[] SAMPLES = {0, 1, -1, 256, Short.MAX_VALUE, Short.MIN_VALUE, 0x1234};

  private static final String NO_OUTPUT = "There is nothing to hear it by.";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> calls = new ArrayList<>();
  private final List<AudioFormat> formats = new ArrayList<>();
  private int bufferBytes;
  private long framesHeard;
  private long countsWhatItHadAsHeard;
  private int most = Integer.MAX_VALUE;

  private SourceDataLine line(AudioFormat format) {
    formats.add(format);
    return (SourceDataLine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SourceDataLine.class},
            (_, method, arguments) -> {
              calls.add(method.getName());
              return switch (method.getName()) {
                case "open" -> {
                  bufferBytes = (int) arguments[1];
                  yield null;
                }
                case "write" -> {
                  int count = Math.min(most, (int) arguments[2]);
                  bytes.write((byte[]) arguments[0], (int) arguments[1], count);
                  yield count;
                }
                case "stop", "flush" -> {
                  framesHeard = Math.max(framesHeard, countsWhatItHadAsHeard);
                  yield null;
                }
                case "getLongFramePosition" -> framesHeard;
                default -> null;
              };
            });
  }

  @Test
  void samplesAreLittleEndianAndTheBufferIsShort() throws Exception {
    try (AudioOutput.Line line = new SystemOutput(this::line, NO_OUTPUT).open(16_000)) {
      line.write(SAMPLES, 1, 6);
    }

    assertThat(bytes.toByteArray())
        .containsExactly(1, 0, -1, -1, 0, 1, 0xff, 0x7f, 0x00, 0x80, 0x34, 0x12);
    assertThat(formats).hasSize(1);
    assertThat(formats.getFirst().matches(new AudioFormat(16_000, 16, 1, true, false))).isTrue();
    assertThat(bufferBytes).isEqualTo(3200);
    assertThat(calls).containsExactly("open", "start", "write", "stop", "flush", "close");
  }

  @Test
  void aDeviceWithTwoChannelsOnlyGetsEverySampleTwice() throws Exception {
    SystemOutput output =
        new SystemOutput(
            format -> {
              if (format.getChannels() == 1) {
                throw new IllegalArgumentException("no line matching");
              }
              return line(format);
            },
            NO_OUTPUT);
    try (AudioOutput.Line line = output.open(8000)) {
      line.write(SAMPLES, 3, 2);
    }

    assertThat(bytes.toByteArray()).containsExactly(0, 1, 0, 1, 0xff, 0x7f, 0xff, 0x7f);
    assertThat(bufferBytes).isEqualTo(3200);
  }

  @Test
  void aDeviceThatTakesLittleAtATimeStillGetsEverything() throws Exception {
    most = 2;
    try (AudioOutput.Line line = new SystemOutput(this::line, NO_OUTPUT).open(16_000)) {
      line.write(SAMPLES, 0, SAMPLES.length);
    }
    assertThat(bytes.size()).isEqualTo(2 * SAMPLES.length);
  }

  @Test
  void thePositionCountsFromTheLastStopAndNeverPassesWhatWasWritten() throws Exception {
    try (AudioOutput.Line line = new SystemOutput(this::line, NO_OUTPUT).open(16_000)) {
      assertThat(line.position()).isZero();
      line.write(SAMPLES, 0, 7);
      framesHeard = 5;
      assertThat(line.position()).isEqualTo(5);
      countsWhatItHadAsHeard = 7;
      assertThat(line.stop()).isEqualTo(5);
      assertThat(line.position()).isZero();
      line.write(SAMPLES, 0, 2);
      framesHeard = 8;
      assertThat(line.position()).isEqualTo(1);
      framesHeard = 100;
      assertThat(line.position()).isEqualTo(2);
      line.drain();
    }
    assertThat(calls.stream().filter("start"::equals)).hasSize(2);
    assertThat(calls).contains("drain");
  }

  @Test
  void onlyDevicesThatPlayAreOfferedAndTheChosenOneIsTaken() throws Exception {
    List<Mixer> mixers =
        List.of(mixer("microphone", false), mixer("loudspeaker", true), mixer("headphones", true));
    assertThat(NamedDevice.names(mixers)).containsExactly("loudspeaker", "headphones");

    try (AudioOutput.Line line =
        new SystemOutput(new NamedDevice("headphones", () -> mixers), NO_OUTPUT).open(16_000)) {
      line.write(SAMPLES, 0, 2);
    }
    assertThat(calls).startsWith("headphones", "open", "start", "write");
  }

  @Test
  void aChosenDeviceThatIsNotThereIsNotReplacedByAnother() {
    assertThat(AudioOutput.devices()).doesNotContain("a device of the moon");
    assertThatThrownBy(() -> AudioOutput.device("a device of the moon").open(16_000))
        .isInstanceOf(AudioException.class)
        .hasMessage("The chosen sound output is not there right now.");
  }

  private Mixer mixer(String name, boolean plays) {
    return (Mixer)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Mixer.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "isLineSupported" -> plays;
                  case "getMixerInfo" -> new Named(name);
                  case "getLine" -> {
                    calls.add(name);
                    yield line(((DataLine.Info) arguments[0]).getFormats()[0]);
                  }
                  default -> throw new AssertionError(method);
                });
  }

  private static final class Named extends Mixer.Info {
    Named(String name) {
      super(name, "nobody", "for tests", "1");
    }
  }

  @Test
  void aDeviceThatTakesNothingHasGone() throws Exception {
    most = 0;
    try (AudioOutput.Line line = new SystemOutput(this::line, NO_OUTPUT).open(16_000)) {
      assertThatThrownBy(() -> line.write(SAMPLES, 0, 2)).isInstanceOf(AudioException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalArgumentException.class,
        LineUnavailableException.class,
        SecurityException.class
      })
  void noDeviceIsOneSentence(Class<? extends Exception> kind) throws Exception {
    Exception failure = kind.getConstructor(String.class).newInstance("as the system says it");
    SystemOutput output =
        new SystemOutput(
            _ -> {
              switch (failure) {
                case LineUnavailableException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new AssertionError(failure);
              }
            },
            NO_OUTPUT);

    assertThatThrownBy(() -> output.open(16_000))
        .isInstanceOf(AudioException.class)
        .hasMessage(NO_OUTPUT)
        .hasCause(failure);
  }
}
