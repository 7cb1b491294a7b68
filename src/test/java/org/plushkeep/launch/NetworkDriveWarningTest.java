package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.vault.Vault;

/** A vault that somebody has put on the drive of another computer. */
class NetworkDriveWarningTest {
  @TempDir Path folder;

  @Test
  void commandsWarnOfItAndOpenItAllTheSameUntilSomebodyKnows() throws Exception {
    Path share = Files.createDirectory(folder.resolve("share")).toRealPath();
    Cli cli = new Cli(share);
    cli.onVault("vault create").done();
    try (FaultyDisk disk = new FaultyDisk(share, "cifs")) {
      Path vault = disk.root().resolve("vault");
      assertThat(said(vault, cli.passwordFile))
          .startsWith("plushkeep: This vault is on another computer's drive")
          .hasLineCount(1);
      DataFolder.lastSeen().driveIsKnown(vault);
      assertThat(said(vault, cli.passwordFile)).isEmpty();
    }
    cli.onVault("list").done();
  }

  private static String said(Path folder, Path passwordFile) throws Exception {
    StringWriter said = new StringWriter();
    try (Vault vault = VaultOptions.open(folder, passwordFile, new PrintWriter(said))) {
      vault.saveToy(
          new KnownToy(
              new ToyId("C4:BE:84:00:00:01"), "Bentley", "Ada", "", java.time.Instant.EPOCH));
    }
    return said.toString();
  }
}
