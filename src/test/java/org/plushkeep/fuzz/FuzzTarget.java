package org.plushkeep.fuzz;

import java.util.List;

/** Something that reads bytes which anybody may have made. */
public interface FuzzTarget {
  /** Inputs to begin from: whole and sound ones, and those that once did harm. */
  List<byte[]> seeds() throws Exception;

  /**
   * Reads the bytes and checks what must hold of the result. Whoever refuses them in the way that
   * its Javadoc tells of is right to; everything else that is thrown is a finding.
   */
  void read(byte[] bytes) throws Exception;

  /**
   * How much may be allocated for an input, in bytes: some, and so much for each of its own.
   *
   * @param length the input's
   */
  default long mostMemory(int length) {
    return (4L << 20) + 64L * length;
  }
}
