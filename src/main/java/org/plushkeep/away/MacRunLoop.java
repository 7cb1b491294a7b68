package org.plushkeep.away;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Run loops of macOS (CoreFoundation/CFRunLoop.h). */
final class MacRunLoop {
  /** Where it is. */
  static final String LIBRARY =
      "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";

  /** {@code kCFRunLoopRunFinished}: it has nothing to wait for. */
  private static final int FINISHED = 1;

  private static final double A_WHILE_SECONDS = 60;

  private final MethodHandle current;
  private final MethodHandle retain;
  private final MethodHandle addSource;
  private final MethodHandle runInMode;
  private final MethodHandle stop;
  private final MemorySegment mode;

  MacRunLoop(String library) {
    Natives foundation = Natives.of(library);
    current = foundation.function("CFRunLoopGetCurrent", ADDRESS);
    retain = foundation.function("CFRetain", ADDRESS, ADDRESS);
    addSource = foundation.procedure("CFRunLoopAddSource", ADDRESS, ADDRESS, ADDRESS);
    runInMode =
        foundation.function("CFRunLoopRunInMode", JAVA_INT, ADDRESS, JAVA_DOUBLE, JAVA_BYTE);
    stop = foundation.procedure("CFRunLoopStop", ADDRESS);
    mode = pointer(foundation.variable("kCFRunLoopDefaultMode"));
  }

  @SuppressWarnings("restricted") // a variable that is a pointer
  private static MemorySegment pointer(MemorySegment variable) {
    return variable.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  /**
   * Adds what is to be waited for to the calling thread's loop, and gives that. It is kept for as
   * long as the program runs: {@link #stop} may come when its thread has ended, and the loop with
   * it, had nobody kept it.
   */
  MemorySegment add(MemorySegment source) {
    try {
      MemorySegment loop = (MemorySegment) current.invokeExact();
      MemorySegment kept = (MemorySegment) retain.invokeExact(loop);
      addSource.invokeExact(kept, source, mode);
      return kept;
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
  }

  /** Runs the calling thread's loop; whether there may be more to wait for. */
  boolean runForAWhile() {
    try {
      return (int) runInMode.invokeExact(mode, A_WHILE_SECONDS, (byte) 0) != FINISHED;
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
  }

  /** Ends a loop that runs, on any thread. */
  void stop(MemorySegment loop) {
    try {
      stop.invokeExact(loop);
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
  }
}
