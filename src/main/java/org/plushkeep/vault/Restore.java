package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.vault.VaultException.Problem;
import org.plushkeep.vault.disk.AtomicFilePath;

/**
 * Makes a vault of a backup: first beside its place, checked block by block, and only when all of
 * it is on the disk does it get its name. The backup is left as it is.
 */
final class Restore {
  private static final String BESIDE = ".restoring";
  private static final List<String> LEFT =
      List.of(
          VaultFile.NAME,
          VaultFile.NAME + VaultFile.PART,
          Store.FILE + AtomicFilePath.LOG,
          Store.FILE);

  private final Path backup;
  private final BackupFile file;
  private final Path beside;
  private final String prefix;
  private final LastSeen lastSeen;

  private Restore(Path backup, BackupFile file, Path dir, String prefix, LastSeen lastSeen) {
    this.prefix = prefix;
    this.lastSeen = lastSeen;
    this.backup = backup;
    this.file = file;
    this.beside = dir.resolveSibling(dir.getFileName() + BESIDE);
  }

  /**
   * Restores.
   *
   * @param from the backup's folder, or the one it is in
   * @param dir empty, or not there
   * @param secret passphrase or sheet's code of the vault as it was then
   */
  static void run(
      Path from, Path dir, char[] secret, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    run(from, dir, secret, "", LastSeen.nowhere(), progress, cancelled);
  }

  /**
   * As the other.
   *
   * @param prefix H2's name for the file system, empty for the plain one
   * @param lastSeen forgets what was in this place: a backup is older, and is meant to be
   */
  static void run(
      Path from,
      Path dir,
      char[] secret,
      String prefix,
      LastSeen lastSeen,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws VaultException {
    NetworkDrive.refuse(dir);
    Vaults.refuseWhereSomethingIs(dir);
    Path backup = BackupPlace.find(from);
    BackupFile file = BackupFile.read(backup);
    Restore restore = new Restore(backup, file, dir.toAbsolutePath(), prefix, lastSeen);
    try {
      OwnerOnly.createDirectory(restore.beside);
      restore.make(dir, secret, progress, cancelled);
    } catch (IOException e) {
      throw new VaultException(
          Problem.DISK,
          "The vault could not be written: the disk is full or cannot be written. The backup is as"
              + " it was.",
          e);
    }
  }

  private void make(Path dir, char[] secret, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException, VaultException {
    VaultLock lock = VaultLock.take(beside); // nobody else is restoring to the same place
    try {
      clear(); // what a run that was killed has left
      writeKeyFile();
      UUID vault;
      try (KeyRing keys = keys(secret)) {
        vault = keys.vault();
        writeDatabase(progress, cancelled);
        forgetNotices(keys);
      }
      Unfinished.makeRoom(dir);
      lastSeen.forget(vault, dir);
      lock.close(); // Windows moves no folder in which a file is open
      Files.move(beside, dir, StandardCopyOption.ATOMIC_MOVE);
      OwnerOnly.forceDirectory(Objects.requireNonNull(dir.toAbsolutePath().getParent()));
    } finally {
      clear();
      lock.close();
      deleteQuietly(beside.resolve(VaultLock.NAME));
      deleteQuietly(beside);
    }
  }

  private void writeKeyFile() throws IOException {
    byte[] text = file.keyFile().getBytes(StandardCharsets.UTF_8);
    OwnerOnly.writeForced(beside.resolve(VaultFile.NAME), text);
  }

  /** Before anything large is copied: the secret opens it, and all of it is what was written. */
  private KeyRing keys(char[] secret) throws VaultException {
    KeyRing keys = KeyRing.open(beside, secret);
    if (!file.isOf(keys)) {
      keys.close();
      throw BackupFile.damaged();
    }
    return keys;
  }

  /**
   * What was shown as about to go by rule is to be shown anew for as long: what was decided about
   * it since the backup is not in it. Before the vault has its name, so that nobody finds it
   * without this. A database that does not read is told of by who opens the vault.
   */
  private void forgetNotices(KeyRing keys) throws VaultException {
    try (Store store = Store.open(beside, keys, prefix, false)) {
      new RuleRows(keys, store).forgetAll();
      store.force();
    } catch (JdbiException | MVStoreException e) {
      mustBeDamage(Trouble.of(e));
    } catch (VaultException e) {
      mustBeDamage(e);
    }
  }

  private static void mustBeDamage(VaultException failure) throws VaultException {
    if (failure.problem() != Problem.DAMAGED && failure.problem() != Problem.TOO_NEW) {
      throw failure;
    }
  }

  private void writeDatabase(DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException, VaultException {
    Blocks blocks = BackupPlace.blocks(backup);
    Path path = beside.resolve(Store.FILE);
    OwnerOnly.createFile(path);
    List<String> names = file.blocks();
    try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int i = 0; i < names.size(); i++) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        ByteBuffer block = ByteBuffer.wrap(block(blocks, names.get(i)));
        while (block.hasRemaining()) {
          out.write(block);
        }
        progress.accept((i + 1.0) / names.size());
      }
      if (out.size() != file.length()) {
        throw BackupFile.damaged();
      }
      out.force(true);
    }
    OwnerOnly.forceDirectory(beside);
  }

  /** Nobody is to throw a whole backup away because its disk was pulled out. */
  private byte[] block(Blocks blocks, String name) throws VaultException {
    try {
      return blocks.get(name);
    } catch (IOException e) {
      if (e instanceof NoSuchFileException && isListThere()) {
        throw BackupFile.damaged();
      }
      throw new VaultException(
          Problem.DISK,
          "The backup cannot be read: its disk was pulled out, or fails. Nothing was restored.",
          e);
    }
  }

  /** Where the whole folder is gone, every block is. */
  private boolean isListThere() {
    try {
      BackupFile.read(backup);
      return true;
    } catch (VaultException e) {
      return false;
    }
  }

  private void clear() {
    for (String name : LEFT) {
      deleteQuietly(beside.resolve(name));
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is in nobody's way: the next restoring begins with clearing it away.
    }
  }
}
