package org.plushkeep.vault.disk;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory for what is written between two times that a file is brought up to date, handed out in
 * order and taken back all at once. It stays where it is: arrays made anew for each write outlive
 * Java's young collections, which copied them into memory that the system had to give first; that
 * took a quarter of the time in which a recording is stored.
 */
final class Slabs {
  static final int SLAB_BYTES = 256 * 1024;

  /** As much as is kept to be used again. */
  private static final int MOST_KEPT = AtomicFile.LONG_LOG / SLAB_BYTES;

  private final List<byte[]> all = new ArrayList<>();
  private int used;
  private int end = SLAB_BYTES;

  /** Bytes that are left in {@link #slab}. */
  int left() {
    return SLAB_BYTES - end;
  }

  /** Goes on in another array. */
  void next() {
    if (used == all.size()) {
      all.add(new byte[SLAB_BYTES]);
    }
    used++;
    end = 0;
  }

  /** The array in which room is handed out now; there is one once {@link #next} was called. */
  byte[] slab() {
    return all.get(used - 1);
  }

  /** Tells arrays from each other. */
  int number() {
    return used;
  }

  /**
   * Hands out so many bytes.
   *
   * @param bytes no more than are {@link #left}
   * @return where they begin in {@link #slab}
   */
  int take(int bytes) {
    end += bytes;
    return end - bytes;
  }

  /** Takes all of it back: what was handed out is written over from now on. */
  void takeBack() {
    if (all.size() > MOST_KEPT) {
      all.subList(MOST_KEPT, all.size()).clear();
    }
    used = 0;
    end = SLAB_BYTES;
  }
}
