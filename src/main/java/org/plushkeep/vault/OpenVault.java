package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.VaultException.Problem;

/** An unlocked vault: one call at a time, every failure turned into a plain sentence. */
final class OpenVault implements Vault {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(OpenVault.class);

  private static final int LONGEST_NOTE = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Path dir;
  private final KeyRing keys;
  private final VaultLock held;
  private final String prefix;
  private @Nullable Store store;
  private boolean closed;

  private OpenVault(Path dir, KeyRing keys, VaultLock held, String prefix) {
    this.dir = dir;
    this.keys = keys;
    this.held = held;
    this.prefix = prefix;
  }

  static OpenVault open(Path dir, KeyRing keys, VaultLock held, String prefix, boolean create)
      throws VaultException {
    OpenVault vault = new OpenVault(dir, keys, held, prefix);
    try {
      Store store = Store.open(dir, keys, prefix, create);
      vault.store = store;
      if (create) {
        Erasure.writeState(store, keys, 1, keys.file().epoch().id());
        store.force();
      } else if (Erasure.settle(store, keys)) {
        vault.compact();
      }
      return vault;
    } catch (GeneralSecurityException | IOException | JdbiException | MVStoreException e) {
      vault.release();
      throw e instanceof IOException
          ? new VaultException(Problem.DISK, "The vault cannot be written.", e)
          : Store.problem(e);
    } catch (VaultException e) {
      vault.release();
      throw e;
    }
  }

  private interface Work<T> {
    T run(Store store, Recordings recordings)
        throws VaultException, GeneralSecurityException, IOException;
  }

  private <T> T call(Work<T> work) throws VaultException {
    lock.lock();
    try {
      if (closed) {
        throw new VaultException(Problem.LOCKED, "The vault is locked.");
      }
      Store open = store;
      if (open == null) { // a full disk closed it
        open = Store.open(dir, keys, prefix, false);
        store = open;
      }
      return work.run(open, new Recordings(keys, open));
    } catch (IOException e) {
      reopenLater();
      throw new VaultException(Problem.DISK, "The disk is full or cannot be written.", e);
    } catch (GeneralSecurityException e) {
      throw new VaultException(Problem.DAMAGED, "A key of the vault does not fit.", e);
    } catch (JdbiException | MVStoreException | IllegalStateException e) {
      reopenLater();
      throw Store.problem(e);
    } finally {
      lock.unlock();
    }
  }

  /** Writes in one transaction and forces it. */
  private <T> T write(Work<T> work) throws VaultException {
    return call(
        (open, recordings) -> {
          open.handle().begin();
          try {
            T result = work.run(open, recordings);
            open.handle().commit();
            open.force();
            return result;
          } finally {
            if (open.handle().isInTransaction()) {
              open.handle().rollback();
            }
          }
        });
  }

  private void reopenLater() {
    Store open = store;
    if (open != null) {
      open.close();
      store = null;
    }
  }

  @Override
  public List<KnownToy> toys() throws VaultException {
    return call(
        (open, recordings) ->
            recordings.toyRows().stream()
                .filter(row -> row.isWhole(keys))
                .map(
                    row ->
                        new KnownToy(
                            new ToyId(row.id()),
                            row.name(),
                            row.child(),
                            row.identifier(),
                            Recordings.instant(row.pairedAt())))
                .toList());
  }

  @Override
  public void saveToy(KnownToy toy) throws VaultException {
    write(
        (open, recordings) -> {
          recordings.saveToy(toy);
          return toy;
        });
  }

  @Override
  public List<Optional<Recording>> add(List<NewRecording> fresh) throws VaultException {
    List<Optional<RecordingId>> ids =
        write(
            (open, recordings) -> {
              List<Optional<RecordingId>> inserted = new ArrayList<>();
              for (NewRecording one : fresh) {
                if (recordings.toyRow(one.toyId().value()).isEmpty()) {
                  throw noSuch("That toy is not paired with this vault.");
                }
                inserted.add(recordings.insert(one));
              }
              VaultFile file = keys.file();
              Erasure.writeState(open, keys, file.generation(), file.epoch().id());
              return inserted;
            });
    return call(
        (open, recordings) -> {
          List<Optional<Recording>> stored = new ArrayList<>();
          for (int i = 0; i < ids.size(); i++) {
            Optional<RecordingId> id = ids.get(i);
            if (id.isEmpty()) {
              stored.add(Optional.empty());
              continue;
            }
            Rows.Sound row = row(recordings, id.get());
            byte[] back = recordings.read(row, Recordings.TOY_BYTES);
            boolean same = Arrays.equals(back, fresh.get(i).bytes());
            Arrays.fill(back, (byte) 0);
            if (!same) {
              throw Recordings.damaged(row.id());
            }
            stored.add(Optional.of(recordings.describe(row)));
          }
          return stored;
        });
  }

  @Override
  public boolean contains(ToyId toy, byte[] bytes) throws VaultException {
    return call((open, recordings) -> recordings.has(keys.digest(toy.value(), bytes)));
  }

  @Override
  public int count(RecordingFilter filter) throws VaultException {
    return call((open, recordings) -> recordings.count(filter));
  }

  @Override
  public List<Recording> page(RecordingFilter filter, int offset, int limit) throws VaultException {
    return call(
        (open, recordings) -> {
          List<Recording> page = new ArrayList<>();
          for (Rows.Sound row : recordings.page(filter, offset, limit)) {
            try {
              page.add(recordings.describe(row));
            } catch (VaultException e) {
              log.warn("a damaged row is left out of the list");
            }
          }
          return page;
        });
  }

  @Override
  public List<RecordingId> ids(RecordingFilter filter) throws VaultException {
    return call((open, recordings) -> recordings.ids(filter));
  }

  @Override
  public Optional<Recording> find(RecordingId id) throws VaultException {
    return call(
        (open, recordings) -> {
          Optional<Rows.Sound> row = recordings.row(id.uuid());
          return row.isEmpty() ? Optional.empty() : Optional.of(recordings.describe(row.get()));
        });
  }

  @Override
  public byte[] readBytes(RecordingId id) throws VaultException {
    return call((open, all) -> all.read(row(all, id), Recordings.TOY_BYTES));
  }

  @Override
  public byte[] readPeaks(RecordingId id) throws VaultException {
    return call((open, all) -> all.read(row(all, id), Recordings.PEAKS));
  }

  @Override
  public void setVerdict(RecordingId id, Verdict verdict) throws VaultException {
    write(
        (open, all) -> {
          all.update(row(all, id), verdict.name(), Optional.empty());
          return verdict;
        });
  }

  @Override
  public void setNote(RecordingId id, String note) throws VaultException {
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("a note is at most 10 000 characters");
    }
    write(
        (open, all) -> {
          Rows.Sound row = row(all, id);
          all.update(row, row.verdict(), Optional.of(note));
          return note;
        });
  }

  @Override
  public int erase(List<RecordingId> ids) throws VaultException {
    return call(
        (open, recordings) -> {
          if (ids.stream().noneMatch(id -> recordings.row(id.uuid()).isPresent())) {
            return 0;
          }
          int erased = Erasure.drop(open, keys, ids);
          if (Erasure.settle(open, keys)) {
            compact();
          }
          return erased;
        });
  }

  private void compact() throws VaultException, GeneralSecurityException, IOException {
    Store open = store;
    if (open != null) {
      open.compactAndClose();
      store = null;
    }
    store = Store.open(dir, keys, prefix, false);
    Erasure.compacted(keys);
  }

  @Override
  public VerifyReport verify(DoubleConsumer progress) throws VaultException {
    return call((open, recordings) -> Verification.walk(open, recordings, keys, progress));
  }

  @Override
  public Duration keyDerivationTime() {
    return Duration.ofMillis(keys.file().keyDerivationMillis());
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        release();
      }
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    reopenLater();
    keys.close();
    held.close();
  }

  private static Rows.Sound row(Recordings recordings, RecordingId id) throws VaultException {
    Optional<Rows.Sound> row = recordings.row(id.uuid());
    if (row.isEmpty()) {
      throw noSuch("There is no such recording.");
    }
    return row.get();
  }

  private static VaultException noSuch(String message) {
    return new VaultException(Problem.NO_SUCH, message);
  }
}
