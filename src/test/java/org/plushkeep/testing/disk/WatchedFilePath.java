package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.plushkeep.testing.disk.WatchedDisk.Change;

/** H2's way to the files of a {@link WatchedDisk}. */
public final class WatchedFilePath extends FilePathWrapper {
  @Override
  public String getScheme() {
    return "watched";
  }

  private Path real() {
    return real(getBase());
  }

  private static Path real(FilePath path) {
    return Path.of(path.toString());
  }

  private WatchedDisk disk() {
    return WatchedDisk.of(real());
  }

  private void before(Change change) {
    try {
      disk().before(change, real());
    } catch (IOException e) {
      throw DbException.convertIOException(e, toString());
    }
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    boolean fresh = !Files.exists(real());
    if (fresh && !mode.equals("r")) {
      disk().before(Change.CREATE, real());
    }
    FileChannel channel = getBase().open(mode);
    if (fresh) {
      disk().created(real());
    }
    return new WatchedChannel(disk(), real(), channel);
  }

  @Override
  public boolean createFile() {
    before(Change.CREATE);
    boolean made = super.createFile();
    if (made) {
      disk().created(real());
    }
    return made;
  }

  @Override
  public void createDirectory() {
    before(Change.CREATE);
    boolean fresh = !Files.exists(real());
    super.createDirectory();
    if (fresh) {
      disk().folderMade(real());
    }
  }

  @Override
  public void delete() {
    boolean there = Files.exists(real());
    if (there) {
      before(Change.DELETE);
    }
    super.delete();
    if (there) {
      disk().deleted(real());
    }
  }

  @Override
  public void moveTo(FilePath newPath, boolean atomicReplace) {
    before(Change.MOVE);
    super.moveTo(newPath, atomicReplace);
    disk().moved(real(), real(((FilePathWrapper) newPath).unwrap()));
  }
}
