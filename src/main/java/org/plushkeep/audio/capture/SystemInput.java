package org.plushkeep.audio.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;

/** The computer's own microphone, by Java Sound. */
final class SystemInput implements AudioInput {
  private static final int BUFFER_MILLIS = 200;
  private static final int USUAL_RATE = 48_000;

  /** What is asked for first; what the device itself tells of comes after these. */
  private static final List<AudioFormat> WISHES =
      Stream.of(16_000, USUAL_RATE, 44_100)
          .flatMap(rate -> Stream.of(format(rate, 1), format(rate, 2)))
          .toList();

  private final Devices devices;
  private final String sentence;

  /** Where lines come from. */
  interface Devices {
    /**
     * A line that is not open yet.
     *
     * @throws IllegalArgumentException when no device has such a line; this is what Java Sound
     *     throws on a machine without any
     */
    TargetDataLine line(AudioFormat format) throws LineUnavailableException;

    /** What they say they can do; may be wrong, and may be nothing. */
    List<AudioFormat> formats();
  }

  SystemInput() {
    this(
        new Devices() {
          @Override
          public TargetDataLine line(AudioFormat format) throws LineUnavailableException {
            return AudioSystem.getTargetDataLine(format);
          }

          @Override
          public List<AudioFormat> formats() {
            return NamedMicrophone.formats(
                AudioSystem.getTargetLineInfo(
                    new javax.sound.sampled.Line.Info(TargetDataLine.class)));
          }
        },
        "This computer has no microphone right now.");
  }

  /**
   * @param sentence what to say when there is no line
   */
  SystemInput(Devices devices, String sentence) {
    this.devices = devices;
    this.sentence = sentence;
  }

  @Override
  public Line open() throws AudioException {
    @Nullable Exception refusal = null;
    for (AudioFormat format : formats()) {
      try {
        TargetDataLine line = devices.line(format);
        try {
          line.open(format, bufferBytes(format));
          line.start();
        } catch (LineUnavailableException | RuntimeException refused) {
          line.close();
          throw refused;
        }
        return new MicrophoneLine(line, format);
      } catch (IllegalArgumentException | LineUnavailableException | SecurityException no) {
        refusal = no;
      }
    }
    throw refusal == null ? new AudioException(sentence) : new AudioException(sentence, refusal);
  }

  private List<AudioFormat> formats() {
    List<AudioFormat> formats = new ArrayList<>(WISHES);
    devices.formats().stream()
        .filter(MicrophoneLine::canRead)
        .map(SystemInput::specified)
        .filter(own -> formats.stream().noneMatch(own::matches))
        .forEach(formats::add);
    return formats;
  }

  /** A device that can do any rate is asked for a usual one. */
  private static AudioFormat specified(AudioFormat own) {
    return own.getSampleRate() > 0
        ? own
        : new AudioFormat(
            own.getEncoding(),
            USUAL_RATE,
            own.getSampleSizeInBits(),
            own.getChannels(),
            own.getFrameSize(),
            USUAL_RATE,
            own.isBigEndian());
  }

  private static AudioFormat format(int rate, int channels) {
    return new AudioFormat(rate, 16, channels, true, false);
  }

  private static int bufferBytes(AudioFormat format) {
    return Math.round(format.getSampleRate()) * BUFFER_MILLIS / 1000 * format.getFrameSize();
  }
}
