package org.plushkeep.toy.bluetooth;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.Deadline;

/**
 * How long the calls of one link may take. A toy that notifies meanwhile is not mute, however late
 * the answer itself: then it is waited for anew.
 */
public final class CallPatience {
  private final Duration silence;
  private final Duration most;
  private final AtomicLong notifications = new AtomicLong();
  private volatile @Nullable Deadline linking;

  /**
   * @param silence how long there may be neither an answer nor a notification
   * @param most how long a call may take in any case, once the toy is linked
   * @param linking until when all of the linking must have been done
   */
  public CallPatience(Duration silence, Duration most, Deadline linking) {
    this.silence = silence;
    this.most = most;
    this.linking = linking;
  }

  /** From now on every call has its own patience, no longer a share of the linking's. */
  public void linked() {
    linking = null;
  }

  /** The toy has notified of something. */
  public void heard() {
    notifications.incrementAndGet();
  }

  /** For a call that begins now. */
  public Turn turn() {
    Deadline ofLinking = linking;
    return new Turn(ofLinking == null ? Deadline.in(most) : ofLinking);
  }

  /** Waiting for one answer, by one thread. */
  public final class Turn {
    private final Deadline end;
    private long before;

    private Turn(Deadline end) {
      this.end = end;
    }

    /** How long to wait now. */
    public Duration next() {
      before = notifications.get();
      return end.left(silence);
    }

    /** Whether there is no sense in waiting longer, after that time. */
    public boolean isOver() {
      return notifications.get() == before || end.over();
    }
  }
}
