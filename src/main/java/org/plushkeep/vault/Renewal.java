package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plushkeep.vault.KeyBlocks.Block;
import org.plushkeep.vault.KeyBlocks.Entry;
import org.plushkeep.vault.KeyBlocks.Renewed;

/**
 * The blocks of data keys that survive an erasure, taken to the next epoch's key by threads of
 * their own, while the database is busy with what goes. Keys of no recording that stays are
 * dropped. Within one transaction, in which nothing else writes keys.
 */
final class Renewal implements AutoCloseable {
  /** So many blocks are wrapped in one go, */
  private static final int AT_ONCE = 256;

  /** and so many times that are read ahead: the keys of 130,000 recordings, 10 MB. */
  private static final int AHEAD = 16;

  private final KeyBlocks blocks;
  private final Rewrapping rewrapping;
  private final Rewrapping again;
  private final Set<UUID> wanted;
  private final Set<UUID> going;

  /** Of those that go, which have a key in a block. */
  private final Set<UUID> found = ConcurrentHashMap.newKeySet();

  private final Queue<Future<List<Renewed>>> ahead = new ArrayDeque<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), Thread.ofPlatform().daemon().factory());
  private int last = -1;

  /**
   * Does nothing yet.
   *
   * @param rewrapping from one epoch to the next
   * @param again from that one to itself
   * @param present all recordings, those that go too; not to be used by others any more
   * @param doomed whose rows are there until this has written
   */
  Renewal(
      KeyBlocks blocks,
      Rewrapping rewrapping,
      Rewrapping again,
      Set<UUID> present,
      List<UUID> doomed) {
    this.blocks = blocks;
    this.rewrapping = rewrapping;
    this.again = again;
    this.wanted = present;
    this.going = new LinkedHashSet<>(doomed);
    going.removeIf(id -> !wanted.remove(id));
  }

  /** Begins with it. */
  void begin() {
    readAhead();
  }

  private void readAhead() {
    while (ahead.size() < AHEAD) {
      List<Block> some = blocks.after(last, AT_ONCE);
      if (some.isEmpty()) {
        return;
      }
      last = some.getLast().number();
      ahead.add(workers.submit(() -> wrap(some)));
    }
  }

  private List<Renewed> wrap(List<Block> some) throws GeneralSecurityException {
    try {
      List<Renewed> wrapped = new ArrayList<>(some.size());
      for (Block block : some) {
        for (Entry entry : KeyBlocks.entries(block.content())) {
          if (going.contains(entry.id())) {
            found.add(entry.id());
          }
        }
        wrapped.add(rewrapping.wrap(block, wanted, false));
      }
      return wrapped;
    } finally {
      Sealing.rinse(); // it would keep the last key as long as the thread lives
    }
  }

  /**
   * Writes them all.
   *
   * @param look called often; by throwing it ends it
   */
  void write(Runnable look) throws GeneralSecurityException {
    while (!ahead.isEmpty()) {
      look.run();
      List<Renewed> wrapped = Lanes.result(ahead.remove(), GeneralSecurityException.class);
      readAhead();
      blocks.replace(wrapped);
      blocks.lighten();
    }
    writeWhatLacksAKey();
  }

  /**
   * The blocks of those that go and have no key in it any more, though their rows say so: an older
   * copy may have it there, under the key that the block has now.
   */
  private void writeWhatLacksAKey() throws GeneralSecurityException {
    List<UUID> lacking = going.stream().filter(id -> !found.contains(id)).toList();
    for (int number : blocks.of(lacking)) {
      blocks.replace(List.of(again.wrap(blocks.block(number), wanted, true)));
    }
  }

  /** Nothing is being wrapped any more when this returns. */
  @Override
  public void close() {
    ahead.forEach(task -> task.cancel(false));
    workers.close();
  }
}
