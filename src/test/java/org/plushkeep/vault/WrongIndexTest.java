package org.plushkeep.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;

/**
 * A bit that the disk forgets within an index: all of it reads, and one recording stands there by
 * another id. Its row, its key and its sound are whole.
 */
class WrongIndexTest {
  private static final int RECORDINGS = 200;

  @TempDir private Path temp;
  private Path dir;
  private List<RecordingId> ids;
  private RecordingId other;

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> all = TestVault.addSmall(vault, RECORDINGS + 2);
      vault.erase(List.of(all.getFirst().id())); // so that there is no page that is out of use
      other = all.get(1).id();
      ids = all.stream().skip(2).map(Recording::id).toList();
    }
  }

  @Test
  void erasingAnotherRecordingTakesNothingFromTheOneThatIsWhole() throws Exception {
    RecordingId hidden = damage();
    assertThat(shown(hidden)).as("every tag of it fits").isPresent();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).isWhole()).as("told of").isFalse();
      vault.erase(List.of(other));
    }
    assertThat(shown(hidden)).as("and still does").isPresent();
  }

  /** Or whoever asks for it is told that it cannot be. */
  @Test
  void itCanBeErased() throws Exception {
    RecordingId hidden = damage();
    assertThat(shown(hidden)).isPresent();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.erase(List.of(hidden))).isEqualTo(1);
    }
    assertThat(shown(hidden)).isEmpty();
  }

  private Optional<Recording> shown(RecordingId id) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      return vault.page(RecordingFilter.ALL, 0, 2 * RECORDINGS).stream()
          .filter(one -> one.id().equals(id))
          .findFirst();
    }
  }

  /** Flips one bit after the other until such a one is found, and leaves it. */
  private RecordingId damage() throws Exception {
    String plain = new String(DecryptedPages.read(dir), ISO_8859_1);
    for (RecordingId id : ids) {
      String bytes = new String(DecryptedPages.bytes(id), ISO_8859_1);
      for (int at = plain.indexOf(bytes); at >= 0; at = plain.indexOf(bytes, at + 1)) {
        DecryptedPages.flip(dir, at, 1);
        if (isHidden(id)) {
          return id;
        }
        DecryptedPages.flip(dir, at, 1);
      }
    }
    throw new AssertionError("no such place");
  }

  private boolean isHidden(RecordingId id) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      return ids(store, Store.WITHOUT_INDEX).contains(id.uuid())
          && !ids(store, "").contains(id.uuid());
    } catch (VaultException | JdbiException e) {
      return false; // that bit is told of as damage
    }
  }

  private static Set<UUID> ids(Store store, String hint) {
    return new HashSet<>(
        store.handle().createQuery("SELECT id FROM recording " + hint).mapTo(UUID.class).list());
  }
}
