package org.plushkeep.audio.ogg;

import org.plushkeep.audio.AudioException;

/**
 * Looks through a Vorbis setup header (Vorbis I, 4.2.4) before a decoder makes tables of the sizes
 * it claims: codebooks and residues can tell of gigabytes in a few bytes.
 */
final class VorbisSetup {
  /** Entries of all codebooks times their dimensions; encoders stay far below a million. */
  private static final long MOST_VALUES = 1 << 22;

  private static final int MOST_ENTRIES = 1 << 17;

  /** No block is longer than 8192 samples, half of them new, of each channel. */
  private static final int MOST_RESIDUE = 4096;

  private final byte[] bytes;
  private final int channels;
  private long bit = 8L * 7;
  private long values;

  private VorbisSetup(byte[] bytes, int channels) {
    this.bytes = bytes;
    this.channels = channels;
  }

  /**
   * Throws unless what the header claims is what an encoder could have meant.
   *
   * @param packet the third of the stream
   */
  static void check(byte[] packet, int channels) throws AudioException {
    VorbisSetup setup = new VorbisSetup(packet, channels);
    if (packet.length < 8 || packet[0] != 5) {
      throw impossible();
    }
    int books = setup.read(8) + 1;
    for (int i = 0; i < books; i++) {
      setup.codebook();
    }
    int times = setup.read(6) + 1;
    for (int i = 0; i < times; i++) {
      setup.refuse(setup.read(16) != 0);
    }
    int floors = setup.read(6) + 1;
    for (int i = 0; i < floors; i++) {
      setup.floor();
    }
    int residues = setup.read(6) + 1;
    for (int i = 0; i < residues; i++) {
      setup.residue();
    }
  }

  private void codebook() throws AudioException {
    refuse(read(24) != 0x564342);
    int dimensions = read(16);
    int entries = read(24);
    refuse(dimensions == 0 || entries == 0 || entries > MOST_ENTRIES);
    values += (long) dimensions * entries;
    refuse(values > MOST_VALUES);
    if (read(1) == 0) {
      boolean sparse = read(1) == 1;
      for (int i = 0; i < entries; i++) {
        if (!sparse || read(1) == 1) {
          read(5);
        }
      }
    } else {
      int entry = 0;
      read(5);
      while (entry < entries) {
        int count = read(width(entries - entry));
        entry += count;
        refuse(entry > entries);
      }
    }
    int lookup = read(4);
    refuse(lookup > 2);
    if (lookup > 0) {
      read(32);
      read(32);
      int bits = read(4) + 1;
      read(1);
      long count = lookup == 1 ? quantized(entries, dimensions) : (long) entries * dimensions;
      for (long i = 0; i < count; i++) {
        read(bits);
      }
    }
  }

  /** The greatest number whose power is not above the entries (Vorbis I, 9.2.3). */
  private static int quantized(int entries, int dimensions) {
    int root = (int) Math.floor(Math.pow(entries, 1.0 / dimensions)) + 1;
    while (root > 1 && isAbove(root, dimensions, entries)) {
      root--;
    }
    return root;
  }

  private static boolean isAbove(int root, int power, int limit) {
    long product = 1;
    for (int i = 0; i < power; i++) {
      product *= root;
      if (product > limit) {
        return true;
      }
    }
    return false;
  }

  private void floor() throws AudioException {
    int type = read(16);
    refuse(type > 1);
    if (type == 0) {
      read(8 + 16);
      refuse(read(16) > 1 << 13); // the bark map, which a table is made for
      read(6 + 8);
      int books = read(4) + 1;
      for (int i = 0; i < books; i++) {
        read(8);
      }
      return;
    }
    int partitions = read(5);
    int[] classes = new int[partitions];
    int greatest = -1;
    for (int i = 0; i < partitions; i++) {
      classes[i] = read(4);
      greatest = Math.max(greatest, classes[i]);
    }
    int[] dimensions = new int[greatest + 1];
    for (int i = 0; i <= greatest; i++) {
      dimensions[i] = read(3) + 1;
      int subclasses = read(2);
      if (subclasses > 0) {
        read(8);
      }
      for (int j = 0; j < 1 << subclasses; j++) {
        read(8);
      }
    }
    read(2);
    int rangeBits = read(4);
    int posts = 0;
    for (int partition : classes) {
      posts += dimensions[partition];
      refuse(posts > 63);
      for (int j = 0; j < dimensions[partition]; j++) {
        read(rangeBits);
      }
    }
  }

  private void residue() throws AudioException {
    refuse(read(16) > 2);
    int begin = read(24);
    int end = read(24);
    read(24);
    refuse(begin > end || end > MOST_RESIDUE * channels);
    int classes = read(6) + 1;
    read(8);
    int[] cascade = new int[classes];
    for (int i = 0; i < classes; i++) {
      cascade[i] = read(3);
      if (read(1) == 1) {
        cascade[i] |= read(5) << 3;
      }
    }
    for (int stages : cascade) {
      for (int i = 0; i < Integer.bitCount(stages); i++) {
        read(8);
      }
    }
  }

  private static int width(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }

  /** Bits of the header, the lowest first; 0..32 of them. */
  private int read(int count) throws AudioException {
    if (bit + count > 8L * bytes.length) {
      throw impossible();
    }
    int value = 0;
    for (int i = 0; i < count; i++, bit++) {
      value |= (bytes[(int) (bit / 8)] >> (bit % 8) & 1) << i;
    }
    return value;
  }

  private void refuse(boolean impossible) throws AudioException {
    if (impossible) {
      throw impossible();
    }
  }

  private static AudioException impossible() {
    return new AudioException("This Ogg file's description of its sound cannot be.");
  }
}
