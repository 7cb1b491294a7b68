package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.FakeLinux;
import org.plushkeep.toy.drive.MountedDrives;

/**
 * A volume that the kernel really mounts, from an image in a file. Only root may do that; for
 * everybody else there is nothing to see here.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class RealDriveTest {
  private static final byte[] VOICE = ToyClips.clip(900, 5);

  @TempDir Path folder;
  private Path image;
  private Path point;
  private String loop = "";

  @BeforeEach
  void mount() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts");
    image = folder.resolve("stick.img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(8 << 20);
    }
    String type = "";
    if (run("mkfs.vfat", "-n", "EASI", image.toString()).code() == 0) {
      type = "vfat";
    } else if (run("mke2fs", "-q", "-t", "ext2", "-L", "EASI", image.toString()).code() == 0) {
      type = "ext2";
    }
    assumeTrue(!type.isEmpty(), "nothing here makes a file system");
    Ran set = run("losetup", "--show", "-f", image.toString());
    assumeTrue(set.code() == 0, "there are no loop devices");
    loop = set.said().strip();
    point = Files.createDirectory(folder.resolve("EASI"));
    assumeTrue(run("mount", "-t", type, loop, point.toString()).code() == 0, "it is not mounted");
    Files.createDirectory(point.resolve("VOICE"));
    Files.write(point.resolve("VOICE/REC1.WAV"), VOICE);
  }

  @AfterEach
  void unmount() throws Exception {
    if (!loop.isEmpty()) {
      run("umount", "-l", String.valueOf(point));
      run("losetup", "-d", loop);
    }
  }

  private record Ran(int code, String said) {}

  private static Ran run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ran(process.exitValue(), said);
    } catch (IOException e) {
      return new Ran(-1, ""); // there is no such program
    }
  }

  private String number() throws IOException {
    String name = Path.of(loop).getFileName().toString();
    return Files.readString(Path.of("/sys/class/block", name, "dev")).strip();
  }

  /** The kernel's own list of mounts and the real volume; only that it hangs on USB is made up. */
  private Drive plugged() throws IOException {
    FakeLinux linux = new FakeLinux(folder.resolve("linux"));
    linux.loopAsUsb(number(), Path.of(loop).getFileName().toString());
    return linux.drivesOfTheKernel().now().stream()
        .filter(drive -> drive.root().equals(point))
        .findFirst()
        .orElseThrow();
  }

  private long timesInTheImage(byte[] sought) throws Exception {
    assertThat(run("sync").code()).isZero();
    String disk = Files.readString(image, StandardCharsets.ISO_8859_1);
    String piece = new String(sought, 4000, 800, StandardCharsets.ISO_8859_1);
    long times = 0;
    for (int at = disk.indexOf(piece); at >= 0; at = disk.indexOf(piece, at + 1)) {
      times++;
    }
    return times;
  }

  @Test
  void anImageIsNoRemovableDriveAndIsNotOffered() throws Exception {
    assertThat(MountedDrives.ofThisComputer().now()).extracting(Drive::root).doesNotContain(point);
  }

  @Test
  void whatIsErasedIsGoneFromTheVeryImage() throws Exception {
    assertThat(timesInTheImage(VOICE)).isPositive();
    Drive drive = plugged();
    MemoryVault vault = new MemoryVault();
    KnownToy known = new KnownToy(drive.id(), "Recorder", "", "", Instant.EPOCH);
    DriveCollector.Progress quiet = new DriveCollector.Progress() {};
    DriveCollector collector = new DriveCollector(vault, drive);
    assertThat(collector.collect(known, quiet, () -> false).inVault()).isEqualTo(1);
    assertThat(collector.erase(quiet, () -> false)).isEqualTo(new DriveErasure(1, 0, 0));
    try (var left = Files.list(point.resolve("VOICE"))) {
      assertThat(left).isEmpty();
    }
    assertThat(timesInTheImage(VOICE)).isZero();
  }

  /** Its mount point becomes a folder of the system's own disk: nothing of that is touched. */
  @Test
  void unmountedWhileOpenTheFolderUnderneathIsNotTakenForIt() throws Exception {
    Drive drive = plugged();
    assertThat(run("umount", point.toString()).code()).isZero();
    Files.createDirectory(point.resolve("VOICE"));
    Files.write(point.resolve("VOICE/mine.wav"), VOICE);
    MemoryVault vault = new MemoryVault();
    DriveCollector collector = new DriveCollector(vault, drive);
    assertThatThrownBy(
            () ->
                collector.collect(
                    new KnownToy(drive.id(), "Recorder", "", "", Instant.EPOCH),
                    new DriveCollector.Progress() {},
                    () -> false))
        .hasMessageContaining("unplugged");
    assertThatThrownBy(() -> collector.erase(new DriveCollector.Progress() {}, () -> false))
        .hasMessageContaining("unplugged");
    assertThat(Files.readAllBytes(point.resolve("VOICE/mine.wav"))).isEqualTo(VOICE);
  }

  /** Another volume that is mounted in it is not a part of it. */
  @Test
  void whatIsMountedInsideIsLeftAlone() throws Exception {
    Path inner = Files.createDirectory(point.resolve("VOICE/inner"));
    assumeTrue(run("mount", "-t", "tmpfs", "none", inner.toString()).code() == 0);
    try {
      Files.write(inner.resolve("other.wav"), ToyClips.clip(10, 9));
      DriveCount count =
          new DriveCollector(new MemoryVault(), plugged())
              .look(new DriveCollector.Progress() {}, () -> false);
      assertThat(count.fresh()).isEqualTo(1);
    } finally {
      run("umount", inner.toString());
    }
  }
}
