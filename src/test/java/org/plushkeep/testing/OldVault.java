package org.plushkeep.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Vaults as earlier versions of the program made them, one for each schema. Every one that was ever
 * released stays openable.
 */
public final class OldVault {
  /** Opens all of them. */
  public static final String PASSPHRASE = "old bears keep songs";

  /** Those of which there is one here. */
  public static final List<Integer> SCHEMAS = List.of(1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14);

  private OldVault() {}

  /**
   * Puts one into a folder that is not there yet. All hold the practice toy's three tunes. Schemas
   * 2 to 6 also hold a note about the newest, and before the tunes half a kilobyte that nobody can
   * read, and before that eight seconds of hiss with a beep. Schemas 4 to 6 hold a message too, 5
   * and 6 a history by the account "ada"; in 6 something may come in while it is locked, and one
   * recording waits. Schema 9 holds the three tunes, a note about one of them, a history by "ada",
   * and a bin with one of them in it. Schemas 8 and 10 to 14 hold the three tunes of "Bruno", a
   * note about the newest, a message and a history by "ada"; from 10 on also how loud Bruno may be,
   * and the message in its second slot; from 12 on also what was found when somebody looked how
   * safe it is.
   *
   * <p>Not every number is the schema that has it now. No program ever had 7 as its newest: what
   * are 8 and 9 now came at once, as 7 and 8, before what is 7 now. So the vault of schema 8 here
   * has no table for rules, which its number says it has. In the same way what is 11 now was 10
   * before what is 10 now came: the vault of schema 10 here has no table for toys' secrets.
   *
   * @param schema 1 (made by the program at commit a37e8a0), 2 (73fc44e), 3 (the first that knows
   *     of silence), 4 (b6606ae), 5 (the one before ecdbbb3), 6 (9add1ee), 8 (66d841f), 9
   *     (eaf0efd), 10 (c696a0e), 11 (172d422), 12 (the first that remembers what was found), 13
   *     (9c056e4) or 14 (0125c35)
   */
  public static void put(int schema, Path folder) throws IOException {
    Files.createDirectories(folder);
    copy(schema, "vault.json", folder);
    copy(schema, "recordings.mv.db", folder);
    if (schema == 6) {
      Files.createDirectories(folder.resolve("intake"));
      copy(schema, "intake/key.json", folder);
      copy(schema, "intake/cdef116b6af0437fbd28971eeb9770d2", folder);
    }
  }

  private static void copy(int schema, String name, Path folder) throws IOException {
    String resource = "/org/plushkeep/vault/fixture/v" + schema + "/" + name;
    try (InputStream in = OldVault.class.getResourceAsStream(resource)) {
      Files.copy(in, folder.resolve(name));
    }
  }
}
