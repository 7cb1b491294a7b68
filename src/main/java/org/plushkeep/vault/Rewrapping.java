package org.plushkeep.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.plushkeep.vault.KeyBlocks.Block;
import org.plushkeep.vault.KeyBlocks.Entry;
import org.plushkeep.vault.KeyBlocks.Renewed;

/** Blocks of data keys, taken from one epoch's key to another's. */
final class Rewrapping {
  private final UUID vault;
  private final String from;
  private final AesGcmJce before;
  private final String to;
  private final AesGcmJce after;

  Rewrapping(UUID vault, String from, byte[] fromKey, String to, byte[] toKey)
      throws GeneralSecurityException {
    this.vault = vault;
    this.from = from;
    this.before = new AesGcmJce(fromKey);
    this.to = to;
    this.after = new AesGcmJce(toKey);
  }

  /** What binds a data key to its vault, recording and epoch where no block's key is between. */
  static byte[] dataKeyAd(UUID vault, UUID recording, String epoch) {
    return Canonical.of("data key", vault).uuid(recording).text(epoch).toBytes();
  }

  /**
   * A block as it is to be: the same under the other epoch's key when all in it is wanted,
   * otherwise a new one, under a key that no older copy of the database has, with what is left. One
   * that does not open keeps its key as it lies, and loses only what goes: it may be damaged, or
   * this key file may be an older copy, and the one it belongs to turn up again.
   *
   * @param anew whether it gets a new key in any case: the key of something that goes was in it
   * @return nothing in it when nothing is left
   */
  Renewed wrap(Block block, Set<UUID> wanted, boolean anew) throws GeneralSecurityException {
    List<Entry> entries = KeyBlocks.entries(block.content());
    boolean all = KeyBlocks.bytes(entries).length == block.content().length;
    all &= !entries.removeIf(entry -> !wanted.contains(entry.id()));
    if (block.key().length == 0) {
      Renewed keyed = anew(block.number(), entries, this::unwrapOlder);
      return keyed.block().content().length == 0 ? asItLies(block, entries, all) : keyed;
    }
    BlockKey key;
    try {
      key = BlockKey.open(before, block.key(), vault, block.number(), from);
    } catch (GeneralSecurityException e) {
      return asItLies(block, entries, all);
    }
    try (key) {
      if (all && !anew) {
        byte[] wrapped = key.wrapped(after, vault, block.number(), to);
        return new Renewed(new Block(block.number(), wrapped, block.content()), false, true);
      }
      return anew(block.number(), entries, entry -> key.unwrap(entry.id(), entry.key()));
    }
  }

  private static Renewed asItLies(Block block, List<Entry> left, boolean all) {
    byte[] content = all ? block.content() : KeyBlocks.bytes(left);
    return new Renewed(new Block(block.number(), block.key(), content), true, all);
  }

  private byte[] unwrapOlder(Entry entry) throws GeneralSecurityException {
    return before.decrypt(entry.key(), dataKeyAd(vault, entry.id(), from));
  }

  @FunctionalInterface
  private interface Unwrap {
    byte[] of(Entry entry) throws GeneralSecurityException;
  }

  private Renewed anew(int number, List<Entry> entries, Unwrap old)
      throws GeneralSecurityException {
    List<Entry> left = new ArrayList<>();
    try (BlockKey fresh = BlockKey.fresh(vault)) {
      for (Entry entry : entries) {
        byte[] dataKey;
        try {
          dataKey = old.of(entry);
        } catch (GeneralSecurityException e) {
          continue;
        }
        try {
          left.add(new Entry(entry.id(), fresh.wrap(entry.id(), dataKey)));
        } finally {
          Arrays.fill(dataKey, (byte) 0);
        }
      }
      byte[] wrapped = fresh.wrapped(after, vault, number, to);
      return new Renewed(new Block(number, wrapped, KeyBlocks.bytes(left)), false, false);
    }
  }
}
