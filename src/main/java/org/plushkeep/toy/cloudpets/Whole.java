package org.plushkeep.toy.cloudpets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * Makes sure that a recording is whole that came over a link which may lose pieces of it without a
 * word. Where its own header tells how long it is, that is enough. Where not, the toy is asked for
 * it again, since fetching does not erase it (protocol note, "Download"): pieces that are lost by
 * chance are not the same ones twice.
 */
final class Whole {
  private static final int MOST_TIMES = 3;

  /** Asks the toy for what it offers. */
  @FunctionalInterface
  interface Fetching {
    /** Its bytes; none when it has no recording. Wiped by the caller. */
    byte[] fetch() throws ToyException;
  }

  private final Fetching fetching;
  private final List<byte[]> came = new ArrayList<>();

  private Whole(Fetching fetching) {
    this.fetching = fetching;
  }

  /**
   * The recording, whole; no bytes when there is none.
   *
   * @throws ToyException {@link Problem#BAD_RECORDING} when it came otherwise each time, and what
   *     fetching throws
   */
  static byte[] fetched(Fetching fetching) throws ToyException {
    Whole whole = new Whole(fetching);
    try {
      return whole.fetch().clone();
    } finally {
      whole.came.forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    }
  }

  private byte[] fetch() throws ToyException {
    for (int time = 0; time < MOST_TIMES; time++) {
      byte[] now = fetching.fetch();
      came.add(now);
      if (now.length == 0 || ToyHeader.tellsLength(now) || isConfirmed(now)) {
        return now;
      }
    }
    throw new ToyException(
        Problem.BAD_RECORDING, "Pieces of the recording were lost on the way, each time others.");
  }

  /** It came twice, and whatever else came is it with pieces missing: not another recording. */
  private boolean isConfirmed(byte[] now) {
    long times = came.stream().filter(one -> Arrays.equals(one, now)).count();
    return times > 1 && came.stream().allMatch(one -> isPartOf(one, now));
  }

  /** Whether it is the other with none, some or all of the other's pieces left out. */
  private static boolean isPartOf(byte[] some, byte[] all) {
    int next = 0;
    for (int from = 0; from < all.length; from += ToyHeader.PIECE) {
      int to = Math.min(from + ToyHeader.PIECE, all.length);
      int end = Math.min(next + to - from, some.length);
      if (Arrays.equals(all, from, to, some, next, end)) {
        next = end;
      }
    }
    return next == some.length;
  }
}
