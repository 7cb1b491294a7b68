package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plushkeep.testing.OldVault;

/** Vaults of earlier versions, opened by a passphrase whose key costs little. */
final class OldVaults {
  private static final Map<Integer, Known> KNOWN = new ConcurrentHashMap<>();

  private OldVaults() {}

  /**
   * What is known of one.
   *
   * @param keyFile its own but for the passphrase's slot, which is sealed anew
   */
  private record Known(byte[] keyFile, Held held) {}

  /**
   * Puts one into a folder that is not there yet.
   *
   * @return what it holds
   */
  static Held put(int schema, Path dir) throws Exception {
    Known known = KNOWN.get(schema);
    if (known == null) {
      known = learn(schema);
      KNOWN.put(schema, known);
    }
    OldVault.put(schema, dir);
    Files.write(dir.resolve(VaultFile.NAME), known.keyFile);
    return known.held;
  }

  private static Known learn(int schema) throws Exception {
    Path folder = Files.createTempDirectory("earlier");
    try {
      Path dir = folder.resolve("vault");
      OldVault.put(schema, dir);
      char[] passphrase = OldVault.PASSPHRASE.toCharArray();
      try (KeyRing keys = KeyRing.open(dir, passphrase)) {
        keys.changeSlot(passphrase, Slots.PASSPHRASE, passphrase, new Argon2(64, 1, 1));
      }
      byte[] keyFile = Files.readAllBytes(dir.resolve(VaultFile.NAME));
      try (Vault vault = Vaults.open(dir, passphrase, "")) {
        Held held = Held.read(vault, OldVault.PASSPHRASE, "");
        Held movedIn = Held.readMovedIn(dir, vault, OldVault.PASSPHRASE, "");
        return new Known(keyFile, held.waitingFor(movedIn));
      }
    } finally {
      Inspection.remove(folder);
    }
  }
}
