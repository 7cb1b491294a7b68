package org.plushkeep.audio.playback;

import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.dsp.Span;

/**
 * How a recording is played.
 *
 * @param speed 1 as it was recorded; the pitch is kept
 * @param loop what is played again and again; none for the whole, once
 * @param skipsSilence whether long pauses are left out; never within a loop
 * @param levelled whether it is brought to one loudness with all others
 */
record Manner(double speed, @Nullable Span loop, boolean skipsSilence, boolean levelled) {
  /** As it was recorded. */
  static final Manner PLAIN = new Manner(1, null, false, false);

  Manner withSpeed(double other) {
    return new Manner(other, loop, skipsSilence, levelled);
  }

  Manner withLoop(@Nullable Span other) {
    return new Manner(speed, other, skipsSilence, levelled);
  }

  Manner withSkipsSilence(boolean other) {
    return new Manner(speed, loop, other, levelled);
  }

  Manner withLevelled(boolean other) {
    return new Manner(speed, loop, skipsSilence, other);
  }

  /** A place, or the loop's beginning when the place is outside it. */
  long within(long sample) {
    Span only = loop;
    return only == null || (sample >= only.from() && sample < only.to()) ? sample : only.from();
  }
}
