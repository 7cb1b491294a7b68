package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;

/**
 * The practice toy by Bluetooth, without a radio: in one process, and collected from in another.
 */
@Timeout(120)
class PracticeBluetoothTest {
  @TempDir Path folder;

  @BeforeEach
  void onLinuxOnly() {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "BlueZ is Linux's affair");
  }

  @Test
  void whoeverIsToldWhereFindsTheToyPairsItAndCollects() throws Exception {
    Path socket;
    try (PracticeBluetoothProgram practice = PracticeBluetoothProgram.start()) {
      socket = practice.socket();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
          .isEqualTo("rwx------");

      Cli cli = new Cli(folder);
      cli.radio(new BluezFinder(practice.address()));
      assertThat(cli.run("toys", "--scan-seconds", "1").done().out())
          .contains("CloudPets B 1.0.19", "bluetooth");
      cli.onVault("vault create").done();
      assertThat(cli.onVault("collect", "--pair", "--scan-seconds", "1").done().out())
          .contains("Press a paw", "1 new");
      assertThat(cli.list()).hasSize(1);
    }
    assertThat(socket).doesNotExist();
    assertThat(socket.getParent()).doesNotExist();
  }
}
