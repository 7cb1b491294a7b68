package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.plushkeep.vault.KeyBlocks.Block;
import org.plushkeep.vault.KeyBlocks.Entry;

/** What the keys in the database tell of the epochs' keys: by which of them they open. */
final class Witnesses {
  /** So many blocks are read in one go. */
  private static final int AT_ONCE = 256;

  /** Tables with a key under an epoch's in each row, and the epoch's id. */
  private static final List<String> ROWS =
      List.of(OwedRows.MESSAGE, ToyNames.TABLE, IntakeKeys.TABLE);

  private final Store store;
  private final KeyRing keys;

  Witnesses(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /**
   * Under which of two epochs' keys the database's are. One transaction takes all of them from one
   * to the other: the first that opens tells of all.
   *
   * @return empty when none opens under either
   */
  Optional<String> epoch(String one, String other) {
    List<String> both = List.of(one, other);
    Optional<String> epoch = blockEpoch(both);
    for (String table : ROWS) {
      epoch = epoch.or(() -> rowEpoch(table, both));
    }
    return epoch;
  }

  private Optional<String> blockEpoch(List<String> epochs) {
    int last = -1;
    while (true) {
      List<Block> some = new KeyBlocks(store, keys).after(last, AT_ONCE);
      for (Block block : some) {
        Optional<String> epoch = epochs.stream().filter(one -> opens(block, one)).findFirst();
        if (epoch.isPresent()) {
          return epoch;
        }
      }
      if (some.isEmpty()) {
        return Optional.empty();
      }
      last = some.getLast().number();
    }
  }

  private Optional<String> rowEpoch(String table, List<String> epochs) {
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Wrapped(UUID id, byte[] key) {}
    List<Wrapped> rows =
        store
            .handle()
            .createQuery("SELECT id, data_key FROM " + table)
            .map((row, _) -> new Wrapped(row.getObject(1, UUID.class), row.getBytes(2)))
            .list();
    for (Wrapped row : rows) {
      Optional<String> epoch =
          epochs.stream().filter(one -> opens(row.key(), row.id(), one)).findFirst();
      if (epoch.isPresent()) {
        return epoch;
      }
    }
    return Optional.empty();
  }

  /** Blocks whose keys do not open: they are damaged, or the key file is of another time. */
  Set<Integer> closedBlocks() {
    VaultFile file = keys.file();
    Predicate<Block> opens = block -> opens(block, file.epoch().id());
    VaultFile.Epoch next = file.nextEpoch();
    if (next != null) {
      opens = opens.or(block -> opens(block, next.id()));
    }
    Set<Integer> closed = new HashSet<>();
    int last = -1;
    while (true) {
      List<Block> some = new KeyBlocks(store, keys).after(last, AT_ONCE);
      some.stream().filter(opens.negate()).map(Block::number).forEach(closed::add);
      if (some.isEmpty()) {
        return closed;
      }
      last = some.getLast().number();
    }
  }

  /**
   * Whether something here that does not open may open by another key file of this vault: one with
   * an epoch's key that is not here. Each row tells which epoch it is under, but for those of
   * blocks: one of them that is damaged looks no different.
   */
  boolean mayOpenBy(VaultFile other) {
    Set<String> theirs = epochs(other);
    theirs.removeAll(epochs(keys.file()));
    return !theirs.isEmpty()
        && (ROWS.stream().anyMatch(table -> isAnyUnder(theirs, table))
            || !closedBlocks().isEmpty());
  }

  private static Set<String> epochs(VaultFile file) {
    Set<String> epochs = new HashSet<>(Set.of(file.epoch().id()));
    VaultFile.Epoch next = file.nextEpoch();
    if (next != null) {
      epochs.add(next.id());
    }
    return epochs;
  }

  private boolean isAnyUnder(Set<String> epochs, String table) {
    return store
            .handle()
            .createQuery("SELECT COUNT(*) FROM " + table + " WHERE epoch IN (<epochs>)")
            .bindList("epochs", List.copyOf(epochs))
            .mapTo(long.class)
            .one()
        > 0;
  }

  /** Of a block without a key of its own it is enough that one of its entries opens. */
  private boolean opens(Block block, String epoch) {
    if (block.key().length == 0) {
      List<Entry> entries = KeyBlocks.entries(block.content());
      return entries.stream().anyMatch(entry -> opens(entry.key(), entry.id(), epoch));
    }
    try (BlockKey _ = keys.openBlockKey(block.key(), block.number(), epoch)) {
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private boolean opens(byte[] wrapped, UUID id, String epoch) {
    try {
      Arrays.fill(keys.unwrapDataKey(wrapped, id, epoch), (byte) 0);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
