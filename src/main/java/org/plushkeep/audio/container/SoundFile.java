package org.plushkeep.audio.container;

import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;

/**
 * What a file of sound says, mixed to one channel at the file's own rate.
 *
 * @param format what it was, such as {@code wav-pcm16}
 * @param pcm the sound; whoever holds it last wipes it
 * @param endsEarly true when the file promises more than it holds, or a part of it is damaged
 */
public record SoundFile(String format, Pcm pcm, boolean endsEarly) {
  /** The slowest rate that is taken for sound: resampling makes 16 times as much of it at most. */
  static final int SLOWEST = 1000;

  /** The fastest rate that is taken for sound: that of the fastest converters sold. */
  static final int FASTEST = 768_000;

  /** More channels than a concert's recording has. */
  static final int MOST_CHANNELS = 64;

  /**
   * Refuses what is too long before room for it is made.
   *
   * @param samples of one channel
   * @throws AudioException for more than {@link Samples#MOST}
   */
  static void refuseTooMany(long samples) throws AudioException {
    if (samples > Samples.MOST) {
      throw new AudioException("This file is longer than what can be played.");
    }
  }

  /**
   * Believes a header's rate or does not.
   *
   * @throws AudioException for a rate at which there is no sound
   */
  public static int rate(long promised) throws AudioException {
    if (promised < SLOWEST || promised > FASTEST) {
      throw new AudioException(
          "This file claims " + promised + " samples a second, which cannot be.");
    }
    return (int) promised;
  }

  /**
   * Believes a header's number of channels or does not.
   *
   * @throws AudioException for none, or more than anybody records
   */
  public static int channels(int promised) throws AudioException {
    if (promised < 1 || promised > MOST_CHANNELS) {
      throw new AudioException("This file claims " + promised + " channels, which cannot be.");
    }
    return promised;
  }
}
