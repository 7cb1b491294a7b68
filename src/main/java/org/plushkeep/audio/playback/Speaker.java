package org.plushkeep.audio.playback;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;

/**
 * A line that is always there: the output's own, opened when it is first needed, and silence when
 * there is none or it has gone. Used by one thread.
 */
final class Speaker implements AutoCloseable {
  private final AudioOutput output;
  private final int sampleRate;
  private final Consumer<AudioException> trouble;
  private AudioOutput.@Nullable Line line;
  private boolean silent;
  private boolean troubleTold;
  private long written;
  private long lost;

  /**
   * @param trouble told once, when silence takes over
   */
  Speaker(AudioOutput output, int sampleRate, Consumer<AudioException> trouble) {
    this.output = output;
    this.sampleRate = sampleRate;
    this.trouble = trouble;
  }

  /** True when a write need not open the device first. */
  boolean isOpen() {
    return line != null;
  }

  /** Plays samples, waiting for room. */
  void write(short[] samples, int count) {
    AudioOutput.Line current = line == null ? open() : line;
    try {
      current.write(samples, 0, count);
    } catch (AudioException gone) {
      current.close();
      lost = written;
      writeSilently(silence(gone), samples, count);
    }
    written += count;
  }

  private static void writeSilently(AudioOutput.Line line, short[] samples, int count) {
    try {
      line.write(samples, 0, count);
    } catch (AudioException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Takes the device, or silence; waits as long as the device takes. */
  AudioOutput.Line open() {
    try {
      AudioOutput.Line opened = output.open(sampleRate);
      line = opened;
      silent = false;
      return opened;
    } catch (AudioException noDevice) {
      return silence(noDevice);
    }
  }

  private AudioOutput.Line silence(AudioException why) {
    AudioOutput.Line quiet = new SilentOutput().open(sampleRate);
    line = quiet;
    silent = true;
    if (!troubleTold) {
      troubleTold = true;
      trouble.accept(why);
    }
    return quiet;
  }

  /** Samples heard since the last {@link #stop}; what went with a device counts as heard. */
  long heard() {
    return line == null ? 0 : lost + line.position();
  }

  /** Waits until all that was written is heard. */
  void drain() {
    if (line != null) {
      line.drain();
    }
  }

  /**
   * Falls silent at once and counts from zero again. Where there was no device, the next write
   * looks for one anew.
   *
   * @return samples heard until now
   */
  long stop() {
    long heard = lost;
    if (line != null) {
      heard += line.stop();
      if (silent) {
        line.close();
        line = null;
      }
    }
    written = 0;
    lost = 0;
    return heard;
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
