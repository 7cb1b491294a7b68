package org.plushkeep.toy.bluetooth;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.plushkeep.bus.Deadline;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * Whether it is the radio that has gone, where a link has: systems tell of the link first and of
 * the radio a moment later.
 */
public final class RadioWatch {
  private static final int LOOK_AGAIN_MILLIS = 20;

  private final BooleanSupplier isOn;
  private final Duration moment;

  // Guarded by this.
  private boolean asked;
  private boolean gone;

  /**
   * @param isOn asked until it says no
   * @param moment for which it is asked
   */
  public RadioWatch(BooleanSupplier isOn, Duration moment) {
    this.isOn = isOn;
    this.moment = moment;
  }

  /** To be asked when the link has gone. Waits for the moment once; then that answer stands. */
  public synchronized boolean hasGone() {
    if (!asked) {
      asked = true;
      Deadline end = Deadline.in(moment);
      gone = !isOn.getAsBoolean();
      while (!gone && !end.over() && slept()) {
        gone = !isOn.getAsBoolean();
      }
    }
    return gone;
  }

  /** The same, or, where it says that the link was lost and the radio has gone, that. */
  public ToyException why(ToyException e) {
    return e.problem() == Problem.LINK_LOST && hasGone() ? ToyException.radioLost() : e;
  }

  private static boolean slept() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
