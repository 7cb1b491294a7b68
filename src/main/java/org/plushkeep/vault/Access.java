package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/**
 * The way to an unlocked vault's database: one call at a time, every failure turned into a plain
 * sentence. After a failure the database is opened anew at the next call, so that nothing is left
 * of what went wrong.
 */
final class Access implements AutoCloseable {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Access.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Path dir;
  private final KeyRing keys;
  private final VaultLock held;
  private final String prefix;
  private final Author author;
  private final Freshness freshness;
  private final Mender mender = new Mender();
  private @Nullable Store store;
  private volatile boolean closing;
  private boolean closed;
  private boolean rowsCannotLeave;
  private boolean metDamage;

  private Access(
      Path dir, KeyRing keys, VaultLock held, String prefix, Author author, LastSeen lastSeen) {
    this.freshness = new Freshness(keys, dir, lastSeen);
    this.dir = dir;
    this.keys = keys;
    this.held = held;
    this.prefix = prefix;
    this.author = author;
  }

  /**
   * Opens the database, or makes it, and ends an erasure that was interrupted. Closes {@code keys}
   * and {@code held} when that fails.
   *
   * @param prefix H2's name for the file system, empty for the plain one
   * @param author who opens it
   */
  static Access open(
      Path dir, KeyRing keys, VaultLock held, String prefix, Author author, boolean create)
      throws VaultException {
    return open(dir, keys, held, prefix, author, create, LastSeen.nowhere());
  }

  /**
   * As the other.
   *
   * @param lastSeen by which an older copy of all of it is noticed
   */
  static Access open(
      Path dir,
      KeyRing keys,
      VaultLock held,
      String prefix,
      Author author,
      boolean create,
      LastSeen lastSeen)
      throws VaultException {
    Access access = new Access(dir, keys, held, prefix, author, lastSeen);
    boolean opened = false;
    try {
      Store store = Store.open(dir, keys, prefix, create);
      access.store = store;
      if (create) {
        access.journal(store).begin();
        store.force();
      } else {
        boolean lost = store.hasLostTheLastChange(); // ending an erasure may open another
        access.endErasure();
        access.freshness.compare(access.opened(), lost); // which ending it may have closed
      }
      opened = true;
      return access;
    } catch (GeneralSecurityException | JdbiException | MVStoreException e) {
      throw Trouble.of(e);
    } finally {
      if (!opened) {
        access.close();
      }
    }
  }

  /** Ends an erasure that was interrupted. A full disk keeps nobody from what is there. */
  private void endErasure() throws VaultException, GeneralSecurityException {
    try {
      new Erasing(this).end(Objects.requireNonNull(store));
    } catch (IOException e) {
      log.warn("an erasure that was cut short is not ended yet"); // the next change does that
    }
  }

  /** Whether it was the newest when it was opened. */
  Age age() {
    return freshness.age();
  }

  /** Makes an older copy the one that counts. */
  void keepAsNewest() throws VaultException {
    write(
        (open, _) -> {
          freshness.accept(open, journal(open));
          return open;
        });
    call(
        (open, _) -> {
          freshness.accepted(open);
          return open;
        });
  }

  /** Has this computer remember how far the vault has come. */
  void remember() {
    lock.lock();
    try {
      if (store != null) {
        freshness.remember(store);
      }
    } finally {
      lock.unlock();
    }
  }

  /** It is to be closed soon: from now on no long work is begun. Blocks for nothing. */
  void aboutToClose() {
    closing = true;
  }

  boolean isAboutToClose() {
    return closing;
  }

  KeyRing keys() {
    return keys;
  }

  /** The journal of a database that is open. */
  JournalRows journal(Store open) {
    return new JournalRows(keys, open, author);
  }

  interface Work<T> {
    T run(Store store, Recordings recordings)
        throws VaultException, GeneralSecurityException, IOException;
  }

  /**
   * Reads. Where a page of the database does not read, what can be mended is, once, and all of the
   * work is done anew.
   *
   * @throws VaultException {@code LOCKED} once this is closed
   */
  <T> T call(Work<T> work) throws VaultException {
    lock.lock();
    try {
      T result = once(work);
      if (metDamage || store != null && store.hasMetDamage()) {
        mend(); // whoever comes next need not go round it
      }
      return result;
    } catch (VaultException e) {
      if (Trouble.isOfAPage(e) && mend()) {
        return once(work);
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** As {@link Vault#onMended}. */
  void onMended(Consumer<Mended> told) {
    lock.lock();
    try {
      mender.onMended(told);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whoever closes a database for what does not read in it says so, and goes on without: it is
   * mended after that. Only within a {@link #call}.
   */
  void meetDamage() {
    metDamage = true;
  }

  /** Only where nobody is in the middle of something. */
  private boolean mend() {
    if (closing || lock.getHoldCount() > 1 || !age().isNewest() || !mender.begins()) {
      return false;
    }
    metDamage = false;
    try {
      if (!once((open, _) -> mender.run(open, keys, journal(open)))) {
        return false;
      }
      rowsCannotLeave = false;
      reopenLater();
      return once(
          (open, _) -> {
            new Erasing(this).end(open);
            return true;
          });
    } catch (VaultException e) {
      log.warn("a damaged database cannot be mended: {}", e.problem());
      return false;
    } finally {
      reopenLater();
    }
  }

  private <T> T once(Work<T> work) throws VaultException {
    lock.lock();
    try {
      if (closed) {
        throw new VaultException(Problem.LOCKED, "The vault is locked.");
      }
      Store open = opened();
      return work.run(open, new Recordings(keys, open));
    } catch (CancellationException e) {
      throw e; // somebody wanted it so: nothing went wrong
    } catch (IOException e) {
      reopenLater();
      throw new VaultException(
          Problem.DISK, "The disk is full or cannot be written. Nothing was lost.", e);
    } catch (GeneralSecurityException e) {
      throw new VaultException(Problem.DAMAGED, "A key of the vault does not fit.", e);
    } catch (JdbiException | MVStoreException | IllegalStateException e) {
      reopenLater();
      throw Trouble.of(e);
    } finally {
      Sealing.rinse();
      lock.unlock();
    }
  }

  /** Writes, once an erasure that failed half-way has found its end. */
  <T> T change(Work<T> work) throws VaultException {
    return call(
        (open, recordings) -> {
          Erasure.settle(open, keys);
          finishLeaving(open);
          open.indexes().make();
          return work.run(open, recordings);
        });
  }

  /**
   * Has the rows leave that an erasure has named. Where damage keeps them, they stay named, which
   * nobody else is to suffer for: it is tried again once the vault is opened anew.
   *
   * @throws JdbiException on a full disk
   */
  void finishLeaving(Store open) throws GeneralSecurityException {
    if (!rowsCannotLeave) {
      try {
        new Leaving(keys, open).finish();
      } catch (JdbiException | MVStoreException e) {
        if (Trouble.of(e).problem() == Problem.DISK) {
          throw e;
        }
        rowsCannotLeave = true;
        open.meetDamage();
        log.warn("what was erased cannot leave the database: it is damaged there");
      }
    }
  }

  /** Writes in one transaction and forces it. */
  <T> T write(Work<T> work) throws VaultException {
    return change(
        (open, recordings) -> {
          T result = commit(open, recordings, work);
          open.force();
          return result;
        });
  }

  /** What is read of what was written. */
  @FunctionalInterface
  interface Reading<T, R> {
    R of(T written, Recordings recordings) throws VaultException, GeneralSecurityException;
  }

  /** Writes in one transaction, and reads while that is being forced. */
  <T, R> R write(Work<T> work, Reading<T, R> reading) throws VaultException {
    return change(
        (open, recordings) -> {
          T result = commit(open, recordings, work);
          return open.forceAndRead(() -> reading.of(result, recordings));
        });
  }

  private static <T> T commit(Store open, Recordings recordings, Work<T> work)
      throws VaultException, GeneralSecurityException, IOException {
    open.handle().begin();
    try {
      T result = work.run(open, recordings);
      open.handle().commit();
      return result;
    } finally {
      if (open.handle().isInTransaction()) {
        open.handle().rollback();
      }
    }
  }

  /** Where the vault is. */
  Path dir() {
    return dir;
  }

  /** The database's file, as H2 names it. */
  String databaseFile() {
    return Store.file(dir, prefix);
  }

  /** Something to do with the files as they lie on the disk. */
  interface WithFiles<T> {
    T run() throws GeneralSecurityException, IOException;
  }

  /** Does something while the database is closed: then its file is whole by itself. */
  <T> T whileClosed(WithFiles<T> work)
      throws VaultException, GeneralSecurityException, IOException {
    lock.lock();
    try {
      if (closed) {
        throw new VaultException(Problem.LOCKED, "The vault is locked.");
      }
      reopenLater();
      return work.run();
    } finally {
      Sealing.rinse();
      lock.unlock();
    }
  }

  /** The database; a full disk may have closed it. Only within a {@link #call}. */
  Store opened() throws VaultException {
    Store open = store == null ? Store.open(dir, keys, prefix, false) : store;
    store = open;
    if (mender.hasBegun()) {
      open.cannotBeMended();
    }
    return open;
  }

  /** Closes it for now: nothing is left of what went wrong. Only within a {@link #call}. */
  void reopenLater() {
    Store open = store;
    if (open != null) {
      open.close();
      store = null;
    }
  }

  /** Makes the database anew of what is left in it. Only within a {@link #call}. */
  void compact() throws VaultException, GeneralSecurityException, IOException {
    Store open = store;
    if (open != null) {
      open.compactAndClose();
      store = null;
    }
    Store anew = Store.open(dir, keys, prefix, false);
    store = anew;
    Erasure.compacted(keys);
  }

  /**
   * Makes the database anew where that is still due.
   *
   * @return false where the disk is too full for it
   */
  boolean compactIfDue() throws VaultException {
    try {
      return call(
          (open, _) -> {
            new Erasing(this).end(open);
            return !keys.file().compactionDue();
          });
    } catch (VaultException e) {
      if (e.problem() != Problem.DISK) {
        throw e;
      }
      return false;
    }
  }

  private void anchorJournal() {
    Store open = store;
    if (open != null && age().isNewest() && Vaults.isVault(dir)) {
      try {
        journal(open).anchor();
      } catch (GeneralSecurityException | IOException | JdbiException | MVStoreException e) {
        // A full disk, or damage: the next locking does it, and until then the last one holds.
        return;
      }
    }
  }

  /** Locks: closes the database, wipes the keys and lets go of the folder. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        try {
          if (age().isNewest() && Vaults.isVault(dir)) {
            new Erasing(this).reopenIntake();
          }
          anchorJournal();
          remember();
        } catch (RuntimeException e) {
          log.warn("how far a vault has come cannot be told"); // what was told last still holds
        } finally {
          closed = true;
          letGo();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whatever goes wrong meanwhile, an error of Java's own too. */
  private void letGo() {
    try {
      reopenLater();
    } finally {
      try {
        keys.close();
      } finally {
        held.close();
      }
    }
  }
}
