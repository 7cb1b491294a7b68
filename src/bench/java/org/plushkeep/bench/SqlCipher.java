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
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * SQLCipher, the library of Debian's {@code libsqlcipher0}, called as it is: a journal written
 * ahead, every commit forced, one transaction for each recording, read back and compared. The
 * transaction does what the vault's does: it asks whether the same bytes are there already, and
 * writes the recording's row with its four indexes, its bytes and its outline, an entry of the
 * history and what binds it to the recording, and the vault's state. What SQLCipher has nothing
 * like, a key for each recording, it need not do.
 */
final class SqlCipher implements AutoCloseable {
  private static final String LIBRARY = "libsqlcipher.so.0";
  private static final int OK = 0;
  private static final int ROW = 100;
  private static final int DONE = 101;
  private static final MemorySegment STATIC = MemorySegment.NULL;

  private static final int ID_BYTES = 16;
  private static final int DIGEST_BYTES = 32;

  /** A statement a line. */
  private static final String SCHEMA =
      """
      CREATE TABLE recording (id BLOB PRIMARY KEY, toy_id TEXT, collected_at INT, duration_ns INT, format TEXT, byte_count INT, verdict TEXT, digest BLOB, details BLOB, silence INT, mac BLOB)
      CREATE UNIQUE INDEX recording_digest ON recording (digest)
      CREATE INDEX recording_newest ON recording (collected_at DESC, id)
      CREATE INDEX recording_toy ON recording (toy_id, collected_at DESC, id)
      CREATE INDEX recording_silence ON recording (silence, collected_at DESC, id)
      CREATE TABLE piece (recording_id BLOB, kind INT, part INT, bytes BLOB, PRIMARY KEY (recording_id, kind, part))
      CREATE TABLE journal (seq INTEGER PRIMARY KEY, happened_at INT, event TEXT, amount INT, source TEXT, account TEXT, previous BLOB, mac BLOB, detail TEXT)
      CREATE TABLE journal_about (seq INT, recording_id BLOB, mac BLOB, PRIMARY KEY (seq, recording_id))
      CREATE INDEX journal_about_recording ON journal_about (recording_id)
      CREATE TABLE vault_state (id INTEGER PRIMARY KEY, recordings INT, mac BLOB)
      INSERT INTO vault_state VALUES (1, 0, zeroblob(37))
      """;

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
  private final MemorySegment known;
  private final MemorySegment insert;
  private final MemorySegment piece;
  private final MemorySegment journal;
  private final MemorySegment about;
  private final MemorySegment state;
  private final MemorySegment select;
  private final MemorySegment id;
  private final MemorySegment digest;
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
    execute("PRAGMA key = 'violet anchors hum quietly'");
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    SCHEMA.lines().filter(line -> !line.isBlank()).forEach(this::execute);
    begin = arena.allocateFrom("BEGIN");
    commit = arena.allocateFrom("COMMIT");
    known = prepare("SELECT id FROM recording WHERE digest = ?");
    insert =
        prepare(
            "INSERT INTO recording VALUES (?, 'C4:BE:84:00:00:01', ?, 0, 'unknown', ?, 'NEW', ?,"
                + " zeroblob(60), -1, zeroblob(37))");
    piece = prepare("INSERT INTO piece VALUES (?, ?, 0, ?)");
    journal =
        prepare(
            "INSERT INTO journal VALUES (?, 1, 'COLLECTED', 1, 'WINDOW', 'somebody', zeroblob(37),"
                + " zeroblob(37), '')");
    about = prepare("INSERT INTO journal_about VALUES (?, ?, zeroblob(37))");
    state = prepare("UPDATE vault_state SET recordings = ?, mac = zeroblob(37) WHERE id = 1");
    select = prepare("SELECT bytes FROM piece WHERE recording_id = ? AND kind = 1 AND part = 0");
    id = arena.allocate(ID_BYTES);
    digest = arena.allocate(DIGEST_BYTES);
    sound = arena.allocate(most);
    peaks = arena.allocate(most);
  }

  /** Stores one, durably, and compares it with what is there then. */
  void store(int number, byte[] bytes, byte[] outline) {
    MemorySegment.copy(bytes, 0, sound, JAVA_BYTE, 0, bytes.length);
    MemorySegment.copy(outline, 0, peaks, JAVA_BYTE, 0, outline.length);
    MemorySegment.copy(uuid(), 0, id, JAVA_BYTE, 0, ID_BYTES);
    MemorySegment.copy(sha256(bytes), 0, digest, JAVA_BYTE, 0, DIGEST_BYTES);
    execute(begin);
    call(bindBlob, known, 1, digest, DIGEST_BYTES, STATIC);
    mustBe(DONE, call(step, known));
    call(reset, known);
    call(bindBlob, insert, 1, id, ID_BYTES, STATIC);
    call(bindInt, insert, 2, number);
    call(bindInt, insert, 3, bytes.length);
    call(bindBlob, insert, 4, digest, DIGEST_BYTES, STATIC);
    run(insert);
    putPiece(1, sound, bytes.length);
    putPiece(2, peaks, outline.length);
    call(bindInt, journal, 1, number + 1);
    run(journal);
    call(bindInt, about, 1, number + 1);
    call(bindBlob, about, 2, id, ID_BYTES, STATIC);
    run(about);
    call(bindInt, state, 1, number + 1);
    run(state);
    execute(commit);
    call(bindBlob, select, 1, id, ID_BYTES, STATIC);
    mustBe(ROW, call(step, select));
    byte[] back = blob(select).reinterpret(call(columnBytes, select, 0)).toArray(JAVA_BYTE);
    call(reset, select);
    if (!Arrays.equals(bytes, back)) {
      throw new IllegalStateException("SQLCipher gives back something else");
    }
  }

  private void putPiece(int kind, MemorySegment bytes, int length) {
    call(bindBlob, piece, 1, id, ID_BYTES, STATIC);
    call(bindInt, piece, 2, kind);
    call(bindBlob, piece, 3, bytes, length, STATIC);
    run(piece);
  }

  private void run(MemorySegment statement) {
    mustBe(DONE, call(step, statement));
    call(reset, statement);
  }

  private static byte[] uuid() {
    UUID uuid = UUID.randomUUID();
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
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

  private void execute(String sql) {
    execute(arena.allocateFrom(sql));
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
    MethodHandle finish = function("sqlite3_finalize", ADDRESS);
    List.of(known, insert, piece, journal, about, state, select)
        .forEach(statement -> call(finish, statement));
    mustBe(OK, call(function("sqlite3_close", ADDRESS), database));
    arena.close();
  }
}
