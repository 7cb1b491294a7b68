package org.plushkeep.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The data keys of recordings, {@value #KEYS} in a row of their own, each wrapped by itself under
 * the key of their block, which is wrapped under the epoch's: an erasure that wrapped every data
 * key anew would write every recording's row and look for each of them.
 *
 * <pre>
 * keys:  entries
 * entry: 16 bytes id of the recording, short length, length bytes of wrapped key
 * </pre>
 *
 * <p>Blocks of vaults of schema 12 and before have no key: their data keys are wrapped under the
 * epoch's. The next erasure gives them one.
 *
 * <p>A damaged entry costs one recording, and what follows it in its block at most; a damaged key
 * of a block costs what is in the block. Those keys are few and lie together in a table of their
 * own, so that little is written when they change: a page of the database that does not read takes
 * some of them with it, as a page higher up in its tree takes the rows below it.
 */
final class KeyBlocks {
  /** About as much in one row as a page of the database takes. */
  static final int KEYS = 32;

  private static final int ID_BYTES = 16;

  /** An entry: a key of 32 bytes is wrapped with a nonce of 12 and a tag of 16. */
  private static final int ENTRY_BYTES = ID_BYTES + Short.BYTES + 12 + Sealing.KEY_BYTES + 16;

  private final Store store;
  private final KeyRing keys;

  KeyBlocks(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** A recording's key as it lies in its block: wrapped. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Entry(UUID id, byte[] key) {}

  /** A block: its own key, wrapped, empty where it has none; and its entries as bytes. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Block(int number, byte[] key, byte[] content) {}

  /** A block as it is to be, and what of it is as it was. */
  record Renewed(Block block, boolean sameKey, boolean sameContent) {}

  /**
   * Wraps a recording's key and puts it into a block that has room. Within a transaction.
   *
   * @return the block's number
   */
  int add(UUID recording, byte[] key) throws GeneralSecurityException {
    Block last = last();
    List<Entry> entries = entries(last.content);
    if (last.key.length > 0 && entries.size() < KEYS) {
      try (BlockKey blockKey = keys.openBlockKey(last.key, last.number)) {
        entries.add(new Entry(recording, blockKey.wrap(recording, key)));
        write(last.number, entries);
        return last.number;
      } catch (GeneralSecurityException e) {
        // Damaged: what comes now has a block of its own.
      }
    }
    int number = last.number + 1;
    try (BlockKey blockKey = keys.newBlockKey()) {
      insertFull(number);
      write(number, List.of(new Entry(recording, blockKey.wrap(recording, key))));
      insertKey(number, keys.wrapBlockKey(blockKey, number, keys.file().epoch().id()));
    }
    return number;
  }

  /**
   * A recording's key; the caller wipes it.
   *
   * @throws GeneralSecurityException when it is not there, or not of this vault and epoch, or lies
   *     where nothing reads: that is this recording's trouble, and of no other in a list
   */
  byte[] open(UUID recording, int block) throws GeneralSecurityException {
    try {
      return openWhatReads(recording, block);
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      throw new GeneralSecurityException("a recording's key does not read", e);
    }
  }

  private byte[] openWhatReads(UUID recording, int block) throws GeneralSecurityException {
    for (Entry entry : entries(content(block))) {
      if (entry.id.equals(recording)) {
        byte[] wrapped = key(block);
        if (wrapped.length == 0) {
          return keys.unwrapDataKey(entry.key, recording);
        }
        try (BlockKey blockKey = keys.openBlockKey(wrapped, block)) {
          return blockKey.unwrap(recording, entry.key);
        }
      }
    }
    throw new GeneralSecurityException("a recording has no key");
  }

  /**
   * Takes one recording's key out of its block. The others get a new key for their block: an older
   * copy of the database has the one that goes, under the old one. Within a transaction.
   */
  void remove(UUID recording, int block) throws GeneralSecurityException {
    String epoch = keys.file().epoch().id();
    Block whole = block(block);
    Set<UUID> others = entries(whole.content).stream().map(Entry::id).collect(Collectors.toSet());
    if (others.remove(recording)) {
      replace(List.of(keys.rewrapping(epoch, epoch).wrap(whole, others, false)));
    }
  }

  /** The blocks in which these recordings' keys are, as their rows tell. */
  Set<Integer> of(List<UUID> recordings) {
    Set<Integer> numbers = new HashSet<>();
    for (int from = 0; from < recordings.size(); from += Leaving.AT_ONCE) {
      int to = Math.min(recordings.size(), from + Leaving.AT_ONCE);
      store
          .handle()
          .createQuery("SELECT key_block FROM recording WHERE id IN (<ids>)")
          .bindList("ids", recordings.subList(from, to))
          .mapTo(int.class)
          .forEach(numbers::add);
    }
    return numbers;
  }

  /** A block; nothing in it when there is none. */
  Block block(int number) {
    return new Block(number, key(number), content(number));
  }

  /** So many blocks at most that come after one, in their order. */
  List<Block> after(int number, int most) {
    return store
        .handle()
        .createQuery(
            "SELECT b.number, k.wrapped, b.keys FROM key_block b LEFT JOIN block_key k ON k.number"
                + " = b.number WHERE b.number > ? ORDER BY b.number LIMIT ?")
        .bind(0, number)
        .bind(1, most)
        .map((row, _) -> new Block(row.getInt(1), present(row.getBytes(2)), row.getBytes(3)))
        .list();
  }

  private static byte[] present(byte @Nullable [] key) {
    return key == null ? new byte[0] : key;
  }

  /** The block with the highest number; number -1 and nothing in it when there is none. */
  private Block last() {
    return store
        .handle()
        .createQuery("SELECT number, keys FROM key_block ORDER BY number DESC LIMIT 1")
        .map((row, _) -> new Block(row.getInt(1), key(row.getInt(1)), row.getBytes(2)))
        .findFirst()
        .orElseGet(() -> new Block(-1, new byte[0], new byte[0]));
  }

  /** Puts others in the place of blocks; one with nothing in it goes. Within a transaction. */
  void replace(List<Renewed> blocks) {
    Handle handle = store.handle();
    List<PreparedBatch> batches =
        List.of(
            handle.prepareBatch(
                "MERGE INTO block_key (wrapped, number) KEY (number) VALUES (?, ?)"),
            handle.prepareBatch("UPDATE key_block SET keys = ? WHERE number = ?"),
            handle.prepareBatch("DELETE FROM block_key WHERE number = ?"),
            handle.prepareBatch("DELETE FROM key_block WHERE number = ?"));
    for (Renewed renewed : blocks) {
      Block block = renewed.block;
      if (block.content.length == 0) {
        batches.get(2).bind(0, block.number).add();
        batches.get(3).bind(0, block.number).add();
        continue;
      }
      if (!renewed.sameKey) {
        batches.get(0).bind(0, block.key).bind(1, block.number).add();
      }
      if (!renewed.sameContent) {
        batches.get(1).bind(0, block.content).bind(1, block.number).add();
      }
    }
    for (PreparedBatch batch : batches) {
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  /** Within a transaction of many changes: see {@link Store#lighten}. */
  void lighten() {
    store.lighten();
  }

  private byte[] content(int block) {
    return store
        .handle()
        .createQuery("SELECT keys FROM key_block WHERE number = ?")
        .bind(0, block)
        .mapTo(byte[].class)
        .findFirst()
        .orElseGet(() -> new byte[0]);
  }

  private byte[] key(int block) {
    return store
        .handle()
        .createQuery("SELECT wrapped FROM block_key WHERE number = ?")
        .bind(0, block)
        .mapTo(byte[].class)
        .findFirst()
        .orElseGet(() -> new byte[0]);
  }

  private void write(int block, List<Entry> entries) {
    store.handle().execute("UPDATE key_block SET keys = ? WHERE number = ?", bytes(entries), block);
  }

  private void insert(int block, List<Entry> entries) {
    store.handle().execute("INSERT INTO key_block VALUES (?, ?)", block, bytes(entries));
  }

  /**
   * Inserts a block as long as it will be, to be written at once. H2 counts how long a page is when
   * a row comes, not when it grows: it would take forty long blocks for short ones, and write them
   * all for each recording.
   */
  private void insertFull(int block) {
    store
        .handle()
        .execute("INSERT INTO key_block VALUES (?, ?)", block, new byte[KEYS * ENTRY_BYTES]);
  }

  private void insertKey(int block, byte[] wrapped) {
    store
        .handle()
        .execute(
            "MERGE INTO block_key (number, wrapped) KEY (number) VALUES (?, ?)", block, wrapped);
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
              for (int from = 0; from < all.size(); from += KEYS) {
                takeOver(from / KEYS, all.subList(from, Math.min(from + KEYS, all.size())));
              }
            });
  }

  private void takeOver(int block, List<Entry> entries) {
    insert(block, entries);
    var updates = store.handle().prepareBatch("UPDATE recording SET key_block = ? WHERE id = ?");
    entries.forEach(entry -> updates.bind(0, block).bind(1, entry.id()).add());
    updates.execute();
  }

  static byte[] bytes(List<Entry> entries) {
    int length = 0;
    for (Entry entry : entries) {
      length += ID_BYTES + Short.BYTES + entry.key.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    for (Entry entry : entries) {
      out.putLong(entry.id.getMostSignificantBits()).putLong(entry.id.getLeastSignificantBits());
      out.putShort((short) entry.key.length).put(entry.key);
    }
    return out.array();
  }

  /** What can be read of a block's entries, in a list that may be changed. */
  static List<Entry> entries(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content);
    List<Entry> entries = new ArrayList<>();
    try {
      while (in.hasRemaining()) {
        UUID id = new UUID(in.getLong(), in.getLong());
        byte[] wrapped = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(wrapped);
        entries.add(new Entry(id, wrapped));
      }
    } catch (BufferUnderflowException e) {
      return entries; // damaged: what has no key here is told as damaged where it is wanted
    }
    return entries;
  }
}
