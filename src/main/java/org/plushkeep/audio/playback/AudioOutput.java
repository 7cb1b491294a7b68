package org.plushkeep.audio.playback;

import org.plushkeep.audio.AudioException;

/** Something that plays 16-bit mono samples: the loudspeaker, silence, or a test's ear. */
@FunctionalInterface
public interface AudioOutput {
  /**
   * Opens a line for one recording.
   *
   * @param sampleRate samples a second
   * @throws AudioException when there is no device that plays it; the message is for people
   */
  Line open(int sampleRate) throws AudioException;

  /** The computer's own sound device. */
  static AudioOutput system() {
    return new SilentOutput();
  }

  /** An open line. Used by one thread, but {@link #position()} may be asked by any. */
  interface Line extends AutoCloseable {
    /**
     * Plays samples, waiting for room. Few samples are held at a time, so that a pause is heard at
     * once.
     */
    void write(short[] samples, int offset, int count);

    /** Samples heard since the line was opened or last flushed. */
    long position();

    /** Waits until all that was written is heard. */
    void drain();

    /** Throws away what was written and not heard yet; {@link #position()} starts at zero again. */
    void flush();

    @Override
    void close();
  }
}
