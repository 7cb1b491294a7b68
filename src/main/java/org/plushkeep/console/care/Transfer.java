package org.plushkeep.console.care;

/**
 * How far something on its way to a toy is, or from it.
 *
 * @param slot where to; 0 for from the toy
 * @param bytes so far
 * @param all in all; 0 or less where nobody knows
 */
record Transfer(int slot, int bytes, int all) {
  static final Transfer NONE = new Transfer(0, 0, 0);
}
