package org.plushkeep.audio.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.AudioException;

/** What Java Sound is asked and what is made of its answers, by a line that plays a device. */
final class SystemInputTest {
  private static final String NONE = "There is nothing to hear by.";

  private final List<String> calls = new ArrayList<>();
  private final List<AudioFormat> asked = new ArrayList<>();
  private byte[] sound = {};
  private boolean open;
  private boolean dead;

  private final class Device implements SystemInput.Devices {
    private final List<AudioFormat> knows;
    private final List<AudioFormat> tells;

    Device(List<AudioFormat> knows, List<AudioFormat> tells) {
      this.knows = knows;
      this.tells = tells;
    }

    @Override
    public TargetDataLine line(AudioFormat format) {
      asked.add(format);
      if (knows.stream().noneMatch(format::matches)) {
        throw new IllegalArgumentException("no line matching");
      }
      return SystemInputTest.this.line();
    }

    @Override
    public List<AudioFormat> formats() {
      return tells;
    }
  }

  private TargetDataLine line() {
    return (TargetDataLine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TargetDataLine.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("available") && !method.getName().equals("isOpen")) {
                calls.add(method.getName());
              }
              return switch (method.getName()) {
                case "open" -> {
                  open = true;
                  yield null;
                }
                case "close" -> {
                  open = false;
                  yield null;
                }
                case "isOpen" -> open;
                case "available" -> sound.length;
                case "read" -> {
                  if (dead) {
                    yield 0;
                  }
                  int length = (int) arguments[2];
                  System.arraycopy(sound, 0, arguments[0], (int) arguments[1], length);
                  sound = java.util.Arrays.copyOfRange(sound, length, sound.length);
                  yield length;
                }
                default -> null;
              };
            });
  }

  private static AudioFormat format(float rate, int bits, int channels, boolean bigEndian) {
    return new AudioFormat(rate, bits, channels, true, bigEndian);
  }

  private AudioInput input(AudioFormat... knows) {
    return new SystemInput(new Device(List.of(knows), List.of(knows)), NONE);
  }

  @Test
  void sixteenKilohertzAndOneChannelAreAskedForFirst() throws Exception {
    short[] samples = new short[8];
    try (AudioInput.Line line =
        input(format(16_000, 16, 1, false), format(48_000, 16, 2, false)).open()) {
      assertThat(line.sampleRate()).isEqualTo(16_000);
      assertThat(line.read(samples)).isZero();
      sound = new byte[] {1, 0, -1, -1, 0, 1, (byte) 0xff, 0x7f, 0, (byte) 0x80, 9};
      assertThat(line.read(samples)).isEqualTo(5);
      assertThat(samples).startsWith(1, -1, 256, Short.MAX_VALUE, Short.MIN_VALUE, 0);
    }
    assertThat(asked).hasSize(1);
    assertThat(calls).containsExactly("open", "start", "read", "stop", "flush", "close");
  }

  @Test
  void twoChannelsAreMixed() throws Exception {
    short[] samples = new short[8];
    try (AudioInput.Line line = input(format(48_000, 16, 2, false)).open()) {
      assertThat(line.sampleRate()).isEqualTo(48_000);
      sound = new byte[] {10, 0, 20, 0, 0, 1, 0, -1};
      assertThat(line.read(samples)).isEqualTo(2);
      assertThat(samples).startsWith(15, 0);
    }
  }

  @Test
  void whatTheDeviceItselfTellsOfIsTakenWhereNothingElseWorks() throws Exception {
    short[] samples = new short[4];
    try (AudioInput.Line line = input(format(32_000, 24, 1, true)).open()) {
      assertThat(line.sampleRate()).isEqualTo(32_000);
      sound = new byte[] {0x12, 0x34, 0x56, -1, -2, 0};
      assertThat(line.read(samples)).isEqualTo(2);
      assertThat(samples).startsWith(0x1234, -2);
    }
  }

  @Test
  void aDeviceForAnyRateIsAskedForAUsualOne() throws Exception {
    AudioFormat any = format(-1, 32, 1, false);
    SystemInput input =
        new SystemInput(new Device(List.of(format(48_000, 32, 1, false)), List.of(any)), NONE);
    try (AudioInput.Line line = input.open()) {
      assertThat(line.sampleRate()).isEqualTo(48_000);
    }
  }

  @Test
  void neverMoreIsReadThanFits() throws Exception {
    try (AudioInput.Line line = input(format(16_000, 16, 1, false)).open()) {
      sound = new byte[1000];
      assertThat(line.read(new short[20])).isEqualTo(20);
      assertThat(sound).hasSize(960);
    }
  }

  @Test
  void aDeviceThatHasGoneIsASentence() throws Exception {
    try (AudioInput.Line line = input(format(16_000, 16, 1, false)).open()) {
      sound = new byte[100];
      dead = true;
      assertThatThrownBy(() -> line.read(new short[20])).isInstanceOf(AudioException.class);
      open = false;
      assertThatThrownBy(() -> line.read(new short[20]))
          .isInstanceOf(AudioException.class)
          .hasMessage("The microphone has gone.");
    }
  }

  @Test
  void noDeviceIsOneSentence() {
    assertThatThrownBy(() -> input().open()).isInstanceOf(AudioException.class).hasMessage(NONE);
  }

  @Test
  void aDeviceThatDoesNotOpenIsGivenBack() {
    SystemInput.Devices busy =
        new SystemInput.Devices() {
          @Override
          public TargetDataLine line(AudioFormat format) {
            return (TargetDataLine)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {TargetDataLine.class},
                    (_, method, _) -> {
                      calls.add(method.getName());
                      if (method.getName().equals("open")) {
                        throw new LineUnavailableException("busy");
                      }
                      return null;
                    });
          }

          @Override
          public List<AudioFormat> formats() {
            return List.of();
          }
        };
    assertThatThrownBy(() -> new SystemInput(busy, NONE).open())
        .hasMessage(NONE)
        .hasCauseInstanceOf(LineUnavailableException.class);
    assertThat(calls).startsWith("open", "close");
    assertThat(calls.stream().filter("open"::equals).count())
        .isEqualTo(calls.stream().filter("close"::equals).count());
  }

  @Test
  void onlyDevicesThatHearAreOfferedAndTheChosenOneIsTaken() throws Exception {
    List<Mixer> mixers = List.of(mixer("loudspeaker", false), mixer("headset", true));
    assertThat(NamedMicrophone.names(mixers)).containsExactly("headset");
    new SystemInput(new NamedMicrophone("headset", () -> mixers), NONE).open().close();
    assertThat(calls).startsWith("headset", "open", "start");
    assertThatThrownBy(() -> AudioInput.device("a microphone of the moon").open())
        .hasMessage("The chosen microphone is not there right now.");
    assertThat(AudioInput.devices()).doesNotContain("a microphone of the moon");
  }

  private Mixer mixer(String name, boolean hears) {
    return (Mixer)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Mixer.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "isLineSupported" -> hears;
                  case "getMixerInfo" -> new Named(name);
                  case "getTargetLineInfo" ->
                      new javax.sound.sampled.Line.Info[] {
                        new DataLine.Info(TargetDataLine.class, format(16_000, 16, 1, false))
                      };
                  case "getLine" -> {
                    calls.add(name);
                    yield line();
                  }
                  default -> throw new AssertionError(method + " " + arguments);
                });
  }

  private static final class Named extends Mixer.Info {
    Named(String name) {
      super(name, "nobody", "for tests", "1");
    }
  }
}
