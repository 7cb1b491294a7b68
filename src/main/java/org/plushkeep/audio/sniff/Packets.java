package org.plushkeep.audio.sniff;

import java.util.ArrayList;
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
  private static final int FEWEST_PACKETS = 10;

  /** In standard deviations; a few thousand sizes are tried, each a chance to be wrong. */
  private static final double CERTAIN = 9;

  /** Of the first bytes' nibbles so many are among the largest, at least. */
  private static final double LEAST_SHARE = 0.2;

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

  /** The size at whose multiples the largest nibbles are least by chance, or 0. */
  private int period(Family family) {
    byte[] largest = new byte[256];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = (byte) (isLargest(family, i & 15) + isLargest(family, i >> 4));
    }
    long all = 0;
    for (int i = from; i < from + length; i++) {
      all += largest[bytes[i] & 0xff];
    }
    double usual = Math.max(1e-3, all / (2.0 * length));
    int best = 0;
    double least = CERTAIN;
    int most = Math.min(MOST_BYTES, length / FEWEST_PACKETS);
    for (int size = LEAST_BYTES; size <= most; size++) {
      int there = 0;
      int packets = 0;
      for (int at = size; at < length; at += size) {
        there += largest[bytes[from + at] & 0xff];
        packets++;
      }
      double share = there / (2.0 * packets);
      double deviations = (share - usual) / Math.sqrt(usual * (1 - usual) / (2.0 * packets));
      if (deviations > least && share >= LEAST_SHARE) {
        least = deviations;
        best = size;
      }
    }
    return best;
  }

  private static int isLargest(Family family, int nibble) {
    boolean yes = family == Family.IMA ? (nibble & 7) == 7 : nibble == 7 || nibble == 8;
    return yes ? 1 : 0;
  }
}
