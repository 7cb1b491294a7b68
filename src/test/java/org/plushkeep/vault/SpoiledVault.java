package org.plushkeep.vault;

import java.nio.file.Path;
import java.time.Instant;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.RecordingId;

/** Locked vaults that something has happened to, for tests outside this room. */
public final class SpoiledVault {
  private SpoiledVault() {}

  /** What is told of a recording is not what was written. */
  public static void damageRow(Path dir, char[] passphrase, RecordingId id) throws Exception {
    sql(dir, passphrase, "UPDATE recording SET byte_count = byte_count + 1 WHERE id = '%s'", id);
  }

  /** A recording's sound is not what was written; what is told of it is. */
  public static void damageSound(Path dir, char[] passphrase, RecordingId id) throws Exception {
    sql(
        dir,
        passphrase,
        "UPDATE piece SET bytes = X'00' WHERE kind = 'toy-bytes' AND recording_id = '%s'",
        id);
  }

  /** No recording's sound is what was written. */
  public static void damageEverySound(Path dir, char[] passphrase) throws Exception {
    sql(dir, passphrase, "UPDATE piece SET bytes = X'00' WHERE kind = '%s'", Recordings.TOY_BYTES);
  }

  /**
   * Pages of the table of recordings do not read, so that the rows on them are lost.
   *
   * @param small so many recordings of 100 bytes are put there first, that there are several pages
   */
  public static void loseRows(Path dir, char[] passphrase, int small) throws Exception {
    putSmall(dir, passphrase, small);
    loseRows(dir, passphrase);
  }

  /**
   * Pages of the blocks of keys do not read, so that the recordings whose keys are on them are
   * lost.
   *
   * @param small so many recordings of 100 bytes are put there first, that there are several pages
   */
  public static void loseKeys(Path dir, char[] passphrase, int small) throws Exception {
    putSmall(dir, passphrase, small);
    try (KeyRing keys = KeyRing.open(dir, passphrase)) {
      new SpoiledPages(dir, keys).ofRows("KEY_BLOCK");
    }
  }

  /** As the other, where there are many recordings. */
  static void loseRows(Path dir, char[] passphrase) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, passphrase)) {
      new SpoiledPages(dir, keys).ofRows("RECORDING");
    }
  }

  /** Pages of an index of recordings do not read; the rows do. */
  static void loseIndex(Path dir, char[] passphrase, String name) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, passphrase)) {
      new SpoiledPages(dir, keys).ofIndex("RECORDING", name);
    }
  }

  /** As a later Plushkeep leaves it. */
  public static void ofALaterVersion(Path dir, char[] passphrase) throws Exception {
    sql(dir, passphrase, "INSERT INTO schema_version VALUES (%s)", Schema.NEWEST + 1);
  }

  private static void putSmall(Path dir, char[] passphrase, int count) throws Exception {
    try (Vault vault = Vaults.open(dir, passphrase.clone())) {
      if (vault.toys().stream().noneMatch(toy -> toy.id().equals(TestVault.TOY))) {
        vault.saveToy(new KnownToy(TestVault.TOY, "Bentley", "Ada", "", Instant.EPOCH));
      }
      TestVault.addSmall(vault, count);
    }
  }

  private static void sql(Path dir, char[] passphrase, String statement, Object about)
      throws Exception {
    try (KeyRing keys = KeyRing.open(dir, passphrase);
        Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute(statement.formatted(about));
      store.force();
    }
  }
}
