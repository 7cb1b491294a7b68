package org.plushkeep.away;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.plushkeep.away.MacSleepSignals.Notice;
import org.plushkeep.away.MacSleepSignals.Notices;

/**
 * macOS' {@code IORegisterForSystemPower} (IOKit/pwr_mgt/IOPMLib.h), whose notices come on a run
 * loop, here one on a thread of its own. Never run on macOS yet.
 */
final class MacPower implements MacSleepSignals.Source {
  // IOKit/IOMessage.h: iokit_common_msg(…), which is 0xe0000000 with a number of its own.
  static final int CAN_SYSTEM_SLEEP = 0xe0000270;
  static final int SYSTEM_WILL_SLEEP = 0xe0000280;
  static final int SYSTEM_HAS_POWERED_ON = 0xe0000300;

  /** {@code void callback(void *refcon, io_service_t, uint32_t message, void *argument)}. */
  private static final FunctionDescriptor CALLBACK =
      FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);

  private final MacRunLoop runLoop;
  private final MethodHandle register;
  private final MethodHandle deregister;
  private final MethodHandle allow;
  private final MethodHandle serviceClose;
  private final MethodHandle runLoopSource;
  private final MethodHandle portDestroy;

  MacPower() {
    this("/System/Library/Frameworks/IOKit.framework/IOKit", MacRunLoop.LIBRARY);
  }

  MacPower(String ioKit, String coreFoundation) {
    Natives io = Natives.of(ioKit);
    runLoop = new MacRunLoop(coreFoundation);
    register =
        io.function("IORegisterForSystemPower", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    deregister = io.function("IODeregisterForSystemPower", JAVA_INT, ADDRESS);
    allow = io.function("IOAllowPowerChange", JAVA_INT, JAVA_INT, JAVA_LONG);
    serviceClose = io.function("IOServiceClose", JAVA_INT, JAVA_INT);
    runLoopSource = io.function("IONotificationPortGetRunLoopSource", ADDRESS, ADDRESS);
    portDestroy = io.procedure("IONotificationPortDestroy", ADDRESS);
  }

  @Override
  public Connection open(Notices notices) {
    Open open = new Open(notices);
    Thread.ofPlatform().daemon().name("run loop").start(open::run);
    try {
      open.begun.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("macOS does not tell of sleep", e);
    }
    return open;
  }

  private final class Open implements Connection {
    private final CompletableFuture<MemorySegment> begun = new CompletableFuture<>();
    private final Notices notices;
    private volatile int session;
    private volatile boolean closed;

    Open(Notices notices) {
      this.notices = notices;
    }

    void run() {
      // For as long as the program runs, as nothing says that no call is under way after the end.
      Arena arena = Arena.global();
      MemorySegment port = arena.allocate(ADDRESS);
      MemorySegment notifier = arena.allocate(JAVA_INT);
      try {
        MemorySegment callback =
            Natives.callback(MethodHandles.lookup(), this, "told", CALLBACK, arena);
        session = (int) register.invokeExact(MemorySegment.NULL, port, callback, notifier);
        if (session == 0) {
          throw new IllegalStateException("no session");
        }
        try {
          listen(port.get(ADDRESS, 0));
        } finally {
          int _ = (int) deregister.invokeExact(notifier); // nothing is to be done about an error
          int _ = (int) serviceClose.invokeExact(session);
          portDestroy.invokeExact(port.get(ADDRESS, 0));
        }
      } catch (Throwable e) {
        begun.completeExceptionally(e);
      }
    }

    private void listen(MemorySegment port) throws Throwable {
      MemorySegment source = (MemorySegment) runLoopSource.invokeExact(port);
      begun.complete(runLoop.add(source));
      while (!closed && runLoop.runForAWhile()) {
        // A stop that came before the loop ran is noticed here.
      }
    }

    @SuppressWarnings("unused") // by its name
    void told(MemorySegment refcon, int service, int message, MemorySegment argument) {
      try {
        switch (message) {
          case CAN_SYSTEM_SLEEP -> notices.told(Notice.MAY_SLEEP, argument.address());
          case SYSTEM_WILL_SLEEP -> notices.told(Notice.WILL_SLEEP, argument.address());
          case SYSTEM_HAS_POWERED_ON -> notices.told(Notice.HAS_SLEPT, 0);
          default -> {}
        }
      } catch (RuntimeException | Error e) {
        // Nothing may leave here: it would end the program.
      }
    }

    @Override
    public void allow(long id) {
      try {
        int _ = (int) allow.invokeExact(session, id); // refused, it sleeps half a minute later
      } catch (Throwable e) {
        throw Natives.failed(e);
      }
    }

    @Override
    public void close() {
      closed = true;
      runLoop.stop(begun.join());
    }
  }
}
