package org.plushkeep.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.plushkeep.vault.VaultException.Problem;

/** Held while a vault is open, so that two programs never write one vault. */
final class VaultLock implements AutoCloseable {
  static final String NAME = "vault.lock";
  private final FileChannel channel;

  private VaultLock(FileChannel channel) {
    this.channel = channel;
  }

  static VaultLock take(Path dir) throws VaultException {
    Path path = dir.resolve(NAME);
    FileChannel channel = null;
    boolean taken = false;
    try {
      try {
        OwnerOnly.createFile(path);
      } catch (FileAlreadyExistsException e) {
        // left behind by an earlier run, or held by another: the lock itself tells
      }
      channel = FileChannel.open(path, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      taken = false; // held within this very program
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The vault's folder cannot be written.", e);
    } finally {
      if (!taken) {
        closeQuietly(channel);
      }
    }
    if (channel == null || !taken) {
      throw new VaultException(Problem.IN_USE, "Another Plushkeep has this vault open.");
    }
    return new VaultLock(channel);
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      return; // the system gives the lock back with the process
    }
  }
}
