package org.plushkeep.collect;

import java.util.List;

/**
 * What is on a recorder's drive.
 *
 * @param uncompared recordings of which nobody knows yet whether the vault has them
 * @param fresh recordings that the vault does not have
 * @param inVault recordings that the vault has
 * @param tooLarge recordings that are larger than one can be; they stay where they are
 * @param unreadable files that cannot be read, or that somebody was writing to
 * @param halfErased what was being erased when the drive was unplugged
 * @param others films, pictures, texts: left alone
 * @param only the folders that were looked in, by name; empty for all of them
 * @param all whether everything was looked at
 */
public record DriveCount(
    int uncompared,
    int fresh,
    int inVault,
    int tooLarge,
    int unreadable,
    int halfErased,
    int others,
    List<String> only,
    boolean all) {
  /** Nothing seen yet. */
  public static final DriveCount NONE = new DriveCount(0, 0, 0, 0, 0, 0, 0, List.of(), true);

  public DriveCount {
    only = List.copyOf(only);
  }

  /** Recordings that can be collected, or have been. */
  public int recordings() {
    return uncompared + fresh + inVault;
  }
}
