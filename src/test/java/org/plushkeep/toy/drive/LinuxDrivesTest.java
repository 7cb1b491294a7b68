package org.plushkeep.toy.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which drives are offered on Linux, told by the files in which Linux tells of them. */
class LinuxDrivesTest {
  private static final long GB = 1L << 30;
  private static final String CARDS = "platform/mmc/mmc_host/mmc0/mmc0:0001";

  @TempDir Path folder;
  private FakeLinux linux;

  @BeforeEach
  void start() throws IOException {
    linux = new FakeLinux(folder);
  }

  private List<String> names() throws IOException {
    return linux.drives().now().stream().map(Drive::name).toList();
  }

  @Test
  void aStickIsFoundWithItsNameItsNumberAndItsPlace() throws Exception {
    String stick = linux.usb("sdb", "1", 8 * GB);
    linux.named("sdb1", "1A2B-3C4D", "EASI\\x20SPÄK".replace("Ä", "\\xc3\\x84"));
    Path at = linux.mount(stick, "easi speak");
    Drive drive = linux.drives().now().getFirst();
    assertThat(drive.name()).isEqualTo("EASI SPÄK");
    assertThat(drive.id().value()).isEqualTo("drive:1A2B-3C4D");
    assertThat(drive.root()).isEqualTo(at);
    assertThat(drive.practice()).isFalse();
    assertThat(drive.isThere()).isTrue();
  }

  @Test
  void aVolumeWithNoNameIsCalledByItsPlace() throws Exception {
    linux.mount(linux.usb("sdb", "1", 8 * GB), "RECORDER");
    Drive drive = linux.drives().now().getFirst();
    assertThat(drive.name()).isEqualTo("RECORDER");
    assertThat(drive.id().value()).isEqualTo("drive:RECORDER");
  }

  @Test
  void aNameThatSteersATerminalIsMadeHarmless() throws Exception {
    linux.mount(linux.usb("sdb", "1", 8 * GB), "a\u001b[31m\u202eb<b>\n");
    assertThat(linux.drives().now().getFirst().name()).isEqualTo("a[31mbb");
  }

  @Test
  void aRecorderThatSaysItsMediumIsFixedIsFoundAndAHardDiskIsNot() throws Exception {
    linux.mount(linux.usb("sdb", "0", 4 * GB), "RECORDER");
    linux.mount(linux.usb("sdc", "0", 500 * GB), "BACKUP");
    linux.mount(linux.usb("sdd", "1", 500 * GB), "BIG STICK");
    assertThat(names()).containsExactly("RECORDER", "BIG STICK");
  }

  @Test
  void aDiskThatIsBuiltInIsNotOfferedWhateverItSays() throws Exception {
    String sata = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0";
    linux.mount(linux.disk(sata, "sda", "1", GB, true), "DATA");
    assertThat(names()).isEmpty();
  }

  @Test
  void aMemoryCardIsOfferedAndWhatIsSolderedInIsNot() throws Exception {
    linux.mount(linux.disk(CARDS, "mmcblk0", "0", 8 * GB, true), "CARD");
    linux.type(CARDS, "mmcblk0", "SD");
    linux.mount(linux.disk(CARDS, "mmcblk1", "0", 8 * GB, true), "INTERNAL");
    linux.type(CARDS, "mmcblk1", "MMC");
    assertThat(names()).containsExactly("CARD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/boot/efi", "/home", "/usr", "/var/lib", "/run/live/medium", "/cdrom"})
  void theDiskThatTheSystemRunsFromIsNotOfferedEvenOnUsb(String place) throws Exception {
    String stick = linux.usb("sdb", "1", 8 * GB);
    linux.mount(stick, "/", place, "ext4", "/dev/sdb1");
    linux.mount(stick, "ALSO");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs4", "cifs", "fuse.sshfs", "tmpfs", "iso9660", "udf", "overlay"})
  void nothingButAnOrdinaryVolumeIsOffered(String type) throws Exception {
    Path at = Files.createDirectories(folder.resolve("media/X"));
    linux.mount(linux.usb("sdb", "1", GB), "/", at.toString(), type, "x");
    linux.mount("0:45", "/", Files.createDirectories(at.resolve("Y")).toString(), type, "x");
    assertThat(names()).isEmpty();
  }

  @Test
  void aCompactDiscIsNotOffered() throws Exception {
    linux.mount(linux.disk("pci/usb2/2-1/host7", "sr0", "1", GB, false), "DISC");
    assertThat(names()).isEmpty();
  }

  @Test
  void aStickWithoutPartitionsIsFound() throws Exception {
    linux.mount(linux.disk("pci/usb2/2-1/host7", "sdb", "1", GB, false), "WHOLE");
    assertThat(names()).containsExactly("WHOLE");
  }

  @Test
  void aFolderOfAVolumeThatIsMountedElsewhereIsNotASecondDrive() throws Exception {
    String stick = linux.usb("sdb", "1", GB);
    Path at = linux.mount(stick, "STICK");
    linux.mount(stick, "/VOICE", at.resolve("x").toString(), "vfat", "/dev/sdb1");
    linux.mount(stick, "/", folder.resolve("again").toString(), "vfat", "/dev/sdb1");
    assertThat(names()).containsExactly("STICK");
  }

  @Test
  void whatIsMountedOverItIsNotTakenForIt() throws Exception {
    linux.mount(linux.usb("sdb", "1", GB), "STICK");
    assertThat(linux.drives(_ -> "0:99").now()).isEmpty();
  }

  @Test
  void unpluggingAndPluggingInIsNoticed() throws Exception {
    String stick = linux.usb("sdb", "1", GB);
    Path at = linux.mount(stick, "STICK");
    MountedDrives drives = linux.drives();
    Drive before = drives.now().getFirst();
    linux.unmount(at);
    assertThat(drives.now()).isEmpty();
    linux.mount(stick, "STICK");
    assertThat(drives.now()).containsExactly(before);
    Files.delete(folder.resolve("sys/dev/block").resolve(stick));
    assertThat(before.isThere()).as("its disk is gone, its mount is not yet").isFalse();
  }

  @Test
  void aSystemThatDoesNotTellIsAnErrorAndNoUdevIsNone() throws Exception {
    linux.mount(linux.usb("sdb", "1", GB), "STICK");
    Files.delete(folder.resolve("dev/disk/by-uuid"));
    Files.delete(folder.resolve("dev/disk/by-label"));
    assertThat(names()).containsExactly("STICK");
    Files.writeString(folder.resolve("mountinfo"), "nonsense\n36 25 8:17 / /x rw -\n\n");
    assertThat(names()).isEmpty();
  }

  /** This very machine: its own disks, and what its kernel mounts in memory. */
  @Test
  void ofThisComputersOwnDisksNoneIsOffered() throws Exception {
    if (System.getProperty("os.name").equals("Linux")) {
      for (Drive drive : MountedDrives.ofThisComputer().now()) {
        assertThat(drive.root()).isNotEqualTo(Path.of("/"));
        assertThat(Files.getFileStore(drive.root()))
            .isNotEqualTo(Files.getFileStore(Path.of(System.getProperty("user.home"))));
      }
    }
  }
}
