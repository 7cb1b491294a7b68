package org.plushkeep.away;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.away.AwaySignals.Watch;

/**
 * Windows' {@code PowerRegisterSuspendResumeNotification} (powerbase.h), which calls a function and
 * needs no window. Never run on Windows yet.
 */
final class WindowsPower implements WindowsSleepSignals.Source {
  /** {@code DEVICE_NOTIFY_CALLBACK} of winuser.h. */
  private static final int CALLBACK = 2;

  /** {@code ULONG DeviceNotifyCallbackRoutine(PVOID context, ULONG type, PVOID setting)}. */
  private static final FunctionDescriptor ROUTINE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);

  private final MethodHandle register;
  private final MethodHandle unregister;

  WindowsPower() {
    this(path(System.getenv("SystemRoot")));
  }

  /** The whole path: by its name alone one beside the program, or in the path, might be taken. */
  static String path(@Nullable String systemRoot) {
    return (systemRoot == null ? "C:\\Windows" : systemRoot) + "\\System32\\powrprof.dll";
  }

  WindowsPower(String library) {
    Natives powrprof = Natives.of(library);
    register =
        powrprof.function(
            "PowerRegisterSuspendResumeNotification", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    unregister = powrprof.function("PowerUnregisterSuspendResumeNotification", JAVA_INT, ADDRESS);
  }

  @Override
  public Watch register(IntConsumer event) {
    // For as long as the program runs: nothing says that no call is under way after the end.
    Arena arena = Arena.global();
    Routine routine = new Routine(event);
    MemorySegment parameters = arena.allocate(ADDRESS, 2); // DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS
    parameters.setAtIndex(
        ADDRESS, 0, Natives.callback(MethodHandles.lookup(), routine, "call", ROUTINE, arena));
    MemorySegment handle = arena.allocate(ADDRESS);
    try {
      int error = (int) register.invokeExact(CALLBACK, parameters, handle);
      if (error != 0) {
        throw new IllegalStateException("Windows does not tell of sleep: error " + error);
      }
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
    MemorySegment registered = handle.get(ADDRESS, 0);
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      routine.ended = true;
      if (!ended.getAndSet(true)) {
        end(registered);
      }
    };
  }

  private void end(MemorySegment registered) {
    try {
      int _ = (int) unregister.invokeExact(registered); // nothing is to be done about an error
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
  }

  /** What Windows calls. */
  private static final class Routine {
    private final IntConsumer event;
    private volatile boolean ended;

    Routine(IntConsumer event) {
      this.event = event;
    }

    @SuppressWarnings("unused") // by its name
    int call(MemorySegment context, int type, MemorySegment setting) {
      try {
        if (!ended) {
          event.accept(type);
        }
      } catch (RuntimeException | Error e) {
        // Nothing may leave here: it would end the program.
      }
      return 0;
    }
  }
}
