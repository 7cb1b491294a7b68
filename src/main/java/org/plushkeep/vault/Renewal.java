package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plushkeep.vault.KeyBlocks.Block;
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
  private final Set<UUID> wanted;
  private final Set<UUID> going;
  private final Set<Integer> touched;
  private final Queue<Future<List<Renewed>>> ahead = new ArrayDeque<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), Thread.ofPlatform().daemon().factory());
  private int last = -1;

  /** Does nothing yet. What is to go is still there. */
  Renewal(KeyBlocks blocks, Rewrapping rewrapping, List<UUID> doomed) {
    this.blocks = blocks;
    this.rewrapping = rewrapping;
    this.wanted = blocks.recordings();
    this.going = new LinkedHashSet<>(doomed);
    going.removeIf(id -> !wanted.remove(id));
    this.touched = blocks.of(doomed);
  }

  /** Those of the doomed that were there. */
  Set<UUID> going() {
    return going;
  }

  /** Begins with it. What is to go is still there, or already gone. */
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
        wrapped.add(rewrapping.wrap(block, wanted, touched.contains(block.number())));
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
    }
  }

  /** Nothing is being wrapped any more when this returns. */
  @Override
  public void close() {
    ahead.forEach(task -> task.cancel(false));
    workers.close();
  }
}
