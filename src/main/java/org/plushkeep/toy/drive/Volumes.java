package org.plushkeep.toy.drive;

import java.util.Locale;
import java.util.Set;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.CleanText;

/** What is the same of volumes on every system. */
final class Volumes {
  /** A drive whose medium is fixed in it is taken for a recorder up to this size: no disk is. */
  static final long MOST_FIXED_BYTES = 64L << 30;

  /** What sticks, cards and recorders are formatted with, as the three systems call it. */
  private static final Set<String> FILE_SYSTEMS =
      Set.of(
          "vfat", "msdos", "fat", "fat32", "exfat", "ntfs", "ntfs3", "fuseblk", "ext2", "ext3",
          "ext4", "f2fs", "hfs", "hfsplus", "apfs");

  private static final int MOST_ID = 50;

  private Volumes() {}

  static boolean isOfRemovableMedia(String fileSystem) {
    return FILE_SYSTEMS.contains(fileSystem.toLowerCase(Locale.ROOT));
  }

  /** A name to show, for a volume with none too. */
  static String name(String label) {
    String clean = CleanText.of(label, Drive.MOST_NAME);
    return clean.isEmpty() ? "USB" : clean;
  }

  /**
   * How a volume is known again.
   *
   * @param number its own, empty where it has none
   * @param label what it is called, then
   */
  static ToyId id(String number, String label) {
    String clean = CleanText.of(number.isBlank() ? name(label) : number, MOST_ID);
    return ToyId.drive(clean.isEmpty() ? "USB" : clean);
  }
}
