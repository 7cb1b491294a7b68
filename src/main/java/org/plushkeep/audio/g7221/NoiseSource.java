package org.plushkeep.audio.g7221;

/** The Recommendation's pseudo-random words, which decide the signs of filled-in noise. */
final class NoiseSource {
  private short seed0 = 1;
  private short seed1 = 1;
  private short seed2 = 1;
  private short seed3 = 1;

  int next() {
    int word = (short) (seed0 + seed3);
    if (word < 0) {
      word++;
    }
    seed3 = seed2;
    seed2 = seed1;
    seed1 = seed0;
    seed0 = (short) word;
    return word;
  }
}
