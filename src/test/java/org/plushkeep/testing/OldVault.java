package org.plushkeep.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Vaults as earlier versions of the program made them, one for each schema. Every one that was ever
 * released stays openable.
 */
public final class OldVault {
  /** Opens all of them. */
  public static final String PASSPHRASE = "old bears keep songs";

  private OldVault() {}

  /**
   * Puts one into a folder that is not there yet. Schema 2 (commit 73fc44e) holds the practice
   * toy's three tunes, the newest with a note; before them half a kilobyte that nobody can read,
   * and before that eight seconds of hiss with a beep.
   */
  public static void put(int schema, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : new String[] {"vault.json", "recordings.mv.db"}) {
      String resource = "/org/plushkeep/vault/fixture/v" + schema + "/" + name;
      try (InputStream in = OldVault.class.getResourceAsStream(resource)) {
        Files.copy(in, folder.resolve(name));
      }
    }
  }
}
