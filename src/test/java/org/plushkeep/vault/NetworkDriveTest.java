package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.vault.VaultException.Problem;

/** A folder of another computer: no place for a vault, a good one for a backup. */
class NetworkDriveTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "fuse.sshfs",
        "9p",
        "webdav",
        "fuse.davfs",
        "afpfs",
        "fuse.gvfsd-fuse"
      })
  void noVaultIsMadeThereAndABackupIs(String type) throws Exception {
    Path share = Files.createDirectory(temp.resolve("share")).toRealPath();
    Path here = temp.resolve("vault");
    try (FaultyDisk disk = new FaultyDisk(share, type)) {
      Path there = disk.root().resolve("our").resolve("vault");
      mustBeRefused(() -> TestVault.create(there));
      assertThat(disk.root().resolve("our")).doesNotExist();
      try (Vault vault = TestVault.create(here)) {
        TestVault.add(vault, 1, 2);
        vault.backUp(disk.root(), _ -> {}, () -> false);
      }
      char[] passphrase = TestVault.PASSPHRASE.toCharArray();
      mustBeRefused(
          () -> Vaults.restore(disk.root(), there, passphrase.clone(), _ -> {}, () -> false));
      Path other = temp.resolve("other");
      try (Vault vault =
          Vaults.restore(disk.root(), other, passphrase.clone(), _ -> {}, () -> false)) {
        assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
      }
    }
  }

  private static void mustBeRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("another computer's drive")
        .hasMessageContaining("Choose a folder on this computer. A backup may go there.")
        .extracting("problem")
        .isEqualTo(Problem.NETWORK_DRIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "btrfs", "tmpfs", "NTFS", "apfs", "exfat", "fuseblk", "overlay"})
  void aDiskOfThisComputerIsAPlaceForAVault(String type) throws Exception {
    Path home = Files.createDirectory(temp.resolve("home")).toRealPath();
    try (FaultyDisk disk = new FaultyDisk(home, type)) {
      assertThat(NetworkDrive.holds(disk.root().resolve("vault"))).isFalse();
    }
  }

  /** Whoever has put one there gets at it. */
  @Test
  void aVaultThatLiesThereOpens() throws Exception {
    Path share = Files.createDirectory(temp.resolve("share")).toRealPath();
    TestVault.create(share.resolve("vault")).close();
    try (FaultyDisk disk = new FaultyDisk(share, "nfs4");
        Vault vault = TestVault.open(disk.root().resolve("vault"))) {
      TestVault.add(vault, 1);
    }
  }
}
