package org.plushkeep.audio.adpcm;

/** Which half of a byte is the earlier sample. */
public enum NibbleOrder {
  /** Bits 0 to 3 first, as IMA's blocks in a WAV. */
  LOW_FIRST,
  /** Bits 4 to 7 first, as Microsoft's blocks in a WAV. */
  HIGH_FIRST;

  /** The earlier nibble, 0..15. */
  public int first(byte pair) {
    return this == LOW_FIRST ? pair & 15 : pair >> 4 & 15;
  }

  /** The later nibble, 0..15. */
  public int second(byte pair) {
    return this == LOW_FIRST ? pair >> 4 & 15 : pair & 15;
  }

  /** Two nibbles, 0..15 each, as a byte. */
  public byte pair(int first, int second) {
    return (byte) (this == LOW_FIRST ? second << 4 | first : first << 4 | second);
  }
}
