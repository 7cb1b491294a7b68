package org.plushkeep.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.vault.VaultException.Problem;
import org.plushkeep.vault.disk.AtomicFilePath;
import org.plushkeep.vault.disk.CipherFilePath;

/**
 * The encrypted database, held open by one connection for as long as the vault is unlocked. It
 * knows rows, not what they mean: {@link Rows} does.
 */
final class Store implements AutoCloseable {
  static final String NAME = "recordings";
  static final String FILE = NAME + ".mv.db";

  /** H2 would write a larger result to a file that is not encrypted. */
  static final int MEMORY_ROWS = Integer.MAX_VALUE;

  /** For {@link #recordings(String)}: the table itself. */
  static final String WITHOUT_INDEX = "USE INDEX ()";

  static {
    // H2 would keep texts it has read, names among them, for as long as the program runs. It asks
    // for this when it is first used.
    System.setProperty("h2.objectCache", "false");
  }

  private final Handle handle;

  private final Indexes indexes;

  private boolean leaving;

  private boolean metDamage;

  private boolean mendable = true;

  /**
   * A disk is waited for on it, and what takes a while is computed. Makes its thread when it is
   * first wanted.
   */
  private final ExecutorService aside =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("aside").factory());

  private final CipherFilePath.Loan password;

  /** The database's, as H2 names it, without our file systems before it. */
  private final String file;

  /** The same, as it was found when it was opened: its folder may be moved meanwhile. */
  private final String openedFile;

  private Store(Handle handle, CipherFilePath.Loan password, String file) {
    this.handle = handle;
    // Jdbi's own makes a text of what is no UUID, being damaged, and fails as if it were our fault.
    handle.registerColumnMapper(UUID.class, (row, at, _) -> row.getObject(at, UUID.class));
    this.indexes = new Indexes(handle);
    this.password = password;
    this.file = file;
    this.openedFile = AtomicFilePath.opened(file);
  }

  /**
   * Opens the database, or makes it.
   *
   * @param prefix H2's name for the file system, empty for the plain one
   */
  static Store open(Path dir, KeyRing keys, String prefix, boolean create) throws VaultException {
    if (dir.toString().contains(";")) {
      throw new VaultException(Problem.DISK, "A vault's folder may not have a ; in its name.");
    }
    if (!create && !Files.exists(dir.resolve(FILE))) {
      throw new VaultException(Problem.DAMAGED, "The vault's database is missing.");
    }
    CipherFilePath.Loan password = CipherFilePath.lend(keys.databasePassword());
    String url =
        "jdbc:h2:"
            + password.prefix()
            + AtomicFilePath.PREFIX
            + prefix
            + dir.toAbsolutePath().resolve(NAME)
            + ";WRITE_DELAY=0;MAX_MEMORY_ROWS="
            + MEMORY_ROWS
            + ";CACHE_SIZE=2048" // KiB; more of it only becomes old, and costs whole collections
            + ";LOCK_TIMEOUT=1" // ms: for a row that damage hides H2 would look again for 2 s
            + ";QUERY_CACHE_SIZE=64" // all that storing says, or it is parsed each time
            + ";ANALYZE_AUTO=0" // else every sound would be read in the midst of collecting
            + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
            + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0"
            + (create ? "" : ";IFEXISTS=TRUE");
    AtomicFilePath.register();
    Set<FileChannel> openBefore = AtomicFilePath.open();
    String file = file(dir, prefix);
    boolean crashed = Files.exists(dir.resolve(FILE + AtomicFilePath.LOG));
    Properties login = new Properties();
    login.put("user", "plushkeep");
    login.put("password", "plushkeep".toCharArray());
    try {
      var connection = new Driver().connect(url, login);
      Store store = new Store(Jdbi.open(connection), password, file);
      return store.prepared(keys, dir, () -> AtomicFilePath.abandon(file, openBefore));
    } catch (SQLException | JdbiException | IllegalStateException e) {
      password.close();
      AtomicFilePath.abandon(file, openBefore);
      throw Trouble.of(e);
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The vault's database cannot be written.", e);
    } catch (VaultException e) {
      if (e.problem() == Problem.TOO_NEW && !crashed) {
        leaveNothingOf(dir);
      }
      throw e;
    }
  }

  /** The database's file in a folder, as H2 names it. */
  static String file(Path dir, String prefix) {
    return prefix + dir.toAbsolutePath().resolve(FILE);
  }

  /** The log that opening made: whoever comes next is to find the database as it was. */
  private static void leaveNothingOf(Path dir) throws VaultException {
    try {
      Files.deleteIfExists(dir.resolve(FILE + AtomicFilePath.LOG));
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The vault's database cannot be written.", e);
    }
  }

  /**
   * Closes itself when it cannot be: another try is not to find it open.
   *
   * @param abandon closes its files as a crash would, so that closing it writes nothing
   */
  private Store prepared(KeyRing keys, Path dir, Runnable abandon)
      throws VaultException, IOException {
    boolean done = false;
    try {
      OwnerOnly.restrictFile(dir.resolve(FILE));
      Mending.settle(handle);
      new Schema(this, keys).migrate();
      lookForLeaving();
      done = true;
      return this;
    } finally {
      if (!done) {
        abandon.run();
        close();
      }
    }
  }

  Handle handle() {
    return handle;
  }

  /** Whether the last change that was forced before a crash is damaged, and so is not here. */
  boolean hasLostTheLastChange() {
    return AtomicFilePath.hasLostTheLastChange(file);
  }

  /**
   * What stands after FROM for the recordings of the vault, to be called {@code recording}: those
   * that were erased and whose rows are {@link Leaving} are none.
   */
  String recordings() {
    return recordings("");
  }

  /**
   * As the other.
   *
   * @param hint which index H2 is to go by, {@code USE INDEX (...)}; empty where it may choose
   */
  String recordings(String hint) {
    return leaving
        ? "(SELECT * FROM recording "
            + hint
            + " WHERE NOT EXISTS (SELECT 1 FROM "
            + Leaving.TABLE
            + " WHERE id = recording.id)) recording"
        : "recording " + hint;
  }

  /** Whether rows of recordings are leaving. */
  boolean isAnythingLeaving() {
    return leaving;
  }

  /** Looks whether they are; whoever changes that calls it. */
  void lookForLeaving() {
    leaving = count(Leaving.TABLE) > 0;
  }

  /** Whoever goes round a page that does not read says so: {@link Mending}. */
  void meetDamage() {
    metDamage = true;
  }

  boolean hasMetDamage() {
    return metDamage;
  }

  /**
   * An index tells something else than its table does.
   *
   * @throws JdbiException so that it is mended, and what was asked is done anew; not where nothing
   *     more can be mended
   */
  void meetWrongIndex() {
    metDamage = true;
    if (mendable) {
      throw new WrongIndex();
    }
  }

  /** From now on damage is gone round: it could not be mended. */
  void cannotBeMended() {
    mendable = false;
  }

  private static final class WrongIndex extends JdbiException {
    private static final long serialVersionUID = 1L;

    WrongIndex() {
      super("an index of the database is not that of its table");
    }
  }

  Indexes indexes() {
    return indexes;
  }

  /** Everything committed so far is on the disk, not only with the system, when this returns. */
  void force() {
    handle.execute("CHECKPOINT SYNC");
  }

  /** What is read of what was written. */
  @FunctionalInterface
  interface Reading<T> {
    T run() throws VaultException, GeneralSecurityException;
  }

  /**
   * As {@link #force}, and reads meanwhile, which takes us as long as the disk needs. Both have
   * ended when this returns or throws.
   *
   * @throws IOException when it cannot be forced, whatever came of the reading
   */
  <T> T forceAndRead(Reading<T> reading)
      throws VaultException, GeneralSecurityException, IOException {
    Future<String> forcing = aside.submit(this::forceFile);
    try {
      return reading.run();
    } finally {
      Lanes.result(forcing, IOException.class);
    }
  }

  /** Has something computed meanwhile, if possible. */
  <T> Future<T> aside(Callable<T> work) {
    return aside.submit(work);
  }

  private String forceFile() throws IOException {
    AtomicFilePath.force(openedFile);
    return openedFile;
  }

  /**
   * Has the database write what it holds of a transaction up to now. It would wait for 19 MB, and
   * then want three times as much for writing them; a transaction that is not committed is undone
   * at the next opening all the same.
   */
  void lighten() {
    handle.execute("CHECKPOINT");
  }

  /**
   * Has queries give their rows one by one, as they are read: of all recordings of a large vault
   * the whole would be 10 MB, and once more what is made of it. Not within a transaction: it would
   * be committed.
   */
  <T> T rowByRow(Supplier<T> queries) {
    handle.execute("SET LAZY_QUERY_EXECUTION TRUE");
    try {
      return queries.get();
    } finally {
      handle.execute("SET LAZY_QUERY_EXECUTION FALSE");
    }
  }

  /** How many rows a table has. H2 counts them one by one where something is not committed yet. */
  long count(String table) {
    return handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(long.class).one();
  }

  /** Whether a table has a column, both as H2 writes names. */
  boolean hasColumn(String table, String column) {
    return handle
        .createQuery(
            "SELECT COUNT(*) > 0 FROM information_schema.columns WHERE table_name = ? AND"
                + " column_name = ?")
        .bind(0, table)
        .bind(1, column)
        .mapTo(boolean.class)
        .one();
  }

  /**
   * Closes; what was deleted leaves the file too. H2's own {@code SHUTDOWN COMPACT} only moves what
   * is worth it and leaves the deleted in pages of a large file: here a new file is made of what is
   * in use, and takes the old one's place whole.
   */
  void compactAndClose() throws IOException {
    new Orphans(this).drop();
    indexes.drop();
    indexes.make();
    // Not through a Jdbi statement: it asks H2 for results after H2 has closed.
    try (var statement = handle.getConnection().createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
        throw new IllegalStateException("the database does not close", e);
      }
    }
    Set<FileChannel> openBefore = AtomicFilePath.open();
    try {
      MVStoreTool.compact(password.prefix() + AtomicFilePath.PREFIX + file, false);
    } catch (DbException | MVStoreException | CompletionException e) {
      AtomicFilePath.abandon(file, openBefore);
      AtomicFilePath.abandon(file + Constants.SUFFIX_MV_STORE_TEMP_FILE, openBefore);
      throw new IllegalStateException(
          "the database does not compact",
          e instanceof DbException told ? told.getSQLException() : e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    try {
      handle.close();
    } catch (RuntimeException e) {
      // The database is closed already, or cannot be: either way nothing of it is ours any more.
      return;
    } finally {
      aside.shutdown();
      password.close();
    }
  }
}
