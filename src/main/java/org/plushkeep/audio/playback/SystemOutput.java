package org.plushkeep.audio.playback;

import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.plushkeep.audio.AudioException;

/** The computer's own loudspeaker, by Java Sound. */
final class SystemOutput implements AudioOutput {
  private static final int SAMPLE_BITS = 16;

  /** Enough to bridge a busy machine's pauses; a stop throws it away, so nothing waits for it. */
  private static final int BUFFER_MILLIS = 100;

  private final Devices devices;
  private final String sentence;

  /** Where lines come from. */
  @FunctionalInterface
  interface Devices {
    /**
     * A line that is not open yet.
     *
     * @throws IllegalArgumentException when no device has such a line; this is what Java Sound
     *     throws on a machine without any
     */
    SourceDataLine line(AudioFormat format) throws LineUnavailableException;
  }

  SystemOutput() {
    this(AudioSystem::getSourceDataLine, "This computer has no sound output right now.");
  }

  /**
   * @param sentence what to say when there is no line
   */
  SystemOutput(Devices devices, String sentence) {
    this.devices = devices;
    this.sentence = sentence;
  }

  @Override
  public Line open(int sampleRate) throws AudioException {
    try {
      return open(sampleRate, 1);
    } catch (IllegalArgumentException noMonoLine) {
      // A few devices have none; they have one for two channels.
    } catch (LineUnavailableException | SecurityException busy) {
      throw noOutput(busy);
    }
    try {
      return open(sampleRate, 2);
    } catch (IllegalArgumentException | LineUnavailableException | SecurityException nothing) {
      throw noOutput(nothing);
    }
  }

  private SystemLine open(int sampleRate, int channels) throws LineUnavailableException {
    AudioFormat format = new AudioFormat(sampleRate, SAMPLE_BITS, channels, true, false);
    SourceDataLine line = devices.line(format);
    line.open(format, sampleRate * BUFFER_MILLIS / 1000 * format.getFrameSize());
    return new SystemLine(line, channels);
  }

  private AudioException noOutput(Exception cause) {
    return new AudioException(sentence, cause);
  }

  /** An open line of Java Sound's. It runs only while there is something to play. */
  private static final class SystemLine implements Line {
    private final SourceDataLine line;
    private final int channels;
    private byte[] bytes = new byte[0];
    private long written;
    private long stoppedAt;

    SystemLine(SourceDataLine line, int channels) {
      this.line = line;
      this.channels = channels;
    }

    @Override
    public void write(short[] samples, int offset, int count) throws AudioException {
      if (written == 0) {
        line.start();
      }
      int length = convert(samples, offset, count);
      int done = 0;
      while (done < length) {
        int taken = line.write(bytes, done, length - done);
        if (taken <= 0) { // nobody else stops or flushes it: the device has been taken away
          throw new AudioException("The loudspeaker has gone.");
        }
        done += taken;
      }
      written += count;
    }

    /** Little-endian samples, each once for every channel. */
    private int convert(short[] samples, int offset, int count) {
      int length = count * channels * 2;
      if (bytes.length < length) {
        Arrays.fill(bytes, (byte) 0);
        bytes = new byte[length];
      }
      int at = 0;
      for (int i = offset; i < offset + count; i++) {
        for (int channel = 0; channel < channels; channel++) {
          bytes[at++] = (byte) samples[i];
          bytes[at++] = (byte) (samples[i] >> 8);
        }
      }
      return length;
    }

    @Override
    public long position() {
      return Math.clamp(line.getLongFramePosition() - stoppedAt, 0, written);
    }

    @Override
    public void drain() {
      line.drain();
    }

    @Override
    public long stop() {
      long heard = position(); // a device that has been stopped counts all it had as heard
      line.stop();
      line.flush();
      stoppedAt = line.getLongFramePosition();
      written = 0;
      return heard;
    }

    @Override
    public void close() {
      line.stop();
      line.flush();
      line.close();
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
