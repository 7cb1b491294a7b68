package org.plushkeep.testing;

import java.lang.reflect.Method;

/**
 * How much memory this thread has asked for. The tests' module does not know the beans' package.
 */
public final class Allocated {
  private Allocated() {}

  /** Bytes since the thread began, also those that were given back. */
  public static long byThisThread() {
    try {
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      Method bytes =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes");
      return (long) bytes.invoke(threads);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
