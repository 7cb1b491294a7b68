package org.plushkeep.audio.sniff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.MicrosoftAdpcm;
import org.plushkeep.audio.adpcm.NibbleOrder;

/**
 * Looks for packets without headers. Where one begins, the arithmetic begins anew at its least
 * step, far too small for the sound, and so the first nibbles are the largest that there are: their
 * period is the packets' size.
 */
final class Packets {
  private static final int LEAST_BYTES = 16;
  private static final int MOST_BYTES = 2048;
  private static final int FEWEST_PACKETS = 14;

  /** In standard deviations; a few thousand sizes are tried, each a chance to be wrong. */
  private static final double CERTAIN = 7;

  /** Of sizes that are likelier than others: multiples of these. */
  private static final double CERTAIN_IF_ROUND = 6;

  private static final int[] ROUND = {16, 20};

  /** The first bytes' nibbles squared are larger than the usual ones by so many times those. */
  private static final double LEAST_MORE = 0.8;

  private final byte[] bytes;
  private final int from;
  private final int length;

  Packets(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
  }

  /** The ways to read what looks like packets; none when nothing does. */
  List<AdpcmFormat> find() {
    List<AdpcmFormat> found = new ArrayList<>();
    int ima = period(Family.IMA);
    int microsoft = period(Family.MICROSOFT);
    for (NibbleOrder order : NibbleOrder.values()) {
      if (ima > 0) {
        found.add(new AdpcmFormat(Family.IMA, 0, order, Framing.ANEW, ima));
      }
      for (int set = 0; microsoft > 0 && set < MicrosoftAdpcm.SETS; set++) {
        found.add(new AdpcmFormat(Family.MICROSOFT, set, order, Framing.ANEW, microsoft));
      }
    }
    return found;
  }

  /** The size at whose multiples large nibbles are least by chance, or 0. */
  private int period(Family family) {
    int[] squares = new int[256];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = square(family, i & 15) + square(family, i >> 4);
    }
    double[] sums = new double[2];
    double sumOfSquares = 0;
    for (int i = 0; i < length; i++) {
      double square = squares[bytes[from + i] & 0xff];
      sums[i & 1] += square;
      sumOfSquares += square * square;
    }
    // Of samples that are not packed every other byte is large.
    double usual = 2 * Math.max(sums[0], sums[1]) / length;
    double deviation = Math.sqrt(Math.max(1, sumOfSquares / length - usual * usual));
    int best = 0;
    double least = 0;
    int most = Math.min(MOST_BYTES, length / FEWEST_PACKETS);
    for (int size = LEAST_BYTES; size <= most; size++) {
      double there = 0;
      int packets = 0;
      for (int at = size; at < length; at += size) {
        there += squares[bytes[from + at] & 0xff];
        packets++;
      }
      double more = there / packets - usual;
      double deviations = more / deviation * Math.sqrt(packets);
      if (deviations > Math.max(least, certain(size)) && more >= LEAST_MORE * usual) {
        least = deviations;
        best = size;
      }
    }
    return best;
  }

  private static double certain(int size) {
    return Arrays.stream(ROUND).anyMatch(round -> size % round == 0) ? CERTAIN_IF_ROUND : CERTAIN;
  }

  private static int square(Family family, int nibble) {
    int value = family == Family.IMA ? nibble & 7 : (nibble ^ 8) - 8;
    return value * value;
  }
}
