package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.Verdict;

/**
 * Rows of recordings that do not read any more. What a row tells is in other places too: which toy
 * it was and when in an index, the sound in its pieces, their key in its block. So a recording
 * comes back whole but for its note and what was decided about it, and its length and format are
 * found out anew as for one that nothing here could read. Where its sound does not open either, a
 * row takes its place that is told as damaged: the toy's copy may still replace it, and an erasure
 * finds its key.
 */
final class LostRows {
  /** What a reader of sounds calls those that it cannot read; it looks at them again. */
  static final String UNREAD = "unknown";

  private static final int MANY_BLOCKS = 256;

  private final Store store;
  private final KeyRing keys;
  private final Recordings recordings;

  LostRows(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
    recordings = new Recordings(keys, store);
  }

  private record Lost(long place, UUID id, String toy, long collectedAt) {}

  /**
   * Puts rows for them into a table.
   *
   * @param places where they were
   * @return how many
   * @throws JdbiException where what is needed for it does not read either
   */
  int remake(List<Long> places, String table) throws GeneralSecurityException {
    if (places.isEmpty()) {
      return 0;
    }
    Set<Long> wanted = new TreeSet<>(places);
    Map<Long, byte[]> digests = digests(wanted);
    Map<UUID, Integer> blocks = blocks();
    List<Lost> all = find(wanted);
    for (Lost lost : all) {
      byte[] digest = digests.getOrDefault(lost.place, Sealing.randomKey());
      new SoundRows(store).insert(table, row(lost, digest, blocks.getOrDefault(lost.id, -1)));
    }
    return all.size();
  }

  private List<Lost> find(Set<Long> wanted) {
    return store
        .handle()
        .createQuery(
            "SELECT _rowid_, id, toy_id, collected_at FROM recording USE INDEX (recording_toy)")
        .map(
            (row, _) ->
                new Lost(
                    row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getLong(4)))
        .filter(lost -> wanted.contains(lost.place))
        .list();
  }

  private Map<Long, byte[]> digests(Set<Long> wanted) {
    Map<Long, byte[]> digests = new HashMap<>();
    store
        .handle()
        .createQuery("SELECT _rowid_, digest FROM recording USE INDEX (recording_digest)")
        .map((row, _) -> Map.entry(row.getLong(1), row.getBytes(2)))
        .filter(one -> wanted.contains(one.getKey()))
        .forEach(one -> digests.put(one.getKey(), one.getValue()));
    return digests;
  }

  /** In which block the key of each recording is. */
  private Map<UUID, Integer> blocks() {
    KeyBlocks all = new KeyBlocks(store, keys);
    Map<UUID, Integer> blocks = new HashMap<>();
    for (List<KeyBlocks.Block> some = all.after(-1, MANY_BLOCKS);
        !some.isEmpty();
        some = all.after(some.getLast().number(), MANY_BLOCKS)) {
      for (KeyBlocks.Block block : some) {
        KeyBlocks.entries(block.content()).forEach(entry -> blocks.put(entry.id(), block.number()));
      }
    }
    return blocks;
  }

  private Rows.Sound row(Lost lost, byte[] digest, int block) throws GeneralSecurityException {
    Rows.Sound damaged =
        new Rows.Sound(
            lost.id,
            lost.toy,
            lost.collectedAt,
            0,
            UNREAD,
            0,
            Verdict.NEW.name(),
            digest,
            new byte[0],
            new byte[0],
            Silence.UNKNOWN.permille(),
            block);
    try {
      return recordings.remade(damaged);
    } catch (GeneralSecurityException | VaultException e) {
      return damaged;
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      return damaged;
    }
  }
}
