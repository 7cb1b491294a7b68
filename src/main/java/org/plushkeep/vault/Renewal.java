package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plushkeep.vault.KeyBlocks.Block;
import org.plushkeep.vault.KeyBlocks.Entry;

/**
 * The data keys of all recordings that survive an erasure, wrapped under the next epoch's key by a
 * thread of its own, while the database is busy with what goes. All others are dropped. Within one
 * transaction, in which nothing else writes keys.
 */
final class Renewal implements AutoCloseable {
  /** So many blocks are wrapped in one go, */
  private static final int AT_ONCE = 256;

  /** and so many times that are read ahead: the keys of 130,000 recordings, 10 MB. */
  private static final int AHEAD = 16;

  private final KeyBlocks blocks;
  private final Rewrapping rewrapping;
  private final Set<UUID> wanted;
  private final Queue<Future<List<Block>>> ahead = new ArrayDeque<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private int last = -1;

  /** Begins with it. What is to go is still there, or already gone. */
  Renewal(KeyBlocks blocks, Rewrapping rewrapping, List<UUID> doomed) {
    this.blocks = blocks;
    this.rewrapping = rewrapping;
    this.wanted = blocks.recordings();
    doomed.forEach(wanted::remove);
    readAhead();
  }

  private void readAhead() {
    while (ahead.size() < AHEAD) {
      List<Block> some = blocks.after(last, AT_ONCE);
      if (some.isEmpty()) {
        return;
      }
      last = some.getLast().number();
      ahead.add(worker.submit(() -> wrap(some)));
    }
  }

  private List<Block> wrap(List<Block> some) throws GeneralSecurityException {
    try {
      List<Block> wrapped = new ArrayList<>(some.size());
      for (Block block : some) {
        List<Entry> entries = KeyBlocks.entries(block.content());
        entries.removeIf(entry -> !wanted.contains(entry.id()));
        wrapped.add(new Block(block.number(), KeyBlocks.bytes(rewrapping.wrap(entries))));
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
      List<Block> wrapped = Lanes.result(ahead.remove(), GeneralSecurityException.class);
      readAhead();
      blocks.replace(wrapped);
    }
  }

  /** Nothing is being wrapped any more when this returns. */
  @Override
  public void close() {
    ahead.forEach(task -> task.cancel(false));
    worker.close();
  }
}
