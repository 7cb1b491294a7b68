package org.plushkeep.audio.playback;

import java.util.List;
import org.plushkeep.audio.AudioException;

/** Something that plays 16-bit mono samples: the loudspeaker, silence, or a test's ear. */
@FunctionalInterface
public interface AudioOutput {
  /**
   * Opens a line for one recording. May take as long as the device takes.
   *
   * @param sampleRate samples a second
   * @throws AudioException when there is no device that plays it; the message is for people
   */
  Line open(int sampleRate) throws AudioException;

  /** The computer's own sound device. */
  static AudioOutput system() {
    return new SystemOutput();
  }

  /** The names of the devices that {@link #device} can play on; empty where there is none. */
  static List<String> devices() {
    return NamedDevice.names(NamedDevice.mixers());
  }

  /**
   * One sound device, and never another in its place: who listens by headphones does not want the
   * room to hear.
   *
   * @param name one of {@link #devices()}; it need not be there before it is opened
   */
  static AudioOutput device(String name) {
    return new SystemOutput(
        new NamedDevice(name, NamedDevice::mixers),
        "The chosen sound output is not there right now.");
  }

  /** An open line, used by one thread. */
  interface Line extends AutoCloseable {
    /**
     * Plays samples, waiting for room. What is not heard yet can be thrown away by {@link #stop()},
     * so that a pause is heard at once.
     *
     * @throws AudioException when the device has gone; the line plays nothing more
     */
    void write(short[] samples, int offset, int count) throws AudioException;

    /** Samples heard since the line was opened or last stopped. */
    long position();

    /** Waits until all that was written is heard. */
    void drain();

    /**
     * Falls silent at once, throws away what was written and not heard yet, and counts from zero
     * again. The next write goes on.
     *
     * @return samples heard until now, since the line was opened or last stopped
     */
    long stop();

    /** Gives the device back at once, and wipes what the line still holds of the sound. */
    @Override
    void close();
  }
}
