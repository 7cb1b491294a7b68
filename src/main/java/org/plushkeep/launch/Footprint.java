package org.plushkeep.launch;

import java.time.Duration;

/**
 * Keeps what the program takes of the computer's memory near to what it needs. Java's serial
 * collector, which starts soonest and wants least for itself, lets its heap grow to the limit
 * before it looks at what has become old; here it is asked to look sooner, and gives back what is
 * free then (see {@code java.options}).
 */
public final class Footprint implements Runnable {
  /** Reading a large vault makes 50 MB in a tenth of a second. */
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /**
   * What is worth a pause: large work makes a lot that is soon nothing. With the window open and a
   * large erasure going on, half as much again would be more than the program may take.
   */
  private static final long GROWTH_BYTES = 28L << 20;

  /** In use at the least since it was last asked. */
  private long least;

  private Footprint() {}

  /** Watches for as long as the program runs. */
  public static void watch() {
    Thread.ofPlatform().daemon().name("footprint").start(new Footprint());
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(BETWEEN);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What others gave back, as a passphrase's key does, counts from there on too. */
  private void look() {
    long used = used();
    if (used > least + GROWTH_BYTES) {
      System.gc();
      least = used();
    } else if (used < least) {
      least = used;
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
