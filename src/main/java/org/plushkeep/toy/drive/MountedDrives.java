package org.plushkeep.toy.drive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The removable drives that are plugged in and mounted. Disks that are built in, the disk the
 * system runs from, drives of other computers, optical and virtual disks are never among them.
 */
@FunctionalInterface
public interface MountedDrives {
  /**
   * Looks. Costs little and may be asked every second; reads nothing on the drives themselves.
   *
   * @return each once, in no particular order
   * @throws IOException when the system does not tell
   */
  List<Drive> now() throws IOException;

  /** The drives of this computer. Costs nothing until somebody looks. */
  static MountedDrives ofThisComputer() {
    return of(System.getProperty("os.name", ""));
  }

  /**
   * The way of a system.
   *
   * @param system as Java calls it
   */
  static MountedDrives of(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.equals("linux")) {
      return LinuxDrives.ofThisComputer();
    }
    if (name.startsWith("mac")) {
      return MacDrives.ofThisComputer();
    }
    return name.startsWith("windows") ? WindowsDrives.ofThisComputer() : none();
  }

  /** None, ever. */
  static MountedDrives none() {
    return List::of;
  }

  /** These and the others. */
  default MountedDrives and(MountedDrives others) {
    return () -> {
      List<Drive> all = new ArrayList<>(now());
      all.addAll(others.now());
      return all;
    };
  }
}
