package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.OldVault;
import org.plushkeep.vault.VaultException.Problem;

class KeyBlocksTest {
  @TempDir Path temp;

  @Property(tries = 200)
  void whatIsCutOrChangedInABlockCostsNothingBeforeIt(
      @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<KeyBlocks.Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] wrapped = TestVault.bytes(60, random.nextLong());
      entries.add(new KeyBlocks.Entry(new UUID(random.nextLong(), random.nextLong()), wrapped));
    }
    byte[] content = KeyBlocks.bytes(entries);
    assertThat(KeyBlocks.entries(content)).usingRecursiveComparison().isEqualTo(entries);

    int at = random.nextInt(content.length);
    int before = at / (content.length / count);
    byte[] changed = content.clone();
    changed[at] ^= (byte) (1 + random.nextInt(255));
    assertThat(KeyBlocks.entries(changed).subList(0, before))
        .usingRecursiveComparison()
        .isEqualTo(entries.subList(0, before));
    byte[] cut = java.util.Arrays.copyOf(content, at);
    assertThat(KeyBlocks.entries(cut))
        .usingRecursiveComparison()
        .isEqualTo(entries.subList(0, before));
  }

  @Test
  void aDamagedBlockCostsOnlyTheRecordingsWhoseKeysItHeld() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids;
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.addSmall(vault, KeyBlocks.KEYS + 3).stream().map(one -> one.id()).toList();
    }
    withStore(
        dir,
        (store, _) -> store.handle().execute("UPDATE key_block SET keys = X'00' WHERE number = 0"));
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).damaged())
          .containsExactlyInAnyOrderElementsOf(ids.subList(0, KeyBlocks.KEYS));
      for (RecordingId whole : ids.subList(KeyBlocks.KEYS, ids.size())) {
        assertThat(vault.readBytes(whole)).hasSize(100);
      }
      assertThatThrownBy(() -> vault.readBytes(ids.getFirst()))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      vault.erase(List.of(ids.getLast()));
      assertThat(vault.readBytes(ids.get(KeyBlocks.KEYS))).as("an erasure goes on").hasSize(100);
      assertThat(TestVault.add(vault, 99)).as("and so does storing").hasSize(1);
    }
  }

  @Test
  void anErasureLeavesKeysOfWhatThereIsAndOfNothingElse() throws Exception {
    Path dir = temp.resolve("vault");
    HashSet<UUID> expected = new HashSet<>();
    try (Vault vault = TestVault.create(dir)) {
      var all = TestVault.addSmall(vault, 3 * KeyBlocks.KEYS);
      List<RecordingId> gone = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (i < KeyBlocks.KEYS || i % 3 == 0) {
          gone.add(all.get(i).id());
        } else {
          expected.add(all.get(i).id().uuid());
        }
      }
      vault.erase(gone);
    }
    withStore(
        dir,
        (store, keys) -> {
          // a row that went without an erasure, as on a stranger's hand
          UUID row = expected.iterator().next();
          store.handle().execute("DELETE FROM recording WHERE id = ?", row);
          expected.remove(row);
          List<UUID> held = new ArrayList<>();
          blocks(store).forEach(block -> block.forEach(entry -> held.add(entry.id())));
          assertThat(held).as("each once").hasSize(expected.size() + 1).doesNotHaveDuplicates();
          String epoch = keys.file().epoch().id();
          KeyBlocks blocks = new KeyBlocks(store, keys);
          Rewrapping same = keys.rewrapping(epoch, epoch);
          try (Renewal renewal = new Renewal(blocks, same, same, Present.ids(store), List.of())) {
            renewal.begin();
            renewal.write(() -> {});
          }
          held.clear();
          blocks(store).forEach(block -> block.forEach(entry -> held.add(entry.id())));
          assertThat(held).containsExactlyInAnyOrderElementsOf(expected);
          assertThat(blocks(store)).as("the first block is empty, and gone").hasSize(2);
        });
  }

  @Test
  void aKeyOfAnotherRecordingPutInItsPlaceOpensNothing() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids;
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.addSmall(vault, 2).stream().map(one -> one.id()).toList();
    }
    withStore(
        dir,
        (store, keys) -> {
          List<KeyBlocks.Entry> both = blocks(store).getFirst();
          List<KeyBlocks.Entry> swapped =
              List.of(
                  new KeyBlocks.Entry(both.get(0).id(), both.get(1).key()),
                  new KeyBlocks.Entry(both.get(1).id(), both.get(0).key()));
          store.handle().execute("UPDATE key_block SET keys = ?", KeyBlocks.bytes(swapped));
          KeyBlocks blocks = new KeyBlocks(store, keys);
          assertThatThrownBy(() -> blocks.open(ids.getFirst().uuid(), 0))
              .isInstanceOf(GeneralSecurityException.class);
        });
  }

  @Test
  void anErasureLeavesTheBlocksAloneFromWhichNothingGoesAndGivesTheOthersAKeyNoOlderCopyHas()
      throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids;
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.addSmall(vault, 3 * KeyBlocks.KEYS).stream().map(one -> one.id()).toList();
    }
    List<KeyBlocks.Block> before = whole(dir);
    UUID survivor = ids.get(KeyBlocks.KEYS + 1).uuid();
    byte[] wrapped = entry(before.get(1), survivor);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.erase(List.of(ids.get(KeyBlocks.KEYS)))).isOne();
    }
    List<KeyBlocks.Block> after = whole(dir);
    assertThat(after).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(after.get(i).key()).as("under the new epoch").isNotEqualTo(before.get(i).key());
    }
    assertThat(after.get(0).content()).isEqualTo(before.get(0).content());
    assertThat(after.get(2).content()).isEqualTo(before.get(2).content());
    withStore(
        dir,
        (_, keys) -> {
          try (BlockKey key = keys.openBlockKey(after.get(1).key(), 1)) {
            assertThat(key.unwrap(survivor, entry(after.get(1), survivor))).hasSize(32);
            assertThatThrownBy(() -> key.unwrap(survivor, wrapped))
                .as("what an older copy has of this block")
                .isInstanceOf(GeneralSecurityException.class);
          }
          assertThatThrownBy(() -> keys.openBlockKey(before.get(1).key(), 1))
              .isInstanceOf(GeneralSecurityException.class);
          assertThatThrownBy(() -> keys.openBlockKey(after.get(0).key(), 1))
              .as("the key of another block")
              .isInstanceOf(GeneralSecurityException.class);
        });
  }

  @Test
  void aDamagedKeyOfABlockCostsWhatIsInItAndStopsNothing() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids;
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.addSmall(vault, KeyBlocks.KEYS + 3).stream().map(one -> one.id()).toList();
    }
    withStore(
        dir,
        (store, _) ->
            store.handle().execute("UPDATE block_key SET wrapped = X'00' WHERE number = 1"));
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).damaged())
          .containsExactlyInAnyOrderElementsOf(ids.subList(KeyBlocks.KEYS, ids.size()));
      RecordingId fresh = TestVault.add(vault, 99).getFirst().id();
      vault.erase(List.of(ids.getFirst()));
      assertThat(vault.readBytes(fresh)).as("stored beside it").isNotEmpty();
      assertThat(vault.readBytes(ids.get(1))).hasSize(100);
    }
  }

  @Test
  void anOlderDatabaseBesideANewerKeyFileLosesNothingByBeingOpened() throws Exception {
    Path dir = temp.resolve("vault");
    OldVaults.put(9, dir);
    byte[] keyFile = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    try (KeyRing keys = KeyRing.open(dir, OldVault.PASSPHRASE.toCharArray())) {
      keys.replace(keys.newEpoch(), null, false, keys.file().generation() + 1);
    }
    try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray())) {
      assertThat(vault.age().isNewest()).isFalse();
      assertThat(vault.verify(_ -> {}).damaged()).isNotEmpty();
    }
    Files.write(dir.resolve(VaultFile.NAME), keyFile);
    try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
    }
  }

  /** What an older copy of the database has, with all keys of today. */
  private static void opensNothing(List<KeyBlocks.Block> older, UUID id, Path dir)
      throws Exception {
    withStore(
        dir,
        (store, keys) -> {
          for (KeyBlocks.Block block : new KeyBlocks(store, keys).after(-1, 100)) {
            try (BlockKey key = keys.openBlockKey(block.key(), block.number())) {
              for (KeyBlocks.Block old : older) {
                for (KeyBlocks.Entry entry : KeyBlocks.entries(old.content())) {
                  if (entry.id().equals(id)) {
                    assertThatThrownBy(() -> key.unwrap(id, entry.key()))
                        .isInstanceOf(GeneralSecurityException.class);
                  }
                }
              }
            }
          }
        });
  }

  @Test
  void whatWasDamagedAndCameAgainIsErasedFromOlderCopiesToo() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids;
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.add(vault, 1, 2, 3).stream().map(one -> one.id()).toList();
    }
    RecordingId first = ids.getFirst();
    List<KeyBlocks.Block> older = whole(dir);
    withStore(
        dir,
        (store, _) ->
            store
                .handle()
                .execute("UPDATE piece SET bytes = X'00' WHERE recording_id = ?", first.uuid()));
    try (Vault vault = TestVault.open(dir)) {
      RecordingId again = TestVault.add(vault, 1).getFirst().id();
      vault.erase(List.of(again));
      assertThat(vault.readBytes(ids.getLast())).isNotEmpty();
    }
    opensNothing(older, first.uuid(), dir);
  }

  @Test
  void anEntryThatWasCutOffIsErasedFromOlderCopiesToo() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids;
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.add(vault, 1, 2, 3).stream().map(one -> one.id()).toList();
    }
    List<KeyBlocks.Block> older = whole(dir);
    List<KeyBlocks.Entry> kept =
        KeyBlocks.entries(older.getFirst().content()).stream()
            .filter(entry -> !entry.id().equals(ids.get(1).uuid()))
            .toList();
    withStore(
        dir,
        (store, _) ->
            store.handle().execute("UPDATE key_block SET keys = ?", KeyBlocks.bytes(kept)));
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(ids.get(1)));
      assertThat(vault.readBytes(ids.getFirst())).isNotEmpty();
    }
    opensNothing(older, ids.get(1).uuid(), dir);
  }

  private static byte[] entry(KeyBlocks.Block block, UUID id) {
    return KeyBlocks.entries(block.content()).stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow()
        .key();
  }

  private static List<KeyBlocks.Block> whole(Path dir) throws Exception {
    List<KeyBlocks.Block> blocks = new ArrayList<>();
    withStore(dir, (store, keys) -> blocks.addAll(new KeyBlocks(store, keys).after(-1, 100)));
    return blocks;
  }

  private static List<List<KeyBlocks.Entry>> blocks(Store store) {
    return store
        .handle()
        .createQuery("SELECT keys FROM key_block ORDER BY number")
        .mapTo(byte[].class)
        .map(KeyBlocks::entries)
        .list();
  }

  private interface Work {
    void run(Store store, KeyRing keys) throws Exception;
  }

  private static void withStore(Path dir, Work work) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      work.run(store, keys);
      store.force();
    } finally {
      keys.close();
    }
  }
}
