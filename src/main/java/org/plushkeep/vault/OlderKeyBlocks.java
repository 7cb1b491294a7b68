package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.plushkeep.vault.KeyBlocks.Block;
import org.plushkeep.vault.KeyBlocks.Entry;
import org.plushkeep.vault.VaultException.Problem;

/** The data keys of vaults of older schemas, as they become what {@link KeyBlocks} has. */
final class OlderKeyBlocks {
  private static final int AT_ONCE = 256;

  private final Store store;
  private final KeyRing keys;
  private final KeyBlocks blocks;

  OlderKeyBlocks(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
    this.blocks = new KeyBlocks(store, keys);
  }

  /**
   * Moves the keys of vaults of schema 7 and before from the recordings' rows into blocks, as they
   * are. Begins anew when it was cut short; nothing once the rows have none any more.
   */
  void takeOver() {
    if (!store.hasColumn("RECORDING", "DATA_KEY")) {
      return;
    }
    store
        .handle()
        .useTransaction(
            handle -> {
              handle.execute("DELETE FROM key_block");
              List<Entry> all =
                  handle
                      .createQuery("SELECT id, data_key FROM recording ORDER BY collected_at, id")
                      .map((row, _) -> new Entry(row.getObject(1, UUID.class), row.getBytes(2)))
                      .list();
              for (int from = 0; from < all.size(); from += KeyBlocks.KEYS) {
                takeOver(
                    from / KeyBlocks.KEYS,
                    all.subList(from, Math.min(from + KeyBlocks.KEYS, all.size())));
              }
            });
  }

  private void takeOver(int block, List<Entry> entries) {
    blocks.insert(block, entries);
    var updates = store.handle().prepareBatch("UPDATE recording SET key_block = ? WHERE id = ?");
    entries.forEach(entry -> updates.bind(0, block).bind(1, entry.id()).add());
    updates.execute();
  }

  /**
   * Gives keys of their own to the blocks of vaults of schema 12 and before, whose entries were
   * wrapped under the epoch's key. Goes on where it was cut short.
   *
   * @throws VaultException where the key file has no key of this database: one of them is an older
   *     copy, and nothing of it is changed
   */
  void giveKeys() throws GeneralSecurityException, VaultException {
    Rows.State state = Erasure.state(store);
    if (state == null) {
      return; // a new vault
    }
    if (!keys.knows(state.epoch())) {
      throw new VaultException(
          Problem.DAMAGED,
          "The vault's key file and its database do not belong together: one of them is an older"
              + " copy. Nothing was changed. Put back both from the same day, or restore a backup.");
    }
    List<Block> some = blocks.after(-1, AT_ONCE);
    while (!some.isEmpty()) {
      List<Block> without = some.stream().filter(block -> block.key().length == 0).toList();
      store
          .handle()
          .useTransaction(
              _ -> {
                for (Block block : without) {
                  giveKey(block, state.epoch());
                }
              });
      some = blocks.after(some.getLast().number(), AT_ONCE);
    }
  }

  private void giveKey(Block block, String epoch) throws GeneralSecurityException {
    List<Entry> wrapped = new ArrayList<>();
    try (BlockKey blockKey = keys.newBlockKey()) {
      for (Entry entry : KeyBlocks.entries(block.content())) {
        wrapped.add(rewrapped(entry, epoch, blockKey));
      }
      blocks.write(block.number(), wrapped);
      blocks.insertKey(block.number(), keys.wrapBlockKey(blockKey, block.number(), epoch));
    }
  }

  /** What does not open is left as it is: verify tells of it. */
  private Entry rewrapped(Entry entry, String epoch, BlockKey to) throws GeneralSecurityException {
    byte[] dataKey;
    try {
      dataKey = keys.unwrapDataKey(entry.key(), entry.id(), epoch);
    } catch (GeneralSecurityException e) {
      return entry;
    }
    try {
      return new Entry(entry.id(), to.wrap(entry.id(), dataKey));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }
}
