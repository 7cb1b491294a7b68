package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
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
  private static final String SAYS = "DBUS_SYSTEM_BUS_ADDRESS=";

  @TempDir Path folder;

  @BeforeEach
  void onLinuxOnly() {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "BlueZ is Linux's affair");
  }

  @Test
  void whoeverIsToldWhereFindsTheToyPairsItAndCollects() throws Exception {
    Process practice = start();
    Path socket;
    try (BufferedReader says = practice.inputReader()) {
      String line = says.readLine();
      assertThat(line).startsWith(SAYS + "unix:path=");
      String address = line.substring(SAYS.length());
      socket = Path.of(address.substring("unix:path=".length()));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
          .isEqualTo("rwx------");

      Cli cli = new Cli(folder);
      cli.radio(new BluezFinder(address));
      assertThat(cli.run("toys", "--scan-seconds", "1").done().out())
          .contains("CloudPets B 1.0.19", "bluetooth");
      cli.onVault("vault create").done();
      assertThat(cli.onVault("collect", "--pair", "--scan-seconds", "1").done().out())
          .contains("Press a paw", "1 new");
      assertThat(cli.list()).hasSize(1);
    } finally {
      practice.destroy();
      assertThat(practice.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(socket).doesNotExist();
    assertThat(socket.getParent()).doesNotExist();
  }

  private static Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName(),
            "practice",
            "bluetooth",
            "--at-once")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
