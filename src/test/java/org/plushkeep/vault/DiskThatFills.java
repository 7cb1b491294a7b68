package org.plushkeep.vault;

import java.nio.file.Path;

/** The door to vaults on a {@link FullDisk}, for tests outside this room. */
public final class DiskThatFills {
  private DiskThatFills() {}

  /** Opens a vault on a disk that can be filled; there is room at first. */
  public static Vault open(Path dir, char[] passphrase) throws VaultException {
    FullDisk.register();
    return Vaults.open(dir, passphrase, FullDisk.PREFIX);
  }

  public static void fill() {
    FullDisk.FULL.set(true);
  }

  /** No room any more for what is left of a database once something was erased. */
  public static void fillForCompaction() {
    FullDisk.fillForCompaction();
  }

  public static void empty() {
    FullDisk.empty();
  }
}
