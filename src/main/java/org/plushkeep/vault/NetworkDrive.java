package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Drives of another computer. A lock that one computer takes there need not hold for another, and
 * what was forced need not be on any disk: a vault would not be safe. A backup is: nobody works in
 * it, and each of its files is read back.
 */
final class NetworkDrive {
  /** As Linux and macOS call the file systems; Linux puts {@code fuse.} before some. */
  private static final Set<String> TYPES =
      Set.of(
          "9p",
          "afpfs",
          "afs",
          "ceph",
          "cifs",
          "coda",
          "curlftpfs",
          "davfs",
          "davfs2",
          "ftp",
          "glusterfs",
          "gvfsd-fuse",
          "lustre",
          "ncpfs",
          "nfs",
          "nfs3",
          "nfs4",
          "rclone",
          "s3fs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "smbnetfs",
          "sshfs",
          "webdav");

  private static final String FUSE = "fuse";

  private NetworkDrive() {}

  /**
   * Refuses a place for a new vault.
   *
   * @throws VaultException {@code NETWORK_DRIVE}
   */
  static void refuse(Path dir) throws VaultException {
    if (holds(dir)) {
      throw new VaultException(
          Problem.NETWORK_DRIVE,
          "This folder is on another computer's drive, where a vault is not safe: two computers"
              + " could write it at once. Choose a folder on this computer. A backup may go there.");
    }
  }

  /** Whether a folder, or the place where it is to be made, is on another computer. */
  static boolean holds(Path dir) {
    Path there = dir.toAbsolutePath();
    if (there.getRoot() != null && there.getRoot().toString().startsWith("\\\\")) {
      return true; // as Windows names another computer's folders
    }
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there != null && isNetwork(Files.getFileStore(there));
    } catch (IOException e) {
      return false; // whoever writes there will learn more
    }
  }

  private static boolean isNetwork(FileStore store) {
    String type = store.type().toLowerCase(Locale.ROOT);
    String kind = type.startsWith(FUSE + ".") ? type.substring(FUSE.length() + 1) : type;
    return TYPES.contains(kind) || type.equals(FUSE) && store.name().contains("://");
  }
}
