package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files in which Linux tells of disks, in a folder of a test's. */
public final class FakeLinux {
  private static final String USB = "pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host6/target6:0:0";

  private final Path folder;
  private final StringBuilder mounts = new StringBuilder();
  private final Map<Path, String> devices = new HashMap<>();
  private int next = 1;

  public FakeLinux(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("sys/dev/block"));
    Files.createDirectories(folder.resolve("dev/disk/by-uuid"));
    Files.createDirectories(folder.resolve("dev/disk/by-label"));
    mount("0:20", "/", "/proc", "proc", "proc"); // a line with no disk behind it, as the first is
  }

  /** A stick with one partition; its number is 8:17, 8:33, ... */
  public String usb(String disk, String removable, long bytes) throws IOException {
    return disk(USB, disk, removable, bytes, true);
  }

  /** A disk anywhere in the tree of devices. */
  public String disk(String place, String disk, String removable, long bytes, boolean partitioned)
      throws IOException {
    Path block = folder.resolve("sys/devices").resolve(place).resolve("block").resolve(disk);
    Files.createDirectories(block.resolve("device"));
    Files.writeString(block.resolve("removable"), removable + "\n");
    Files.writeString(block.resolve("size"), bytes / 512 + "\n");
    String number = "8:" + (16 * next++ + 1);
    Path part = block;
    if (partitioned) {
      part = Files.createDirectories(block.resolve(disk + "1"));
      Files.writeString(part.resolve("partition"), "1\n");
    }
    Files.createSymbolicLink(folder.resolve("sys/dev/block").resolve(number), part);
    return number;
  }

  /** Says what a disk's controller says of the card in it. */
  public void type(String place, String disk, String type) throws IOException {
    Files.writeString(
        folder
            .resolve("sys/devices")
            .resolve(place)
            .resolve("block")
            .resolve(disk)
            .resolve("device/type"),
        type + "\n");
  }

  public void named(String partition, String uuid, String label) throws IOException {
    Path target = Path.of("../../" + partition);
    Files.createSymbolicLink(folder.resolve("dev/disk/by-uuid").resolve(uuid), target);
    if (!label.isEmpty()) {
      Files.createSymbolicLink(folder.resolve("dev/disk/by-label").resolve(label), target);
    }
  }

  /** Mounts, in a folder that is made. */
  public Path mount(String device, String name) throws IOException {
    Path point = Files.createDirectories(folder.resolve("media").resolve(name));
    mount(device, "/", point.toString(), "vfat", "/dev/x");
    devices.put(point, device);
    return point;
  }

  public void mount(String device, String root, String point, String type, String source)
      throws IOException {
    mounts
        .append("36 25 ")
        .append(device)
        .append(' ')
        .append(escaped(root))
        .append(' ')
        .append(escaped(point))
        .append(" rw,nosuid shared:21 master:3 - ")
        .append(type)
        .append(' ')
        .append(source)
        .append(" rw,uid=1000\n");
    devices.put(Path.of(point), device);
    write();
  }

  public void unmount(Path point) throws IOException {
    String left =
        String.join(
            "",
            mounts
                .toString()
                .lines()
                .filter(line -> !line.contains(" " + escaped(point.toString()) + " "))
                .map(line -> line + "\n")
                .toList());
    mounts.setLength(0);
    mounts.append(left);
    write();
  }

  private void write() throws IOException {
    // As the kernel writes it: bytes.
    Files.writeString(folder.resolve("mountinfo"), mounts, StandardCharsets.UTF_8);
  }

  private static String escaped(String path) {
    return path.replace("\\", "\\134").replace(" ", "\\040").replace("\n", "\\012");
  }

  /** What is plugged in, where every folder is on the device that was said. */
  public MountedDrives drives() {
    return drives(point -> devices.getOrDefault(point, "0:0"));
  }

  /** Says of a real loop device that it is a stick. */
  public void loopAsUsb(String number, String name) throws IOException {
    Files.deleteIfExists(folder.resolve("sys/dev/block").resolve(number));
    Path block = folder.resolve("sys/devices").resolve(USB).resolve("block").resolve(name);
    Files.createDirectories(block.resolve("device"));
    Files.writeString(block.resolve("removable"), "1\n");
    Files.createSymbolicLink(folder.resolve("sys/dev/block").resolve(number), block);
  }

  /** What the real kernel says is mounted, on the disks that are made up here. */
  public MountedDrives drivesOfTheKernel() {
    return new LinuxDrives(
        Path.of("/proc/self/mountinfo"),
        folder.resolve("sys"),
        folder.resolve("dev"),
        LinuxDrives::device);
  }

  MountedDrives drives(LinuxDrives.DeviceOf deviceOf) {
    return new LinuxDrives(
        folder.resolve("mountinfo"), folder.resolve("sys"), folder.resolve("dev"), deviceOf);
  }
}
