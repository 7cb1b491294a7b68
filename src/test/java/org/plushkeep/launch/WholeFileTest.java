package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.testing.disk.FaultyDisk.Fault;
import org.plushkeep.testing.disk.PowerCutDisk;

/** What a command writes is there whole, or what was there before is. */
class WholeFileTest {
  private static final byte[] OLD = new byte[300];
  private static final byte[] NEW = new byte[40_000];

  static {
    new Random(1).nextBytes(NEW);
  }

  @TempDir private Path temp;

  private static void write(Path out, Path source) throws CommandFailure {
    Shell shell = new Shell(System.out, System.err, () -> false, null);
    new WholeFile(shell).write(out, source, stream -> stream.write(NEW));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"FULL", "READ_ONLY"})
  void onADiskThatFailsTheOldOneStays(Fault fault) throws Exception {
    boolean refused = true;
    for (int changes = 0; refused; changes++) {
      Path real = Files.createDirectory(temp.resolve(fault + "-" + changes)).toRealPath();
      Path file = Files.write(real.resolve("out"), OLD);
      Path source = Files.write(real.resolve("source"), OLD);
      boolean told = false;
      try (FaultyDisk disk = new FaultyDisk(real)) {
        disk.fails(fault, changes);
        try {
          write(disk.root().resolve("out"), disk.root().resolve("source"));
        } catch (CommandFailure e) {
          told = true;
          assertThat(e.getMessage()).contains("out", "cannot be written");
        }
        refused = disk.refused() > 0;
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(told ? OLD : NEW);
      assertThat(Files.readAllBytes(source)).isEqualTo(OLD);
      if (fault == Fault.FULL) {
        try (var left = Files.list(real)) {
          assertThat(left).hasSize(2);
        }
      }
    }
  }

  @Test
  void afterAPowerCutItIsTheOldOneOrTheNewOne() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      Path real = Files.createDirectory(temp.resolve("cut" + seed)).toRealPath();
      Path file = Files.write(real.resolve("out"), OLD);
      Files.write(real.resolve("source"), OLD);
      try (PowerCutDisk disk = new PowerCutDisk(real)) {
        write(disk.root().resolve("out"), disk.root().resolve("source"));
        disk.comesBack(new Random(seed));
      }
      assertThat(Files.readAllBytes(file)).as("seed %s", seed).isIn(OLD, NEW);
    }
  }
}
