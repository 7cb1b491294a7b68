package org.plushkeep.audio.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;

/**
 * What a decoder gives, mixed to one channel and gathered within bounds: no file decodes to more
 * than {@value #MOST} samples, nor to more than {@value #MOST_A_BYTE} samples a byte of it and what
 * {@value #ALWAYS_ALLOWED} samples are beside. Codecs write silence in next to nothing; a file of a
 * few kilobytes that claims days of it is one that lies. Sound that is longer than that at its own
 * rate is gathered at half of it, a quarter, and so on, down to telephone quality.
 */
public final class Samples implements AutoCloseable {
  /** 128 MB of samples: 25 minutes at 44,100 Hz, two hours and 20 minutes at 8000 Hz. */
  public static final int MOST = 64 << 20;

  static final int MOST_A_BYTE = 1024;
  static final int ALWAYS_ALLOWED = 1 << 20;
  private static final int SLOWEST = 8000;
  private static final int FIRST_ROOM = 1 << 14;

  private final List<Halving> halvings = new ArrayList<>();
  private final int rate;
  private final long allowed;
  private short[] room = new short[FIRST_ROOM];
  private int count;

  /**
   * @param fileBytes how large the file is
   * @param rate of the file's sound
   * @param expected how many samples there will be as far as is known; a lie costs quality only
   * @throws AudioException for a rate at which there is no sound
   */
  public Samples(long fileBytes, long rate, long expected) throws AudioException {
    int gathered = SoundFile.rate(rate);
    allowed = Math.min(MOST, ALWAYS_ALLOWED + fileBytes * MOST_A_BYTE);
    long left = Math.min(expected, ALWAYS_ALLOWED + fileBytes * MOST_A_BYTE);
    while (left > MOST && gathered % 2 == 0 && gathered / 2 >= SLOWEST) {
      halvings.add(new Halving());
      gathered /= 2;
      left = Math.ceilDiv(left, 2L);
    }
    this.rate = gathered;
  }

  /** How many are here so far, at the rate they are gathered at. */
  public int count() {
    return count;
  }

  /**
   * Adds one sample.
   *
   * @param value in units of 16-bit samples; what is out of range is cut, what is no number silent
   */
  public void add(double value) throws AudioException {
    add(value, 0);
  }

  private void add(double value, int stage) throws AudioException {
    if (stage < halvings.size()) {
      Halving halving = halvings.get(stage);
      if (halving.push(Double.isFinite(value) ? value : 0)) {
        add(halving.value(), stage + 1);
      }
      return;
    }
    if (count >= allowed) {
      throw new AudioException(
          allowed == MOST
              ? "This file is longer than what can be played."
              : "This file claims to hold more sound than its size allows.");
    }
    if (count == room.length) {
      grow();
    }
    room[count++] = SampleFormat.rounded(value);
  }

  /** Adds the mean of some channels' samples, all of the same length. */
  public void addMixed(List<float[]> channels, int length, double scale) throws AudioException {
    for (int i = 0; i < length; i++) {
      double sum = 0;
      for (float[] channel : channels) {
        sum += channel[i];
      }
      add(sum / channels.size() * scale);
    }
  }

  /** Adds interleaved samples, the channels' mean of each. */
  public void addInterleaved(short[] samples, int frames, int channels) throws AudioException {
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += samples[i * channels + channel];
      }
      add((double) sum / channels);
    }
  }

  /** Adds silence, where sound is missing that the rest is to keep its place after. */
  public void addSilence(int samples) throws AudioException {
    for (int i = 0; i < samples; i++) {
      add(0);
    }
  }

  private void grow() {
    short[] old = room;
    room = Arrays.copyOf(old, (int) Math.min(allowed, 2L * old.length));
    Arrays.fill(old, (short) 0);
  }

  /**
   * Everything that was added but what is not sound.
   *
   * @param leadIn samples at the beginning that the encoder needed, at the file's rate
   * @param most of what remains, at the file's rate
   */
  public Pcm take(long leadIn, long most) throws AudioException {
    for (int stage = 0; stage < halvings.size(); stage++) {
      for (int i = 0; i < Halving.REACH; i++) {
        if (halvings.get(stage).push(0)) {
          add(halvings.get(stage).value(), stage + 1);
        }
      }
    }
    int from = (int) Math.clamp(leadIn >> halvings.size(), 0L, count);
    long wanted = Math.ceilDiv(Math.max(0, most), 1L << halvings.size());
    int length = (int) Math.min(count - from, wanted);
    return new Pcm(rate, Arrays.copyOfRange(room, from, from + length));
  }

  /** Everything that was added. */
  public Pcm take() throws AudioException {
    return take(0, Long.MAX_VALUE);
  }

  /** Wipes what was gathered here; what was taken is the taker's. */
  @Override
  public void close() {
    Arrays.fill(room, (short) 0);
    halvings.forEach(Halving::wipe);
  }
}
