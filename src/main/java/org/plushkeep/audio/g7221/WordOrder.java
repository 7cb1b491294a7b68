package org.plushkeep.audio.g7221;

/** How the 16-bit words of a frame lie in bytes. Both store a word's low byte first. */
public enum WordOrder {
  /** The reference's packed files: a word's first bit is its most significant. */
  PLAIN {
    @Override
    int read32(byte[] bytes, int offset) {
      return (bytes[offset + 1] << 24)
          | ((bytes[offset] & 0xff) << 16)
          | ((bytes[offset + 3] & 0xff) << 8)
          | (bytes[offset + 2] & 0xff);
    }

    @Override
    void write32(int bits, byte[] bytes, int offset) {
      bytes[offset] = (byte) (bits >> 16);
      bytes[offset + 1] = (byte) (bits >> 24);
      bytes[offset + 2] = (byte) bits;
      bytes[offset + 3] = (byte) (bits >> 8);
    }
  },
  /** The toy's files: a word's first bit is its least significant. */
  REVERSED {
    @Override
    int read32(byte[] bytes, int offset) {
      return Integer.reverse(
          (bytes[offset] & 0xff)
              | ((bytes[offset + 1] & 0xff) << 8)
              | ((bytes[offset + 2] & 0xff) << 16)
              | (bytes[offset + 3] << 24));
    }

    @Override
    void write32(int bits, byte[] bytes, int offset) {
      int reversed = Integer.reverse(bits);
      bytes[offset] = (byte) reversed;
      bytes[offset + 1] = (byte) (reversed >> 8);
      bytes[offset + 2] = (byte) (reversed >> 16);
      bytes[offset + 3] = (byte) (reversed >> 24);
    }
  };

  /** The next 32 bits of the stream, the first one most significant, from four bytes. */
  abstract int read32(byte[] bytes, int offset);

  /** The reverse of {@link #read32}. */
  abstract void write32(int bits, byte[] bytes, int offset);
}
