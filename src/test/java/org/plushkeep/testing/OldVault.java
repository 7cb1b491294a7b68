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
   * Puts one into a folder that is not there yet. All hold the practice toy's three tunes. Schemas
   * 2 to 4 also hold a note about the newest, and before the tunes half a kilobyte that nobody can
   * read, and before that eight seconds of hiss with a beep. Schema 4 holds a message too.
   *
   * @param schema 1 (made by the program at commit a37e8a0), 2 (73fc44e), 3 (the first that knows
   *     of silence) or 4 (b6606ae)
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
