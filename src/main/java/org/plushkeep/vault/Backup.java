package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import org.plushkeep.vault.VaultException.Problem;
import org.plushkeep.vault.disk.AtomicFilePath;
import org.plushkeep.vault.disk.Changes;

/**
 * Copies a vault into a folder, as it lies on the disk: encrypted, opened by the same passphrase
 * and sheet. Only what has changed is copied; what is no longer of the vault leaves the backup when
 * the new one is whole. Stopped anywhere, the backup made before is still there. Where compaction
 * is due, it comes first. A backup that holds what the vault does not, as an older copy that was
 * restored by mistake does not, is replaced only when somebody has said so.
 *
 * <p>Most is copied while the vault is in use. What was written to meanwhile, as {@link Changes}
 * tells, is copied at the end, with the database closed for that moment: so that the copy is of one
 * moment.
 *
 * <p>What came in while the vault was locked ({@link Intake}) is moved into the database right
 * after unlocking, and is in the backup by that. What another program takes in later than that is
 * in the next one.
 */
final class Backup {
  private static final int ONCE_MORE = 2;

  private final Path vault;
  private final Blocks blocks;
  private final DoubleConsumer progress;
  private final BooleanSupplier cancelled;

  /** What is in the backup, or is being put there: blocks may be alike. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  private final AtomicLong written = new AtomicLong();

  /**
   * A lane computes only when a processor is its own: the others' blocks wait for the disk
   * meanwhile, which has always several to write, and not one now and many then.
   */
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

  /** A lane's. */
  private final ThreadLocal<Blocks.Room> rooms = ThreadLocal.withInitial(Blocks.Room::new);

  private Backup(Path vault, Path folder, DoubleConsumer progress, BooleanSupplier cancelled) {
    this.vault = vault;
    this.blocks = BackupPlace.blocks(folder);
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Backs up.
   *
   * @param to the folder that holds, or will hold, the backup's own folder
   * @param evenNewer whether a backup that holds what the vault does not is replaced too
   */
  static BackupReport run(
      Access access, Path to, boolean evenNewer, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    Path folder = BackupPlace.of(access.keys(), to);
    Backup backup = new Backup(access.dir(), folder, progress, cancelled);
    try {
      BackupPlace.mustBeOutside(access.dir(), to);
      if (!evenNewer) {
        new EarlierBackup(access, folder).mustHoldNothingElse();
      }
      BackupPlace.make(folder);
      access.compactIfDue(); // or pages with what was erased would be copied
      BackupFile made = backup.copy(access);
      boolean traces = holdsErased(made); // and where its key file does not read, it is none
      backup.blocks.force();
      made.write(folder);
      Blocks.Left left = backup.blocks.keepOnly(new HashSet<>(made.blocks()));
      return new BackupReport(
          folder,
          made.length(),
          backup.written.get(),
          left.removed(),
          false,
          traces || !left.isAll());
    } catch (CancellationException e) {
      return new BackupReport(folder, 0, 0, 0, true, false);
    } catch (IOException e) {
      throw new VaultException(
          Problem.DISK,
          "The backup could not be written: its disk is full or cannot be written. The vault is as"
              + " it was, and so is a backup made before.",
          e);
    } catch (GeneralSecurityException e) {
      throw new VaultException(Problem.DAMAGED, "A key of the vault does not fit.", e);
    }
  }

  /** By the key file that is copied with them: what is erased meanwhile may find no room. */
  private static boolean holdsErased(BackupFile made) throws VaultException {
    VaultFile keyFile = VaultFile.parse(made.keyFile()).file();
    return keyFile.compactionDue() || keyFile.nextEpoch() != null;
  }

  private BackupFile copy(Access access)
      throws VaultException, IOException, GeneralSecurityException {
    for (int again = 0; ; again++) {
      FileTime before = Files.getLastModifiedTime(vault.resolve(Store.FILE));
      try (Changes since = Changes.of(access.databaseFile(), Blocks.BYTES)) {
        List<String> ahead = copyAhead();
        if (since.isReplaced() && again < ONCE_MORE) {
          continue; // made anew meanwhile: all of it is to be copied, and not while it is closed
        }
        VaultFile.Anchor head =
            EarlierBackup.unlessDamaged(
                VaultFile.Anchor.of(JournalHead.BEGINNING),
                () -> access.call((open, _) -> head(open, access.keys())));
        return access.whileClosed(() -> copyRest(access.keys(), ahead, since, before, head));
      }
    }
  }

  /**
   * What is there is also checked: a block that has rotted is written anew.
   *
   * @return the blocks' names, as they were when they were read
   */
  private List<String> copyAhead() throws IOException {
    try (FileChannel database = database()) {
      long count = Blocks.count(database.size());
      return Lanes.run(
          count,
          i -> copy(database, i, true),
          done -> {
            mustNotBeCancelled();
            progress.accept((double) done / count);
          });
    }
  }

  /** Where the history has come to; nowhere, where the vault's own record is damaged. */
  private static VaultFile.Anchor head(Store store, KeyRing keys) {
    Rows.State state = Erasure.state(store);
    return VaultFile.Anchor.of(
        state != null && state.isWhole(keys) ? state.journal() : JournalHead.BEGINNING);
  }

  private BackupFile copyRest(
      KeyRing keys, List<String> ahead, Changes since, FileTime before, VaultFile.Anchor head)
      throws IOException, GeneralSecurityException {
    if (Files.exists(vault.resolve(Store.FILE + AtomicFilePath.LOG))) {
      throw new IOException("the database could not be brought up to date"); // a full disk
    }
    try (FileChannel database = database()) {
      long length = database.size();
      List<String> names = new ArrayList<>(ahead);
      int count = Math.toIntExact(Blocks.count(length));
      while (names.size() > count) {
        names.removeLast();
      }
      boolean byOthers =
          since.isEmpty() && !Files.getLastModifiedTime(vault.resolve(Store.FILE)).equals(before);
      int whole = names.size() - 1; // the last was as long as the file was
      long[] changed =
          LongStream.range(0, count).filter(i -> byOthers || i >= whole || since.has(i)).toArray();
      List<String> fresh =
          Lanes.run(
              changed.length,
              i -> copy(database, changed[(int) i], false),
              _ -> mustNotBeCancelled());
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] < names.size()) {
          names.set((int) changed[i], fresh.get(i));
        } else {
          names.add(fresh.get(i)); // in order, as they are counted
        }
      }
      String keyFile = Files.readString(vault.resolve(VaultFile.NAME));
      return BackupFile.of(
          keys, Instant.now().toString(), keyFile, head, length, List.copyOf(names));
    }
  }

  /**
   * Puts a block into the backup.
   *
   * @param checked whether one that is there counts only when it is whole
   */
  private String copy(FileChannel database, long number, boolean checked) throws IOException {
    Blocks.Room room = rooms.get();
    ByteBuffer block;
    String name;
    FileChannel fresh;
    processors.acquireUninterruptibly();
    try {
      block = Blocks.read(database, number, room);
      name = Blocks.name(block);
      if (!known.add(name) || (checked && blocks.isWhole(name, room))) {
        return name;
      }
      mustNotBeCancelled();
      fresh = blocks.write(name, block);
    } finally {
      processors.release();
    }
    blocks.keep(name, fresh, block, room);
    written.addAndGet(block.remaining());
    return name;
  }

  private FileChannel database() throws IOException {
    return FileChannel.open(vault.resolve(Store.FILE), StandardOpenOption.READ);
  }

  private void mustNotBeCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
