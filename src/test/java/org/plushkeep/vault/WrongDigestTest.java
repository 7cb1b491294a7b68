package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;

/**
 * A bit that the disk forgets in the index by which the vault knows what it has: a recording that
 * the toy still offers is taken for new, and is there twice.
 */
class WrongDigestTest {
  private static final int RECORDINGS = 200;

  /** What of the database a flipped bit of its file changes. */
  private static final int UNIT = 16;

  /** Before the pages, in the file. */
  private static final long HEADER = 4096;

  @TempDir private Path temp;
  private Path dir;
  private RecordingId other;

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> all = TestVault.addSmall(vault, RECORDINGS);
      vault.erase(List.of(all.getFirst().id())); // so that there is no page that is out of use
      other = all.get(1).id();
    }
  }

  @Test
  void whatIsThereTwiceKeepsNobodyFromErasingAndCollecting() throws Exception {
    byte[] offered = TestVault.bytes(100, damage());
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).isWhole()).as("told of").isFalse();
      assertThat(vault.add(List.of(TestVault.recording(offered))).getFirst()).isPresent();
      vault.erase(List.of(other));
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThatCode(() -> TestVault.add(vault, 1000)).doesNotThrowAnyException();
      RecordingId last = vault.ids(RecordingFilter.ALL).getLast();
      assertThatCode(() -> vault.setNote(last, "heard")).doesNotThrowAnyException();
      assertThatCode(() -> vault.erase(List.of(last))).doesNotThrowAnyException();
      assertThat(VaultFile.read(dir).file().compactionDue()).isFalse();
    }
  }

  /** Flips one bit after the other until such a one is found; the seed of what is not known. */
  private long damage() throws Exception {
    Path file = dir.resolve(Store.FILE);
    byte[] plain = DecryptedPages.read(dir);
    for (long seed = 2; seed < RECORDINGS; seed++) {
      byte[] digest = digest(seed);
      for (int at = 0; at + UNIT <= plain.length; at += UNIT) {
        for (int from = 0; from + UNIT <= digest.length; from++) {
          if (Arrays.equals(plain, at, at + UNIT, digest, from, from + UNIT)) {
            TestVault.flip(file, at + HEADER, 1);
            if (isNotKnown(digest)) {
              return seed;
            }
            TestVault.flip(file, at + HEADER, 1);
          }
        }
      }
    }
    throw new AssertionError("no such place");
  }

  private byte[] digest(long seed) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      return keys.digest(TestVault.TOY.value(), TestVault.bytes(100, seed));
    }
  }

  private boolean isNotKnown(byte[] digest) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      return count(store, "", digest) == 0 && count(store, Store.WITHOUT_INDEX, digest) == 1;
    } catch (VaultException | JdbiException e) {
      return false; // that bit is told of as damage
    }
  }

  private static int count(Store store, String hint, byte[] digest) {
    return store
        .handle()
        .createQuery("SELECT COUNT(*) FROM recording " + hint + " WHERE digest = ?")
        .bind(0, digest)
        .mapTo(int.class)
        .one();
  }
}
