package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What Linux's sysfs says of disks. */
final class BlockDevices {
  private static final long SECTOR = 512;

  private final Path sys;

  BlockDevices(Path sys) {
    this.sys = sys;
  }

  /**
   * A disk.
   *
   * @param name such as {@code sdb}
   * @param partition the part of it that was asked about, or the disk itself
   * @param isRemovable whether it is a stick, a card, or a recorder
   * @param sign is there for as long as it is plugged in
   */
  record Disk(String name, String partition, boolean isRemovable, Path sign) {}

  /**
   * The disk that a device is on.
   *
   * @param device {@code major:minor}
   * @return empty where there is no disk of its own behind it: a network, a memory, a loop
   */
  Optional<Disk> diskOf(String device) {
    Path link = sys.resolve("dev").resolve("block").resolve(device);
    try {
      Path block = link.toRealPath();
      Path disk =
          Files.exists(block.resolve("partition"))
              ? Objects.requireNonNull(block.getParent())
              : block;
      String name = String.valueOf(disk.getFileName());
      if (!Files.exists(disk.resolve("device"))) {
        return Optional.empty();
      }
      return Optional.of(
          new Disk(name, String.valueOf(block.getFileName()), isRemovable(disk, name), link));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Memory cards, and what hangs on USB: with a medium that can be taken out, or so small that it
   * is no hard disk (recorders, and some sticks, say that theirs is fixed).
   */
  private static boolean isRemovable(Path disk, String name) {
    if (name.startsWith("sr")) {
      return false;
    }
    if (name.startsWith("mmcblk")) {
      return text(disk.resolve("device").resolve("type")).equals("SD"); // else it is soldered in
    }
    for (Path step : disk) {
      String at = step.toString();
      if (at.startsWith("memstick")) {
        return true;
      }
      if (at.matches("usb[0-9]+")) {
        return text(disk.resolve("removable")).equals("1") || isSmall(disk);
      }
    }
    return false;
  }

  private static boolean isSmall(Path disk) {
    try {
      return Long.parseLong(text(disk.resolve("size"))) <= Volumes.MOST_FIXED_BYTES / SECTOR;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
