package org.plushkeep.toy.bluetooth;

import org.jspecify.annotations.Nullable;

/** The end of a link: it comes once, and whoever waits for it is told, however late they ask. */
public final class LinkEnd {
  // Guarded by this.
  private @Nullable Runnable action;
  private boolean over;

  /** Runs {@code then} at the end; where that has come already, at once on a thread of its own. */
  public void onEnd(Runnable then) {
    synchronized (this) {
      if (!over) {
        action = then;
        return;
      }
    }
    Thread.startVirtualThread(then); // the notifications' thread has done its work
  }

  public synchronized boolean isOver() {
    return over;
  }

  /**
   * The end has come; only the first time counts. To be called on the thread of the notifications,
   * after the last of them.
   *
   * @param first what has to be done before anybody is told
   */
  public void come(Runnable first) {
    Runnable then;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      then = action;
      action = null;
    }
    first.run();
    if (then != null) {
      then.run();
    }
  }
}
