package org.plushkeep.audio.capture;

import java.time.Duration;
import java.util.List;
import org.plushkeep.audio.AudioException;

/** Something that hears: a microphone, or a test's mouth. */
@FunctionalInterface
public interface AudioInput {
  /**
   * Opens the microphone: from now on, until the line is closed, it hears. May take as long as the
   * device takes.
   *
   * @throws AudioException when there is none; the message is for people
   */
  Line open() throws AudioException;

  /** The microphone that the computer itself chooses. */
  static AudioInput system() {
    return new SystemInput();
  }

  /** The names of the microphones that {@link #device} can hear by; empty where there is none. */
  static List<String> devices() {
    return NamedMicrophone.names(NamedMicrophone.mixers());
  }

  /**
   * One microphone, and never another in its place.
   *
   * @param name one of {@link #devices()}; it need not be there before it is opened
   */
  static AudioInput device(String name) {
    return new SystemInput(
        new NamedMicrophone(name, NamedMicrophone::mixers),
        "The chosen microphone is not there right now.");
  }

  /** An open microphone, used by one thread. */
  interface Line extends AutoCloseable {
    /** Samples a second: 16 000 where the device can, otherwise what it gives. */
    int sampleRate();

    /**
     * Waits a little for sound; several channels are mixed to one.
     *
     * @param samples receives 16-bit samples at its beginning
     * @return how many; 0 when nothing has come yet
     * @throws AudioException when the device has gone; the line hears nothing more
     */
    int read(short[] samples) throws AudioException;

    /**
     * How long it may give nothing before it counts as gone. A microphone that hears nothing gives
     * zeros all the time.
     */
    default Duration patience() {
      return Duration.ofSeconds(3);
    }

    /** Shuts the microphone at once, and wipes what the line still holds of the sound. */
    @Override
    void close();
  }
}
