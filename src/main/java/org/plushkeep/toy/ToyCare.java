package org.plushkeep.toy;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Care of a linked toy: how loud it is, where it is, what its slots play. Calls block and belong on
 * the thread that has the link, one at a time. The toy's microphone has no place here.
 */
public interface ToyCare {
  /** How many slots there are for messages, numbered from 1 (protocol note, "Upload"). */
  int SLOTS = 4;

  /** The loudest level there is (protocol note, characteristic 8). */
  int LOUDEST = 255;

  /** A level of volume in per cent, as people read it. */
  static int percent(int level) {
    return Math.round(level * 100f / LOUDEST);
  }

  /** Per cent as a level of volume, as toys know it. */
  static int level(int percent) {
    return Math.round(percent * LOUDEST / 100f);
  }

  /** How full its battery is, 0 to 100 per cent; empty where it does not tell. */
  OptionalInt battery() throws ToyException;

  /**
   * How loud it is, 0 to {@value #LOUDEST}; empty where what it says is too short to be a level.
   */
  OptionalInt volume() throws ToyException;

  /**
   * Makes it as loud as that.
   *
   * @param level 0 to {@value #LOUDEST}
   */
  void setVolume(int level) throws ToyException;

  /** Has its heart blink, so that it can be found, for so long or until it is cancelled. */
  void blink(Duration howLong, BooleanSupplier cancelled) throws ToyException;

  /**
   * Has it play what a slot holds, until that ends; cancelled, it falls silent.
   *
   * @param slot 1 to {@value #SLOTS}
   * @return whether it said that it plays: it may not where a slot is empty
   */
  boolean play(int slot, BooleanSupplier cancelled) throws ToyException;

  /**
   * Puts a clip into a slot, in the place of what is there. Nothing can be read back: that it is
   * there is what the toy says.
   *
   * @param slot 1 to {@value #SLOTS}
   * @param clip as the toy plays it, with its header (protocol note, "Audio the toy plays")
   * @param progress told the bytes that were sent
   * @param cancelled asked often; true ends it with {@link ToyException.Problem#CANCELLED}
   * @throws ToyException {@link ToyException.Problem#NOT_TAKEN}, {@code NO_ANSWER}, {@code
   *     LINK_LOST}, {@code PULLED_OUT}, {@code BUSY}, {@code CANCELLED}; after each of them nobody
   *     knows what the slot holds
   */
  void send(int slot, byte[] clip, ToyLink.ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException;
}
