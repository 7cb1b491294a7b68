package org.plushkeep.audio.edit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.audio.resample.Resampler;

/**
 * A message for the toy that is being made: a sound and what is to be done to it.
 *
 * @param sound at the toy's 16 kHz, at least one sample; whoever holds the draft last wipes it
 * @param edits within the sound
 */
public record Draft(Pcm sound, Edits edits) {
  /**
   * The most that a slot of the toy holds: about 40 s (protocol note, "Download"), 2,000 frames.
   */
  public static final Duration LONGEST = Duration.ofSeconds(40);

  /** {@link #LONGEST} in samples. */
  public static final int MOST_SAMPLES = 40 * ToyClip.SAMPLE_RATE;

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + 5 * Integer.BYTES;

  /**
   * @throws IllegalArgumentException for another rate, or edits that reach beyond the sound
   */
  public Draft {
    if (sound.sampleRate() != ToyClip.SAMPLE_RATE || edits.to() > sound.samples().length) {
      throw new IllegalArgumentException("edits do not fit the sound");
    }
  }

  /**
   * Brings a sound to the toy's rate, unedited. The given one stays as it is.
   *
   * @throws AudioException when there is no sound in it
   */
  public static Draft of(Pcm pcm) throws AudioException {
    if (pcm.samples().length == 0) {
      throw new AudioException("There is no sound in it.");
    }
    Pcm sound = Resampler.resample(pcm, ToyClip.SAMPLE_RATE);
    return new Draft(sound, Edits.none(sound.samples().length));
  }

  /** The same sound, edited otherwise. */
  public Draft with(Edits other) {
    return new Draft(sound, other);
  }

  /** How long it plays as edited. */
  public Duration duration() {
    return Duration.ofNanos(edits.length() * 1_000_000_000L / ToyClip.SAMPLE_RATE);
  }

  /** Whether the toy has no room for it as edited. */
  public boolean isTooLong() {
    return edits.length() > MOST_SAMPLES;
  }

  /** The sound as edited. The caller wipes it. */
  public Pcm render() {
    return edits.apply(sound);
  }

  /**
   * What the toy is to be sent: the edited sound as the toy's app would have encoded it. The caller
   * wipes it.
   *
   * @throws AudioException when it is too long
   */
  public byte[] toClip() throws AudioException {
    if (isTooLong()) {
      throw new AudioException("The toy plays 40 seconds at most.");
    }
    Pcm edited = render();
    try {
      return ToyAudio.encode(edited);
    } finally {
      edited.wipe();
    }
  }

  /**
   * What can be changed again later: at most {@link #LONGEST} of sound, and the edits. Of a longer
   * sound only what was not cut away. The caller wipes it.
   *
   * @throws AudioException when it is too long
   */
  public byte[] toBytes() throws AudioException {
    if (isTooLong()) {
      throw new AudioException("The toy plays 40 seconds at most.");
    }
    boolean whole = sound.samples().length <= MOST_SAMPLES;
    int from = whole ? 0 : edits.from();
    int length = whole ? sound.samples().length : edits.length();
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + 2 * length);
    bytes.put(VERSION).putInt(edits.from() - from).putInt(edits.to() - from);
    bytes.putInt(edits.fadeIn()).putInt(edits.fadeOut()).putInt(edits.evened() ? 1 : 0);
    bytes.asShortBuffer().put(sound.samples(), from, length);
    return bytes.array();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws AudioException for anything else
   */
  public static Draft fromBytes(byte[] bytes) throws AudioException {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.get() != VERSION) {
        throw new AudioException("This message was made in a way that is not known here.");
      }
      Edits edits = new Edits(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt() == 1);
      short[] samples = new short[in.remaining() / 2];
      in.asShortBuffer().get(samples);
      return new Draft(new Pcm(ToyClip.SAMPLE_RATE, samples), edits);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new AudioException("This message cannot be changed any more.", e);
    }
  }

  /** Overwrites the sound with zeros. */
  public void wipe() {
    sound.wipe();
  }
}
