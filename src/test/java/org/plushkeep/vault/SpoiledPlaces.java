package org.plushkeep.vault;

import java.nio.file.Path;
import java.time.Instant;
import org.plushkeep.recording.KnownToy;

/**
 * Vaults that open and answer, and in which about every second new recording finds no place: pages
 * of the index that leads to the sealed sound do not read. Which one is refused is up to its id,
 * which nobody chooses.
 */
public final class SpoiledPlaces {
  /** Of so many new ones, one or another is refused, and one or another is not: always. */
  public static final int SURELY_BOTH = 40;

  /** So many that the index is some pages, and half of them are about half of the places. */
  private static final int RECORDINGS = 400;

  private SpoiledPlaces() {}

  /** A locked vault whose passphrase is told by {@link #passphrase}, with a toy called Bentley. */
  public static void make(Path dir) throws Exception {
    TestVault.create(dir).close();
    spoil(dir, TestVault.PASSPHRASE);
  }

  /** A new copy of it. */
  public static char[] passphrase() {
    return TestVault.PASSPHRASE.toCharArray();
  }

  /** Puts small recordings into a locked vault, of {@link TestVault#TOY}, and spoils places. */
  public static void spoil(Path dir, String passphrase) throws Exception {
    try (Vault vault = Vaults.open(dir, passphrase.toCharArray())) {
      if (vault.toys().stream().noneMatch(toy -> toy.id().equals(TestVault.TOY))) {
        vault.saveToy(new KnownToy(TestVault.TOY, "Bentley", "Ada", "", Instant.EPOCH));
      }
      TestVault.addSmall(vault, RECORDINGS);
    }
    try (KeyRing keys = KeyRing.open(dir, passphrase.toCharArray())) {
      new SpoiledPages(dir, keys).ofPrimaryKey("PIECE");
    }
  }
}
