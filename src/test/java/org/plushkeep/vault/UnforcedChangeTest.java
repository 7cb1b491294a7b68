package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.testing.disk.FaultyDisk.Fault;
import org.plushkeep.testing.disk.WatchedDisk;
import org.plushkeep.vault.VaultException.Problem;

/** A new passphrase that the disk takes, and does not force: it is told that the old one stays. */
class UnforcedChangeTest {
  private static final String NEXT = "new story";

  @TempDir private Path temp;

  @Test
  void whatIsSaidToStayStaysThoughTheProgramIsKilledThen() throws Exception {
    int refused = 0;
    boolean done = false;
    for (int writes = 0; !done; writes++) {
      Path home = Files.createDirectory(temp.toRealPath().resolve("home" + writes));
      try (FaultyDisk disk = new FaultyDisk(home)) {
        Path vault = disk.root().resolve("vault");
        Opened.make(vault, WatchedDisk.PREFIX, TestVault.PASSPHRASE);
        Opened opened = Opened.at(vault, WatchedDisk.PREFIX, TestVault.PASSPHRASE);
        try (Vault _ = opened.vault()) {
          disk.fails(Fault.UNFORCED, writes);
          done = isChanged(opened);
          if (!done) {
            refused++;
            Path killed = temp.resolve("killed" + writes);
            TestVault.copy(home.resolve("vault"), killed);
            assertThatCode(() -> KeyRing.open(killed, TestVault.PASSPHRASE.toCharArray()).close())
                .as("after %s", writes)
                .doesNotThrowAnyException();
          }
          disk.fails(Fault.NONE, 0);
        }
      }
    }
    assertThat(refused).isPositive();
  }

  private static boolean isChanged(Opened opened) throws VaultException {
    try {
      opened
          .ways()
          .change(
              TestVault.PASSPHRASE.toCharArray(),
              Slots.PASSPHRASE,
              NEXT.toCharArray(),
              JournalEvent.PASSPHRASE_CHANGED,
              Opened.CHEAP);
      return true;
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DISK);
      return false;
    }
  }
}
