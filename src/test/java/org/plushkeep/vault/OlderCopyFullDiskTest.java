package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.OldVault;

/** An older copy, put back where an erasure or a migration cannot be ended for want of room. */
class OlderCopyFullDiskTest {
  /** The last whose database is to be made anew. */
  private static final int SCHEMA = 13;

  @TempDir private Path temp;
  private Path dir;

  @BeforeEach
  void put() throws Exception {
    dir = temp.toRealPath().resolve("vault");
    OldVaults.put(SCHEMA, dir);
    FullDisk.register();
  }

  @AfterEach
  void makeRoom() {
    FullDisk.empty();
  }

  @Test
  void itIsToldOfAndIsNotTheOneThatCountsUntilItIsWanted() throws Exception {
    Path older = temp.resolve("older");
    TestVault.copy(dir, older);
    assertThat(age()).isEqualTo(Age.Kind.NEWEST);
    Inspection.remove(dir);
    TestVault.copy(older, dir);
    FullDisk.fillForCompaction();
    assertThat(age()).isEqualTo(Age.Kind.OLDER_COPY);
    FullDisk.empty();
    assertThat(age()).as("not forgotten").isEqualTo(Age.Kind.OLDER_COPY);
  }

  private Age.Kind age() throws VaultException {
    char[] secret = OldVault.PASSPHRASE.toCharArray();
    LastSeen lastSeen = LastSeen.in(temp.resolve("state"));
    try (Vault vault = Vaults.open(dir, secret, FullDisk.PREFIX, lastSeen)) {
      return vault.age().kind();
    }
  }
}
