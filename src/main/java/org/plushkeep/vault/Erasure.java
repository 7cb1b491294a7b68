package org.plushkeep.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;

/**
 * Erasing for good, in steps of which each leaves a vault that opens:
 *
 * <ol>
 *   <li>{@code vault.json} also holds the next epoch's key;
 *   <li>one transaction drops the rows, wraps anew the keys of the blocks of data keys that
 *       survive, and the data keys of messages, owes a receipt, and names the epoch;
 *   <li>{@code vault.json} holds the new key alone, and says that compaction is due;
 *   <li>the database is compacted; {@code vault.json} says so.
 * </ol>
 *
 * Stopped before the second step is done it never happened; afterwards the next opening ends it.
 */
final class Erasure {
  private static final String RECORDING = OwedRows.RECORDING;
  private static final String MESSAGE = OwedRows.MESSAGE;

  /** What goes beside the rows with an id, within the transaction. */
  @FunctionalInterface
  private interface Also {
    Also NOTHING = () -> {};

    void go() throws GeneralSecurityException;
  }

  private Erasure() {}

  static Rows.@Nullable State state(Store store) {
    return store
        .handle()
        .createQuery("SELECT " + Rows.State.COLUMNS + " FROM vault_state")
        .map((row, context) -> Rows.State.read(row))
        .findFirst()
        .orElse(null);
  }

  static void writeState(Store store, Rows.State state) {
    JournalHead journal = state.journal();
    store
        .handle()
        .execute(
            "MERGE INTO vault_state (id, "
                + Rows.State.COLUMNS
                + ") KEY (id) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            state.generation(),
            state.epoch(),
            state.recordings(),
            state.mac(),
            state.messages(),
            journal.count(),
            journal.mac(),
            state.about(),
            journal.refusals(),
            journal.taken());
  }

  /** Steps one and two, for recordings. */
  static int drop(Store store, KeyRing keys, JournalRows journal, List<RecordingId> ids)
      throws IOException, GeneralSecurityException, VaultException {
    List<UUID> uuids = ids.stream().map(RecordingId::uuid).toList();
    return drop(store, keys, journal, RECORDING, uuids, List.of(), () -> {}, Also.NOTHING);
  }

  /** Steps one and two, for messages. */
  static int dropMessages(Store store, KeyRing keys, JournalRows journal, List<MessageId> ids)
      throws IOException, GeneralSecurityException, VaultException {
    List<UUID> uuids = ids.stream().map(MessageId::uuid).toList();
    return drop(store, keys, journal, MESSAGE, uuids, List.of(), () -> {}, Also.NOTHING);
  }

  /**
   * Steps one and two, for recordings that are all there.
   *
   * @param deeds what the journal tells of it
   * @param look called often before it is done for good; by throwing it has nothing happen
   */
  static void drop(
      Store store,
      KeyRing keys,
      JournalRows journal,
      List<UUID> recordings,
      List<Deed> deeds,
      Runnable look)
      throws IOException, GeneralSecurityException, VaultException {
    drop(store, keys, journal, RECORDING, recordings, deeds, look, Also.NOTHING);
  }

  /**
   * Steps one and two, for a toy that is forgotten: what is kept for its care goes, and its name
   * where no recording needs it.
   */
  static void dropToy(Store store, KeyRing keys, JournalRows journal, String toy)
      throws IOException, GeneralSecurityException, VaultException {
    Also forgetting =
        () -> {
          new CareRows(keys, store).forget(toy);
          new Toys(keys, store).forget(toy);
        };
    List<Deed> deeds = List.of(Deed.of(JournalEvent.TOY_FORGOTTEN, 1));
    drop(store, keys, journal, MESSAGE, List.of(), deeds, () -> {}, forgetting);
  }

  private static int drop(
      Store store,
      KeyRing keys,
      JournalRows journal,
      String table,
      List<UUID> ids,
      List<Deed> deeds,
      Runnable look,
      Also also)
      throws IOException, GeneralSecurityException, VaultException {
    Instant when = Instant.now();
    VaultFile file = keys.file();
    VaultFile.Epoch next = keys.newEpoch();
    keys.replace(file.epoch(), next, file.compactionDue(), file.generation());
    if (table.equals(RECORDING)) {
      store.indexes().drop();
    }
    boolean nothingWaits = IntakeKeys.of(store, keys).closeForErasure();
    KeyBlocks blocks = new KeyBlocks(store, keys);
    List<UUID> recordings = table.equals(RECORDING) ? ids : List.of();
    try (Renewal renewal =
        new Renewal(blocks, keys.rewrapping(file.epoch().id(), next.id()), recordings)) {
      renewal.begin();
      return store
          .handle()
          .inTransaction(
              handle -> {
                long references = journal.references();
                OwedRows owed = new OwedRows(keys, store);
                owed.owe(OwedRows.RECORDING, renewal.going(), when);
                int erased = 0;
                for (int from = 0; from < ids.size(); from += Leaving.AT_ONCE) {
                  look.run();
                  int to = Math.min(ids.size(), from + Leaving.AT_ONCE);
                  List<UUID> some = ids.subList(from, to);
                  erased +=
                      table.equals(MESSAGE)
                          ? dropMessages(handle, some, owed, when)
                          : Leaving.recordings(handle, some);
                }
                also.go();
                new Toys(keys, store).dropForgotten();
                look.run();
                renewal.write(look);
                look.run();
                rewrap(store, keys, MESSAGE, next.id());
                rewrap(store, keys, ToyNames.TABLE, next.id());
                if (nothingWaits) {
                  handle.execute("DELETE FROM " + IntakeKeys.TABLE);
                } else {
                  rewrap(store, keys, IntakeKeys.TABLE, next.id());
                }
                JournalEvent event =
                    table.equals(MESSAGE) ? JournalEvent.MESSAGE_ERASED : JournalEvent.ERASED;
                long unbound = journal.references() - references;
                Change change =
                    table.equals(MESSAGE)
                        ? new Change(0, -erased, unbound)
                        : new Change(-erased, 0, unbound);
                journal.appendStored(
                    deeds.isEmpty() ? List.of(Deed.of(event, erased)) : deeds,
                    change,
                    file.generation() + 1,
                    next.id());
                return erased;
              });
    } catch (CancellationException e) {
      try {
        store.indexes().make();
      } catch (JdbiException full) {
        e.addSuppressed(full); // the next change makes them
      }
      throw e;
    } finally {
      store.force();
    }
  }

  private static int dropMessages(Handle handle, List<UUID> ids, OwedRows owed, Instant when)
      throws GeneralSecurityException {
    List<UUID> there =
        handle
            .createQuery("SELECT id FROM " + MESSAGE + " WHERE id IN (<ids>)")
            .bindList("ids", ids)
            .mapTo(UUID.class)
            .list();
    owed.owe(OwedRows.MESSAGE, there, when);
    return Leaving.messages(handle, ids);
  }

  /** For tables that hold a wrapped key in each row. */
  private static void rewrap(Store store, KeyRing keys, String table, String next)
      throws GeneralSecurityException {
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Wrapped(UUID id, String epoch, byte[] key) {}
    List<Wrapped> survivors =
        store
            .handle()
            .createQuery("SELECT id, epoch, data_key FROM " + table)
            .map(
                (row, context) ->
                    new Wrapped(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)))
            .list();
    var batch =
        store
            .handle()
            .prepareBatch("UPDATE " + table + " SET epoch = ?, data_key = ? WHERE id = ?");
    for (Wrapped survivor : survivors) {
      byte[] dataKey;
      try {
        dataKey = keys.unwrapDataKey(survivor.key, survivor.id, survivor.epoch);
      } catch (GeneralSecurityException | RuntimeException e) {
        continue; // damaged before: verify tells of it, and it must not stop an erasure
      }
      byte[] wrapped;
      try {
        wrapped = keys.wrapDataKey(dataKey, survivor.id, next);
      } finally {
        Arrays.fill(dataKey, (byte) 0);
      }
      batch.bind(0, next).bind(1, wrapped).bind(2, survivor.id).add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /**
   * Step three, after step two or at opening.
   *
   * @return whether compaction is due
   */
  static boolean settle(Store store, KeyRing keys) throws IOException, GeneralSecurityException {
    VaultFile file = keys.file();
    VaultFile.Epoch next = file.nextEpoch();
    if (next != null) {
      Optional<String> epoch = epoch(store, keys, file.epoch().id(), next.id());
      if (epoch.equals(Optional.of(next.id()))) {
        keys.replace(next, null, true, file.generation() + 1);
      } else if (epoch.isPresent()) {
        keys.replace(file.epoch(), null, file.compactionDue(), file.generation());
      }
    }
    return keys.file().compactionDue();
  }

  /**
   * Which of the two the database is under. A state that is damaged, or of another time, tells
   * nothing, and no key is dropped for that: what the keys were for is asked then.
   *
   * @return empty when nobody knows
   */
  private static Optional<String> epoch(Store store, KeyRing keys, String now, String next) {
    Rows.State state = state(store);
    if (state != null
        && (state.epoch().equals(now) || state.epoch().equals(next))
        && state.isWhole(keys)) {
      return Optional.of(state.epoch());
    }
    return new Witnesses(store, keys).epoch(now, next);
  }

  /** Whether a key file and a database belong together, also between step two and step three. */
  static boolean isOfOneAge(Rows.State state, VaultFile file) {
    VaultFile.Epoch next = file.nextEpoch();
    boolean dropped =
        next != null
            && state.epoch().equals(next.id())
            && state.generation() == file.generation() + 1;
    return dropped
        || state.epoch().equals(file.epoch().id()) && state.generation() == file.generation();
  }

  /** The end of step four. */
  static void compacted(KeyRing keys) throws IOException, GeneralSecurityException {
    keys.replace(keys.file().epoch(), null, false, keys.file().generation());
  }
}
