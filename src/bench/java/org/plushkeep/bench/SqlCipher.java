package org.plushkeep.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * SQLCipher, the library of Debian's {@code libsqlcipher0}, called as it is: a journal written
 * ahead, every commit forced, one transaction for each recording, read back and compared.
 */
final class SqlCipher implements AutoCloseable {
  private static final String LIBRARY = "libsqlcipher.so.0";
  private static final int OK = 0;
  private static final int ROW = 100;
  private static final int DONE = 101;
  private static final MemorySegment STATIC = MemorySegment.NULL;

  private final Arena arena = Arena.ofConfined();
  private final SymbolLookup library;
  private final MethodHandle exec;
  private final MethodHandle bindBlob;
  private final MethodHandle bindInt;
  private final MethodHandle step;
  private final MethodHandle reset;
  private final MethodHandle columnBlob;
  private final MethodHandle columnBytes;
  private final MemorySegment database;
  private final MemorySegment begin;
  private final MemorySegment commit;
  private final MemorySegment insert;
  private final MemorySegment select;
  private final MemorySegment sound;
  private final MemorySegment peaks;

  /** Whether the library is on this machine. */
  static boolean isHere() {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(LIBRARY, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Makes a database.
   *
   * @param most the longest recording, in bytes
   */
  SqlCipher(Path file, int most) {
    library = SymbolLookup.libraryLookup(LIBRARY, arena);
    exec = function("sqlite3_exec", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    bindBlob = function("sqlite3_bind_blob", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    bindInt = function("sqlite3_bind_int", ADDRESS, JAVA_INT, JAVA_INT);
    step = function("sqlite3_step", ADDRESS);
    reset = function("sqlite3_reset", ADDRESS);
    columnBytes = function("sqlite3_column_bytes", ADDRESS, JAVA_INT);
    columnBlob =
        Linker.nativeLinker()
            .downcallHandle(
                library.find("sqlite3_column_blob").orElseThrow(),
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    MemorySegment pointer = arena.allocate(ADDRESS);
    MethodHandle open = function("sqlite3_open", ADDRESS, ADDRESS);
    mustBe(OK, call(open, arena.allocateFrom(file.toString()), pointer));
    database = pointer.get(ADDRESS, 0);
    execute(arena.allocateFrom("PRAGMA key = 'violet anchors hum quietly'"));
    execute(arena.allocateFrom("PRAGMA journal_mode = WAL"));
    execute(arena.allocateFrom("PRAGMA synchronous = FULL"));
    execute(
        arena.allocateFrom(
            "CREATE TABLE recording (id INTEGER PRIMARY KEY, toy TEXT, collected_at INT,"
                + " sound BLOB, peaks BLOB)"));
    begin = arena.allocateFrom("BEGIN");
    commit = arena.allocateFrom("COMMIT");
    insert = prepare("INSERT INTO recording VALUES (?, 'C4:BE:84:00:00:01', 1, ?, ?)");
    select = prepare("SELECT sound FROM recording WHERE id = ?");
    sound = arena.allocate(most);
    peaks = arena.allocate(most);
  }

  /** Stores one, durably, and compares it with what is there then. */
  void store(int id, byte[] bytes, byte[] outline) {
    MemorySegment.copy(bytes, 0, sound, JAVA_BYTE, 0, bytes.length);
    MemorySegment.copy(outline, 0, peaks, JAVA_BYTE, 0, outline.length);
    execute(begin);
    call(bindInt, insert, 1, id);
    call(bindBlob, insert, 2, sound, bytes.length, STATIC);
    call(bindBlob, insert, 3, peaks, outline.length, STATIC);
    mustBe(DONE, call(step, insert));
    call(reset, insert);
    execute(commit);
    call(bindInt, select, 1, id);
    mustBe(ROW, call(step, select));
    byte[] back = blob(select).reinterpret(call(columnBytes, select, 0)).toArray(JAVA_BYTE);
    call(reset, select);
    if (!Arrays.equals(bytes, back)) {
      throw new IllegalStateException("SQLCipher gives back something else");
    }
  }

  private MemorySegment blob(MemorySegment statement) {
    try {
      return (MemorySegment) columnBlob.invokeExact(statement, 0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private MemorySegment prepare(String sql) {
    MethodHandle prepare =
        function("sqlite3_prepare_v2", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    MemorySegment pointer = arena.allocate(ADDRESS);
    MemorySegment text = arena.allocateFrom(sql);
    mustBe(OK, call(prepare, database, text, -1, pointer, MemorySegment.NULL));
    return pointer.get(ADDRESS, 0);
  }

  private void execute(MemorySegment sql) {
    MemorySegment none = MemorySegment.NULL;
    mustBe(OK, call(exec, database, sql, none, none, none));
  }

  private MethodHandle function(String name, MemoryLayout... parameters) {
    return Linker.nativeLinker()
        .downcallHandle(
            library.find(name).orElseThrow(), FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private static int call(MethodHandle function, Object... arguments) {
    try {
      return (int) function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void mustBe(int expected, int result) {
    if (result != expected) {
      throw new IllegalStateException("SQLCipher says " + result);
    }
  }

  @Override
  public void close() {
    call(function("sqlite3_finalize", ADDRESS), insert);
    call(function("sqlite3_finalize", ADDRESS), select);
    mustBe(OK, call(function("sqlite3_close", ADDRESS), database));
    arena.close();
  }
}
