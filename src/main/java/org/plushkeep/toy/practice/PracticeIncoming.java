package org.plushkeep.toy.practice;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A clip on its way into a slot of the practice toy by USB (usb-link.md, "Uploads"). It outlives
 * the plug-in that it began in.
 */
final class PracticeIncoming {
  static final int SLOTS = 4;
  static final int SHA_BYTES = 32;

  private static final int MOST_CLIP = 1 << 20;

  /** Of one question, however much comes: who does not heed where to go on is found out. */
  private static final int MOST_AT_ONCE = 900;

  private @Nullable Half half; // guarded by this

  /** What is announced, by whom, and what of it has come. */
  @SuppressWarnings("ArrayRecordComponent") // compared by hand
  private record Half(ByteBuffer from, int slot, byte[] sha256, ByteBuffer clip) {
    boolean isSame(Half other) {
      return from.equals(other.from)
          && slot == other.slot
          && clip.capacity() == other.clip.capacity()
          && Arrays.equals(sha256, other.sha256);
    }
  }

  /** Whether there is such a slot, and room for so much in it. */
  static boolean fits(int slot, int length) {
    return slot >= 1 && slot <= SLOTS && length >= 1 && length <= MOST_CLIP;
  }

  /**
   * A clip is announced; where the same console announced the same before, it goes on.
   *
   * @param from the pairing's number
   * @return where to go on
   */
  synchronized int begin(byte[] from, int slot, int length, byte[] sha256) {
    Half fresh = new Half(ByteBuffer.wrap(from), slot, sha256, ByteBuffer.allocate(length));
    Half before = half;
    if (before == null || !before.isSame(fresh)) {
      forget();
      half = fresh;
    }
    return where();
  }

  /** Where to go on; -1 when nothing was announced. */
  private int where() {
    Half now = half;
    return now == null ? -1 : now.clip().position();
  }

  /**
   * A part of it. What comes once more, or with a gap before it, changes nothing.
   *
   * @return where to go on, -1 when nothing was announced
   */
  synchronized int take(int offset, ByteBuffer part) {
    Half now = half;
    if (now != null && offset == now.clip().position()) {
      int most = Math.min(Math.min(part.remaining(), MOST_AT_ONCE), now.clip().remaining());
      now.clip().put(part.slice(part.position(), most));
    }
    return where();
  }

  /** Takes it into its slot. */
  interface Slots {
    void store(int slot, byte[] clip);
  }

  /**
   * Stores it, when it is whole and what was announced, and otherwise forgets it. The whole one is
   * still known: the console may not have heard that it was stored.
   */
  synchronized boolean finish(Slots slots) {
    Half now = half;
    boolean whole =
        now != null
            && !now.clip().hasRemaining()
            && MessageDigest.isEqual(sha256(now.clip().array()), now.sha256());
    if (now != null && whole) {
      slots.store(now.slot(), now.clip().array());
    } else {
      forget();
    }
    return whole;
  }

  synchronized void forget() {
    if (half != null) {
      Arrays.fill(half.clip().array(), (byte) 0);
      half = null;
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }
}
