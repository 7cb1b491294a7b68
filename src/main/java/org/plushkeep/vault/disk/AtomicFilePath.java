package org.plushkeep.vault.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's file system {@code atomic:}, laid over another one. H2 itself checks the first and the last
 * bytes of what it wrote last, not what is between: a disk that lost a sector there in a power cut
 * would give back a damaged database. Here a file has a {@link RedoLog} beside it instead.
 */
public final class AtomicFilePath extends FilePathWrapper {
  /** Before a database's name in H2's URL. */
  public static final String PREFIX = "atomic:";

  /** Added to a file's name: its log, there only while the file is open or after a crash. */
  public static final String LOG = ".redo";

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Map<AtomicFile, String> OPEN = new ConcurrentHashMap<>();

  /** Made known to H2; once is enough, and more does no harm. */
  public static void register() {
    FilePath.register(new AtomicFilePath());
  }

  @Override
  public String getScheme() {
    return "atomic";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    RedoLog log = new RedoLog(log(getBase()), mode);
    boolean writes = !mode.equals("r");
    String base = Changes.realName(getBase());
    AtomicFile file =
        new AtomicFile(
            getBase().open(mode),
            log,
            writes,
            AtomicFile.LONG_LOG,
            OPEN::remove,
            (from, end) -> Changes.tell(base, from, end));
    OPEN.put(file, base);
    if (writes) {
      forceFolder();
    }
    return file;
  }

  /**
   * Makes names outlast a power cut: forcing a file does not force its name, and a log that has
   * none any more holds nothing. Windows opens no folder; its journal orders names.
   */
  private void forceFolder() throws IOException {
    if (POSIX) {
      try (FileChannel folder = getBase().getParent().open("r")) {
        folder.force(true);
      }
    }
  }

  /** What is open now, to tell {@link #abandon} what is older than an attempt. */
  public static Set<FileChannel> open() {
    return Set.copyOf(OPEN.keySet());
  }

  /**
   * Closes files that H2 left open when it could not open a damaged database: nobody else could
   * open them for as long as the program runs. Nothing is written.
   *
   * @param file the database's, without {@link #PREFIX}
   * @param older what was open before the attempt, and stays so
   */
  public static void abandon(String file, Set<FileChannel> older) {
    String base = Changes.realName(FilePath.get(file));
    for (Map.Entry<AtomicFile, String> one : OPEN.entrySet()) {
      if (one.getValue().equals(base) && !older.contains(one.getKey())) {
        one.getKey().abandon();
      }
    }
  }

  /**
   * A file by which {@link #force} knows it again, wherever its folder is moved to meanwhile.
   *
   * @param file one that is open, without {@link #PREFIX}
   */
  public static String opened(String file) {
    return Changes.realName(FilePath.get(file));
  }

  /**
   * Forces a file, as the database that has it open would. It may be read meanwhile, not changed.
   *
   * @param opened as {@link #opened} names it
   * @throws IOException also when it is not open
   */
  public static void force(String opened) throws IOException {
    boolean forced = false;
    for (Map.Entry<AtomicFile, String> one : OPEN.entrySet()) {
      if (one.getValue().equals(opened)) {
        one.getKey().force(true);
        forced = true;
      }
    }
    if (!forced) {
      throw new IOException("what is to be forced is not open");
    }
  }

  /**
   * Whether the last change that was forced before a crash is damaged, and so is not in a file.
   *
   * @param file one that is open, without {@link #PREFIX}
   */
  public static boolean hasLostTheLastChange(String file) {
    String base = Changes.realName(FilePath.get(file));
    return OPEN.entrySet().stream()
        .anyMatch(one -> one.getValue().equals(base) && one.getKey().hasLostTheLastChange());
  }

  /** Compacting puts a new file in the old one's place: only where both are whole without a log. */
  @Override
  public void moveTo(FilePath newPath, boolean atomicReplace) {
    if (log(getBase()).exists() || log(newPath.unwrap()).exists()) {
      throw DbException.get(ErrorCode.FILE_RENAME_FAILED_2, toString(), newPath.toString());
    }
    try {
      forceFolder(); // a log that comes back would be brought into the new file
      String replaced = Changes.realName(newPath.unwrap());
      Changes.tellReplaced(replaced);
      super.moveTo(newPath, atomicReplace);
      Changes.tellReplaced(replaced); // whoever began to look before it was there
      forceFolder();
    } catch (IOException e) {
      throw DbException.convertIOException(e, toString());
    }
  }

  @Override
  public void delete() {
    FilePath log = log(getBase());
    if (log.exists()) {
      log.delete();
    }
    String gone = Changes.realName(getBase());
    Changes.tellReplaced(gone);
    super.delete();
    Changes.tellReplaced(gone);
  }

  private static FilePath log(FilePath file) {
    return FilePath.get(file + LOG);
  }
}
