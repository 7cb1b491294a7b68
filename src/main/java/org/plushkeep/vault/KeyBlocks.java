package org.plushkeep.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The data keys of recordings, {@value #KEYS} in a row of their own, each wrapped by itself under
 * the epoch's key: an erasure wraps the keys of all that survive anew, and would otherwise write
 * every recording's row and look for each of them.
 *
 * <pre>
 * keys:  entries
 * entry: 16 bytes id of the recording, short length, length bytes of wrapped key
 * </pre>
 *
 * <p>A damaged entry costs one recording, and what follows it in its block at most.
 */
final class KeyBlocks {
  /** About as much in one row as a page of the database takes. */
  static final int KEYS = 32;

  private static final int ID_BYTES = 16;

  private final Store store;
  private final KeyRing keys;

  KeyBlocks(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** A recording's key as it lies in its block: wrapped. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Entry(UUID id, byte[] key) {}

  /** A block, with its entries as bytes. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Block(int number, byte[] content) {}

  /**
   * Wraps a recording's key and puts it into a block that has room. Within a transaction.
   *
   * @return the block's number
   */
  int add(UUID recording, byte[] key) throws GeneralSecurityException {
    Entry entry = new Entry(recording, keys.wrapDataKey(key, recording, keys.file().epoch().id()));
    Block last = last();
    List<Entry> entries = entries(last.content);
    if (last.number >= 0 && entries.size() < KEYS) {
      entries.add(entry);
      write(last.number, entries);
      return last.number;
    }
    insert(last.number + 1, List.of(entry));
    return last.number + 1;
  }

  /**
   * A recording's key; the caller wipes it.
   *
   * @throws GeneralSecurityException when it is not there, or not of this vault and epoch
   */
  byte[] open(UUID recording, int block) throws GeneralSecurityException {
    byte[] content = content(block);
    for (Entry entry : entries(content)) {
      if (entry.id.equals(recording)) {
        return keys.unwrapDataKey(entry.key, recording);
      }
    }
    throw new GeneralSecurityException("a recording has no key");
  }

  /** Takes one recording's key out of its block. Within a transaction. */
  void remove(UUID recording, int block) {
    List<Entry> entries = entries(content(block));
    if (entries.removeIf(entry -> entry.id.equals(recording))) {
      write(block, entries);
    }
  }

  /** Read from the index of ids alone: the rows themselves are many times as long. */
  Set<UUID> recordings() {
    Set<UUID> ids = new HashSet<>();
    store
        .handle()
        .createQuery("SELECT id FROM recording")
        .map((row, _) -> ids.add(row.getObject(1, UUID.class)))
        .forEach(_ -> {});
    return ids;
  }

  /** So many blocks at most that come after one, in their order. */
  List<Block> after(int number, int most) {
    return store
        .handle()
        .createQuery("SELECT number, keys FROM key_block WHERE number > ? ORDER BY number LIMIT ?")
        .bind(0, number)
        .bind(1, most)
        .map((row, _) -> new Block(row.getInt(1), row.getBytes(2)))
        .list();
  }

  /** The block with the highest number; number -1 and nothing in it when there is none. */
  private Block last() {
    return store
        .handle()
        .createQuery("SELECT number, keys FROM key_block ORDER BY number DESC LIMIT 1")
        .map((row, _) -> new Block(row.getInt(1), row.getBytes(2)))
        .findFirst()
        .orElseGet(() -> new Block(-1, new byte[0]));
  }

  /** Puts others in the place of blocks; one with nothing in it goes. Within a transaction. */
  void replace(List<Block> blocks) {
    var updates = store.handle().prepareBatch("UPDATE key_block SET keys = ? WHERE number = ?");
    var empty = store.handle().prepareBatch("DELETE FROM key_block WHERE number = ?");
    for (Block block : blocks) {
      if (block.content.length == 0) {
        empty.bind(0, block.number).add();
      } else {
        updates.bind(0, block.content).bind(1, block.number).add();
      }
    }
    if (updates.size() > 0) {
      updates.execute();
    }
    if (empty.size() > 0) {
      empty.execute();
    }
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

  private void write(int block, List<Entry> entries) {
    store.handle().execute("UPDATE key_block SET keys = ? WHERE number = ?", bytes(entries), block);
  }

  private void insert(int block, List<Entry> entries) {
    store.handle().execute("INSERT INTO key_block VALUES (?, ?)", block, bytes(entries));
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
    entries.forEach(entry -> updates.bind(0, block).bind(1, entry.id).add());
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
