package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** A disk that goes altogether, at one change of it or another. */
  private static final class GoingDisk extends WatchedDisk {
    private int left = Integer.MAX_VALUE;

    GoingDisk(Path root) {
      super(root);
    }

    @Override
    protected void before(Change change, Path real) throws IOException {
      if (left-- <= 0) {
        throw new IOException("Input/output error");
      }
    }
  }

  @Test
  void whereTheDiskGoesAltogetherNothingIsSaidThatMayNotBeSo() throws Exception {
    List<String> told = new ArrayList<>();
    while (!told.contains("done")) {
      told.add(goesAfter(told.size()));
    }
    assertThat(told).contains("DISK", "EITHER_OPENS");
  }

  private String goesAfter(int changes) throws Exception {
    Path home = Files.createDirectory(temp.toRealPath().resolve("going" + changes));
    Path killed = temp.resolve("gone" + changes);
    String told;
    try (GoingDisk disk = new GoingDisk(home)) {
      Path dir = disk.root().resolve("vault");
      Opened.make(dir, WatchedDisk.PREFIX, TestVault.PASSPHRASE);
      Opened opened = Opened.at(dir, WatchedDisk.PREFIX, TestVault.PASSPHRASE);
      try (Vault _ = opened.vault()) {
        disk.left = changes;
        told = told(opened);
        TestVault.copy(home.resolve("vault"), killed);
        disk.left = Integer.MAX_VALUE;
      }
    }
    String opens = told.equals("DISK") ? TestVault.PASSPHRASE : NEXT;
    KeyRing.open(killed, opens.toCharArray()).close();
    String opensLocked = told.equals("done") ? NEXT : TestVault.PASSPHRASE;
    try (Vault vault = Vaults.open(home.resolve("vault"), opensLocked.toCharArray())) {
      assertThat(vault.age().isNewest()).isTrue();
    }
    return told;
  }

  private static String told(Opened opened) {
    try {
      change(opened);
      return "done";
    } catch (VaultException e) {
      return e.problem().name();
    }
  }

  @Test
  void aKeyFileThatWasReplacedGoesAtTheNextOpening() throws Exception {
    Path dir = temp.resolve("vault");
    TestVault.create(dir).close();
    Path former = dir.resolve(VaultFile.NAME + VaultFile.FORMER);
    Files.copy(dir.resolve(VaultFile.NAME), former); // as where the program was killed just then
    TestVault.open(dir).close();
    assertThat(former).doesNotExist();
  }

  private static boolean isChanged(Opened opened) {
    try {
      change(opened);
      return true;
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DISK);
      return false;
    }
  }

  private static void change(Opened opened) throws VaultException {
    opened
        .ways()
        .change(
            TestVault.PASSPHRASE.toCharArray(),
            Slots.PASSPHRASE,
            NEXT.toCharArray(),
            JournalEvent.PASSPHRASE_CHANGED,
            Opened.CHEAP);
  }
}
