package org.plushkeep.toy.practice;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Locale;
import org.plushkeep.toy.serial.Line;

/**
 * A cable made of nothing: a pseudo-terminal (POSIX {@code posix_openpt}). This end is the toy's;
 * the other has a path, and whoever opens that believes it to be a serial port. Linux and macOS.
 */
public final class PseudoTerminal implements Line {
  private static final int READ_WRITE = 2;
  private static final short POLLIN = 1;
  private static final int MOST_PATH = 128;
  private static final int MOST_TERMIOS = 256;

  private final int master;
  private final int slave;
  private final String path;
  private volatile boolean closed;

  private PseudoTerminal(int master, int slave, String path) {
    this.master = master;
    this.slave = slave;
    this.path = path;
  }

  /**
   * Opens one.
   *
   * @throws IOException this system has none, or no more of them
   */
  public static PseudoTerminal open() throws IOException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      throw new IOException("there are no pseudo-terminals on this system");
    }
    boolean mac = system.startsWith("mac");
    int noTerminal = mac ? 0x20000 : 0x100;
    int dontBlock = mac ? 4 : 0x800;
    try (Arena arena = Arena.ofConfined()) {
      int master = (int) C.POSIX_OPENPT.invokeExact(READ_WRITE | noTerminal | dontBlock);
      require(master >= 0);
      require((int) C.GRANTPT.invokeExact(master) == 0);
      require((int) C.UNLOCKPT.invokeExact(master) == 0);
      MemorySegment name = (MemorySegment) C.PTSNAME.invokeExact(master);
      require(name.address() != 0);
      String path = C.text(name);
      // Kept open at this end too: otherwise the terminal is gone when the other end is closed.
      int slave = (int) C.OPEN.invokeExact(arena.allocateFrom(path), READ_WRITE | noTerminal);
      require(slave >= 0);
      MemorySegment termios = arena.allocate(MOST_TERMIOS);
      require((int) C.TCGETATTR.invokeExact(slave, termios) == 0);
      C.CFMAKERAW.invokeExact(termios); // no echo, no lines: bytes
      require((int) C.TCSETATTR.invokeExact(slave, 0, termios) == 0);
      return new PseudoTerminal(master, slave, path);
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException("there are no pseudo-terminals on this system", e);
    }
  }

  private static void require(boolean good) throws IOException {
    if (!good) {
      throw new IOException("the system gives no pseudo-terminal");
    }
  }

  /** What the other end is opened by. */
  public String path() {
    return path;
  }

  @Override
  public int read(byte[] into, Duration most) throws IOException {
    refuseClosed();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ask = arena.allocate(8, 4);
      ask.set(JAVA_INT, 0, master);
      ask.set(JAVA_SHORT, 4, POLLIN);
      int ready = (int) C.POLL.invokeExact(ask, 1L, (int) Math.max(1, most.toMillis()));
      refuseClosed();
      if (ready <= 0) {
        return 0;
      }
      MemorySegment buffer = arena.allocate(into.length);
      long count = (long) C.READ.invokeExact(master, buffer, (long) into.length);
      if (count < 0) {
        throw new IOException("the terminal is gone");
      }
      MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
      return (int) count;
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  /** What finds no room, because nobody reads at the other end, is lost, as on any such line. */
  @Override
  public void write(byte[] bytes) throws IOException {
    refuseClosed();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocateFrom(JAVA_BYTE, bytes);
      long sent = 0;
      while (sent < bytes.length) {
        long count = (long) C.WRITE.invokeExact(master, buffer.asSlice(sent), bytes.length - sent);
        if (count <= 0) {
          return;
        }
        sent += count;
      }
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  private void refuseClosed() throws IOException {
    if (closed) {
      throw new IOException("the terminal is closed");
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      int first = (int) C.CLOSE.invokeExact(slave);
      int second = (int) C.CLOSE.invokeExact(master);
      assert first <= 0 && second <= 0;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The functions, looked up once. */
  @SuppressWarnings("restricted") // the C library's own, with the shapes that POSIX gives them
  private static final class C {
    static final MethodHandle POSIX_OPENPT = find("posix_openpt", JAVA_INT, JAVA_INT);
    static final MethodHandle GRANTPT = find("grantpt", JAVA_INT, JAVA_INT);
    static final MethodHandle UNLOCKPT = find("unlockpt", JAVA_INT, JAVA_INT);
    static final MethodHandle PTSNAME = find("ptsname", ADDRESS, JAVA_INT);
    static final MethodHandle TCGETATTR = find("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    static final MethodHandle TCSETATTR = find("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    static final MethodHandle POLL = find("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final MethodHandle READ = find("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle WRITE = find("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle CLOSE = find("close", JAVA_INT, JAVA_INT);
    static final MethodHandle CFMAKERAW = linked("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle OPEN =
        linked(
            "open",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    static String text(MemorySegment pointer) {
      return pointer.reinterpret(MOST_PATH).getString(0);
    }

    private static MethodHandle find(String name, MemoryLayout result, MemoryLayout... arguments) {
      return linked(name, FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle linked(
        String name, FunctionDescriptor shape, Linker.Option... options) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape, options);
    }
  }
}
