package org.plushkeep.toy.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Windows and macOS would say, said by stand-ins: neither has been tried. */
class OtherSystemsTest {
  @TempDir Path folder;

  private record Store(String name, String type, Map<String, Object> attributes) {}

  private static FileStore store(Store told) throws IOException {
    if (told.type().isEmpty()) {
      throw new IOException("The device is not ready.");
    }
    return new FileStore() {
      @Override
      public String name() {
        return told.name();
      }

      @Override
      public String type() {
        return told.type();
      }

      @Override
      public boolean isReadOnly() {
        return false;
      }

      @Override
      public long getTotalSpace() {
        return 0;
      }

      @Override
      public long getUsableSpace() {
        return 0;
      }

      @Override
      public long getUnallocatedSpace() {
        return 0;
      }

      @Override
      public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return false;
      }

      @Override
      public boolean supportsFileAttributeView(String name) {
        return false;
      }

      @Override
      public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
        return null;
      }

      @Override
      public Object getAttribute(String attribute) {
        return told.attributes().get(attribute);
      }
    };
  }

  private static Map<String, Object> says(boolean removable, boolean disc) {
    return Map.of(
        "volume:vsn", 0x1A2B3C4D, "volume:isRemovable", removable, "volume:isCdrom", disc);
  }

  @Test
  void onWindowsOnlyRemovableLettersAreOffered() throws Exception {
    Map<String, Store> letters =
        Map.of(
            "E:", new Store("EASI", "FAT32", says(true, false)),
            "F:", new Store("DISC", "FAT32", says(true, true)),
            "G:", new Store("NET", "NTFS", says(false, false)),
            "H:", new Store("", "", Map.of()),
            "I:", new Store("UDF", "UDF", says(true, false)),
            "C:", new Store("TO GO", "NTFS", says(true, false)),
            "A:", new Store("FLOPPY", "FAT", says(true, false)));
    List<Path> roots = letters.keySet().stream().map(folder::resolve).toList();
    for (Path root : roots) {
      Files.createDirectories(root);
    }
    List<Drive> drives =
        new WindowsDrives(roots, root -> store(letters.get(root.getFileName().toString())), "c:")
            .now();
    assertThat(drives).extracting(Drive::name).containsExactly("EASI");
    assertThat(drives.getFirst().id().value()).isEqualTo("drive:1A2B3C4D");
  }

  private MacDrives mac() throws IOException {
    Path script = folder.resolve("diskutil");
    Files.writeString(
        script,
        "#!/bin/sh\necho asked >> '"
            + folder.resolve("asked")
            + "'\ncat '"
            + folder
            + "/plists/'\"$(basename \"$1\")\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(folder.resolve("plists"));
    Files.createDirectories(folder.resolve("Volumes"));
    return new MacDrives(folder.resolve("Volumes"), List.of(script.toString()));
  }

  private void volume(String name, String values) throws IOException {
    Files.createDirectories(folder.resolve("Volumes").resolve(name));
    Files.writeString(
        folder.resolve("plists").resolve(name),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>APFSContainer</key><dict><key>BusProtocol</key><string>USB</string></dict>
          <key>VolumeName</key><string>%s</string>
          <key>VolumeUUID</key><string>0F1E-%s</string>
          %s
        </dict>
        </plist>
        """
            .formatted(name, name, values));
  }

  private static String plist(
      String bus, boolean internal, boolean removable, String fs, long size) {
    return "<key>BusProtocol</key><string>%s</string><key>Internal</key><%s/>"
            .formatted(bus, internal)
        + "<key>RemovableMedia</key><%s/><key>FilesystemType</key><string>%s</string>"
            .formatted(removable, fs)
        + "<key>Size</key><integer>%d</integer>".formatted(size);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onMacOsOnlySticksCardsAndSmallDrivesOnUsbAreOffered() throws Exception {
    MacDrives mac = mac();
    volume("EASI", plist("USB", false, true, "msdos", 1L << 40));
    volume("FIXED", plist("USB", false, false, "msdos", 1L << 30));
    volume("CARD", plist("Secure Digital", true, true, "exfat", 1L << 35));
    volume("BACKUP", plist("USB", false, false, "hfs", 1L << 40));
    volume("IMAGE", plist("Disk Image", false, true, "hfs", 1L << 20));
    volume("INSIDE", plist("PCI-Express", true, false, "apfs", 1L << 30));
    volume(
        "DISC",
        plist("USB", false, true, "msdos", 1) + "<key>OpticalMediaType</key><string>CD</string>");
    volume("SHARE", plist("", false, false, "smbfs", 1));
    Files.createDirectories(folder.resolve("Volumes/unknown"));
    Files.createDirectories(folder.resolve("Volumes/broken"));
    Files.writeString(folder.resolve("plists/broken"), "<plist><dict>");
    Files.createSymbolicLink(folder.resolve("Volumes/Macintosh HD"), Path.of("/"));
    assertThat(mac.now())
        .extracting(Drive::name)
        .containsExactlyInAnyOrder("EASI", "FIXED", "CARD");
    assertThat(mac.now()).extracting(drive -> drive.id().value()).contains("drive:0F1E-EASI");
    assertThat(Files.readAllLines(folder.resolve("asked")))
        .as("each once, and those again of which nothing could be read")
        .hasSize(12);
    Files.delete(folder.resolve("Volumes/EASI"));
    assertThat(mac.now()).extracting(Drive::name).doesNotContain("EASI");
  }

  /** Asked in vain once, which a disk that has just been plugged in may be. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onMacOsAVolumeOfWhichNothingWasSaidIsAskedAboutAgain() throws Exception {
    MacDrives mac = mac();
    Files.createDirectories(folder.resolve("Volumes/EASI"));
    assertThat(mac.now()).as("diskutil fails").isEmpty();
    Files.writeString(folder.resolve("plists/EASI"), "<plist><dict>");
    assertThat(mac.now()).as("what it says is cut short").isEmpty();
    volume("EASI", plist("USB", false, true, "msdos", 1L << 30));
    assertThat(mac.now()).as("not every time").isEmpty();
    assertThat(mac.now()).extracting(Drive::name).containsExactly("EASI");
    assertThat(mac.now()).hasSize(1);
    assertThat(Files.readAllLines(folder.resolve("asked"))).as("once answered").hasSize(3);
  }
}
