package org.plushkeep.audio.g7221;

/**
 * One of the Recommendation's Huffman codes, for decoding. A symbol is found by its first bits in
 * one look; the rare longer codes go on bit by bit down the tree.
 */
final class PrefixCode {
  /** How many bits of an entry hold the payload; the code's length is above them. */
  static final int PAYLOAD_BITS = 26;

  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
  private static final int QUICK_BITS = 9;

  private final int[] tree;
  private final int[] payloads;

  /**
   * By the next {@value #QUICK_BITS} bits: an entry, or the negated node where the walk goes on.
   */
  private final int[] quick = new int[1 << QUICK_BITS];

  /**
   * @param tree two numbers a node, for a 0 and for a 1: the next node, or a symbol negated
   * @param payloads by symbol, at most {@value #PAYLOAD_BITS} bits each
   */
  PrefixCode(int[] tree, int[] payloads) {
    this.tree = tree;
    this.payloads = payloads;
    for (int bits = 0; bits < quick.length; bits++) {
      int node = 0;
      int length = 0;
      do {
        node = tree[2 * node + ((bits >> (QUICK_BITS - 1 - length)) & 1)];
        length++;
      } while (node > 0 && length < QUICK_BITS);
      quick[bits] = node > 0 ? -node : entry(node, length);
    }
  }

  /**
   * The code at the front of some bits.
   *
   * @param bits the next 16 bits of the stream
   * @return the symbol's payload below the code's length, see {@link #payload} and {@link #length}
   */
  int decode(int bits) {
    int entry = quick[bits >>> (Tables.LONGEST_CODE - QUICK_BITS)];
    return entry >= 0 ? entry : walk(-entry, bits);
  }

  static int payload(int entry) {
    return entry & PAYLOAD_MASK;
  }

  static int length(int entry) {
    return entry >>> PAYLOAD_BITS;
  }

  private int walk(int from, int bits) {
    int node = from;
    int length = QUICK_BITS;
    do {
      node = tree[2 * node + ((bits >> (Tables.LONGEST_CODE - 1 - length)) & 1)];
      length++;
    } while (node > 0);
    return entry(node, length);
  }

  private int entry(int negatedSymbol, int length) {
    return (length << PAYLOAD_BITS) | payloads[-negatedSymbol];
  }
}
