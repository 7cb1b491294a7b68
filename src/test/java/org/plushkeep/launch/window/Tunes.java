package org.plushkeep.launch.window;

import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.toy.practice.PracticeTunes;

/** What the practice toy remembers, made once more; 0 is the first. */
final class Tunes {
  private Tunes() {}

  /** The toy's bytes. */
  static byte[] tune(int number) throws AudioException {
    return ToyAudio.encode(new Pcm(PracticeTunes.SAMPLE_RATE, PracticeTunes.all().get(number)));
  }

  /** What the decoder makes of them. */
  static short[] decoded(int number) throws AudioException {
    return ToyAudio.decode(tune(number)).samples();
  }

  /** Where a part stands in the whole, sample for sample. */
  static int placeOf(short[] part, short[] whole) {
    for (int from = 0; from + part.length <= whole.length; from++) {
      if (Arrays.equals(part, 0, part.length, whole, from, from + part.length)) {
        return from;
      }
    }
    throw new AssertionError("what was heard is nowhere in the recording");
  }
}
