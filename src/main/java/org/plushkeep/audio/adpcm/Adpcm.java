package org.plushkeep.audio.adpcm;

/**
 * The state of one channel of ADPCM: what the next four bits mean. Decoder and encoder share it, so
 * that the encoder's idea of what will be heard cannot drift from the decoder's.
 */
public sealed interface Adpcm permits ImaAdpcm, MicrosoftAdpcm {
  /**
   * The next sample.
   *
   * @param nibble 0..15
   */
  short decode(int nibble);

  /** The nibble, 0..15, that comes closest to a sample; the state moves on as the decoder's. */
  int encode(int sample);

  /** The variance of a rounding to the step that the next nibble will be read with. */
  float noise();

  /** As before the first sample; what it remembered of the sound is gone. */
  void reset();
}
