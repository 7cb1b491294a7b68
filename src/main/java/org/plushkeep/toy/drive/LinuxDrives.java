package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Linux: what is mounted says {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)), what it is on
 * says sysfs, what it is called say udev's links in {@code /dev/disk}.
 */
final class LinuxDrives implements MountedDrives {
  private final Path mountInfo;
  private final BlockDevices devices;
  private final Path dev;
  private final DeviceOf deviceOf;
  private String told = "";
  private List<Drive> drives = List.of();

  /** Which device a folder is on, as {@code major:minor}. */
  @FunctionalInterface
  interface DeviceOf {
    String of(Path folder) throws IOException;
  }

  /**
   * @param mountInfo usually {@code /proc/self/mountinfo}
   * @param sys usually {@code /sys}
   * @param dev usually {@code /dev}
   */
  LinuxDrives(Path mountInfo, Path sys, Path dev, DeviceOf deviceOf) {
    this.mountInfo = mountInfo;
    this.devices = new BlockDevices(sys);
    this.dev = dev;
    this.deviceOf = deviceOf;
  }

  static LinuxDrives ofThisComputer() {
    return new LinuxDrives(
        Path.of("/proc/self/mountinfo"), Path.of("/sys"), Path.of("/dev"), LinuxDrives::device);
  }

  @Override
  public synchronized List<Drive> now() throws IOException {
    String text = Files.readString(mountInfo, StandardCharsets.ISO_8859_1);
    if (!text.equals(told)) {
      drives = read(text.lines().map(Mount::parse).flatMap(Optional::stream).toList());
      told = text;
    }
    return drives;
  }

  private List<Drive> read(List<Mount> mounts) throws IOException {
    Set<String> ofTheSystem = new HashSet<>();
    for (Mount mount : mounts) {
      if (mount.isOfTheSystem()) {
        devices.diskOf(mount.device).ifPresent(disk -> ofTheSystem.add(disk.name()));
      }
    }
    Map<String, String> numbers = names("disk/by-uuid");
    Map<String, String> labels = names("disk/by-label");
    List<Drive> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Mount mount : mounts) {
      Optional<BlockDevices.Disk> disk =
          mount.isWholeVolume() ? devices.diskOf(mount.device) : Optional.empty();
      if (disk.isPresent()
          && disk.get().isRemovable()
          && !ofTheSystem.contains(disk.get().name())
          && seen.add(mount.device)) {
        String part = disk.get().partition();
        drive(mount, disk.get(), numbers.get(part), labels.get(part)).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private Optional<Drive> drive(
      Mount mount, BlockDevices.Disk disk, @Nullable String number, @Nullable String label) {
    Path root = Path.of(mount.point);
    try {
      // Something else may be mounted over it by now.
      if (!deviceOf.of(root).equals(mount.device)) {
        return Optional.empty();
      }
      String called = label != null ? label : String.valueOf(root.getFileName());
      return Optional.of(
          new Drive(
              Volumes.id(number == null ? "" : number, called),
              Volumes.name(called),
              root,
              Drive.markOf(root),
              Optional.of(disk.sign()),
              false));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty(); // unplugged in this moment, or not for this user
    }
  }

  /** What udev's links call devices, by the device's name. */
  private Map<String, String> names(String folder) {
    Map<String, String> names = new HashMap<>();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(dev.resolve(folder))) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link)) {
          Path target = Files.readSymbolicLink(link).getFileName();
          names.put(String.valueOf(target), unescaped(String.valueOf(link.getFileName()), 'x'));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return names; // no udev: the place has to name it
    }
    return names;
  }

  static String device(Path folder) throws IOException {
    long number =
        ((Number) Files.getAttribute(folder, "unix:dev", LinkOption.NOFOLLOW_LINKS)).longValue();
    long major = number >>> 8 & 0xfff | number >>> 32 & ~0xfffL;
    long minor = number & 0xff | number >>> 12 & ~0xffL;
    return major + ":" + minor;
  }

  /**
   * Bytes written as {@code \040} (the kernel's way) or as {@code \x20} (udev's), and UTF-8.
   *
   * @param marker {@code x}, or 0 for the kernel's way
   */
  private static String unescaped(String text, int marker) {
    byte[] bytes =
        text.getBytes(marker == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '\\' && i + 3 < bytes.length ? escaped(bytes, i, marker) : -1;
      plain[length++] = value < 0 ? bytes[i] : (byte) value;
      i += value < 0 ? 0 : 3;
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  private static int escaped(byte[] bytes, int at, int marker) {
    try {
      if (marker == 0) {
        return Integer.parseInt(new String(bytes, at + 1, 3, StandardCharsets.ISO_8859_1), 8);
      }
      return bytes[at + 1] == marker
          ? Integer.parseInt(new String(bytes, at + 2, 2, StandardCharsets.ISO_8859_1), 16)
          : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** One line of mountinfo. */
  private record Mount(String device, String root, String point, String fileSystem) {
    /** Where a system keeps itself; what else is on that disk is its own too. */
    private static final Set<String> SYSTEM =
        Set.of(
            "boot",
            "efi",
            "usr",
            "var",
            "etc",
            "opt",
            "nix",
            "root",
            "srv",
            "home",
            "sysroot",
            "ostree",
            "snap",
            "cdrom",
            "isodevice",
            "lib",
            "rofs");

    static Optional<Mount> parse(String line) {
      String[] fields = line.split(" ", -1);
      int end = 6;
      while (end < fields.length && !fields[end].equals("-")) {
        end++;
      }
      if (end + 1 >= fields.length) {
        return Optional.empty();
      }
      return Optional.of(
          new Mount(fields[2], unescaped(fields[3], 0), unescaped(fields[4], 0), fields[end + 1]));
    }

    boolean isWholeVolume() {
      return root.equals("/") && Volumes.isOfRemovableMedia(fileSystem);
    }

    boolean isOfTheSystem() {
      Path place = Path.of(point);
      if (place.getNameCount() == 0) {
        return true;
      }
      boolean live = place.startsWith("/run") && !place.startsWith("/run/media");
      return live || SYSTEM.contains(place.getName(0).toString());
    }
  }
}
