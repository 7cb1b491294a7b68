package org.plushkeep.audio.sniff;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.ImaAdpcm;
import org.plushkeep.audio.adpcm.MicrosoftAdpcm;
import org.plushkeep.audio.adpcm.NibbleOrder;

/**
 * Looks for packets that begin with a header: at every multiple of some size the bytes are a header
 * that can be, and the sound that it tells of goes on where the packet before has ended.
 */
final class Headers {
  /** So many headers cannot be there by chance. */
  private static final int FEWEST_IMA = 4;

  /** Microsoft's headers have less in them that must be so. */
  private static final int FEWEST_MICROSOFT = 6;

  /** Smaller packets would be more header than sound. */
  private static final int LEAST_BYTES = 16;

  /** So many times the usual change from sample to sample a header may jump. */
  private static final double SMOOTH = 4;

  private static final int MOST_TRIED = 16;
  private static final int MOST_SAMPLES = 1 << 16;

  private final byte[] bytes;
  private final int from;
  private final int length;
  private final Trial trial;

  Headers(byte[] bytes, int from, int length, Trial trial) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.trial = trial;
  }

  /** The smallest packets of each kind that fit, in both orders of the nibbles. */
  List<AdpcmFormat> find() {
    List<AdpcmFormat> found = new ArrayList<>();
    add(Family.IMA, Framing.WAV, found);
    add(Family.IMA, Framing.DVI, found);
    add(Family.MICROSOFT, Framing.WAV, found);
    return found;
  }

  private void add(Family family, Framing framing, List<AdpcmFormat> found) {
    int header = family == Family.IMA ? 4 : 7;
    int most = Math.min(AdpcmFormat.MOST_PACKET_BYTES, (length - header) / (fewest(family) - 1));
    int tried = 0;
    for (int size = LEAST_BYTES; size <= most && tried < MOST_TRIED; size++) {
      if (!canBe(family, size, header)) {
        continue;
      }
      tried++;
      boolean goesOn = false;
      for (NibbleOrder order : NibbleOrder.values()) {
        goesOn |= goesOn(new AdpcmFormat(family, 0, order, framing, size));
      }
      if (goesOn) {
        for (NibbleOrder order : NibbleOrder.values()) {
          found.add(new AdpcmFormat(family, 0, order, framing, size));
        }
        return;
      }
    }
  }

  private boolean canBe(Family family, int size, int header) {
    int telling = 0;
    int all = 0;
    for (int at = 0; at + header <= length; at += size) {
      int first = from + at;
      boolean possible =
          family == Family.IMA
              ? bytes[first + 3] == 0
                  && bytes[first + 2] >= 0
                  && bytes[first + 2] <= ImaAdpcm.LAST_INDEX
              : bytes[first] >= 0
                  && bytes[first] < MicrosoftAdpcm.SETS
                  && little(first + 1) >= MicrosoftAdpcm.LEAST_STEP;
      if (!possible) {
        return false;
      }
      if (family == Family.MICROSOFT || bytes[first] != 0 || bytes[first + 1] != 0) {
        telling++;
      }
      all++;
    }
    return telling >= Math.max(fewest(family), all / 10);
  }

  private static int fewest(Family family) {
    return family == Family.IMA ? FEWEST_IMA : FEWEST_MICROSOFT;
  }

  /** Whether most packets begin about where the one before them has ended. */
  private boolean goesOn(AdpcmFormat format) {
    trial.decode(format, 0, Math.min(format.samples(length), MOST_SAMPLES));
    short[] samples = trial.samples();
    int each = format.samples(format.packetBytes());
    int smooth = 0;
    int packets = 0;
    for (int at = each; at + each <= trial.count(); at += each) {
      int begins = at;
      int value = samples[at];
      if (format.framing() == Framing.DVI) {
        int header = from + at / each * format.packetBytes();
        value = bytes[header] << 8 | bytes[header + 1] & 0xff;
      }
      double usual = 0;
      for (int i = begins - each + 1; i < begins; i++) {
        usual += Math.abs(samples[i] - samples[i - 1]);
      }
      usual /= Math.max(1, each - 1);
      packets++;
      if (Math.abs(value - samples[at - 1]) <= SMOOTH * (usual + 8)) {
        smooth++;
      }
    }
    return smooth >= 0.8 * packets;
  }

  private int little(int at) {
    return bytes[at] & 0xff | bytes[at + 1] << 8;
  }
}
