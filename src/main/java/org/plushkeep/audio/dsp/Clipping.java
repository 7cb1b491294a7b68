package org.plushkeep.audio.dsp;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.audio.Pcm;

/**
 * Finds where a recording is cut off: louder than the microphone or the codec could take. A flat
 * top is at least three samples in a row within a thousandth of full scale, on one side.
 */
public final class Clipping {
  /** Two neighbours at the limit are a peak, three are a flat top. */
  private static final int LEAST_SAMPLES = 3;

  /** Within a thousandth of full scale, so that both of its ends count alike. */
  private static final int LIMIT = 32_735;

  private final short[] samples;
  private final int apart;
  private final List<Span> found = new ArrayList<>();
  private int next;

  /**
   * @param apart flat tops closer than so many samples are one
   */
  public Clipping(Pcm pcm, int apart) {
    samples = pcm.samples();
    this.apart = apart;
  }

  /** The flat tops, in order, apart from each other. */
  public static List<Span> of(Pcm pcm, int apart) {
    Clipping clipping = new Clipping(pcm, apart);
    clipping.search(0, pcm.samples().length);
    return clipping.found();
  }

  /**
   * Looks for flat tops that begin in a part; parts are searched in order.
   *
   * @param from the part's first sample
   * @param to the sample after its last
   */
  public void search(int from, int to) {
    next = Math.max(next, from);
    while (next < to) {
      int begin = next;
      int side = side(samples[next++]);
      while (side != 0 && next < samples.length && side(samples[next]) == side) {
        next++;
      }
      if (next - begin >= LEAST_SAMPLES) {
        add(new Span(begin, next));
      }
    }
  }

  /** What was found so far, in order, apart from each other. */
  public List<Span> found() {
    return List.copyOf(found);
  }

  /** Whether samples between these two may be at the limit. */
  public static boolean isReachedBy(int least, int greatest) {
    return side((short) least) < 0 || side((short) greatest) > 0;
  }

  private static int side(short sample) {
    return sample >= LIMIT ? 1 : sample <= -LIMIT ? -1 : 0;
  }

  private void add(Span span) {
    if (!found.isEmpty() && span.from() - found.getLast().to() < apart) {
      found.add(new Span(found.removeLast().from(), span.to()));
    } else {
      found.add(span);
    }
  }
}
