package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
          try (Renewal renewal = new Renewal(blocks, keys.rewrapping(epoch, epoch), List.of())) {
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
