package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Moving in what waits. A file is removed only after its recording and its own name have been
 * committed together, forced and read back; a file whose name is known is only removed, unless its
 * recording is damaged here. So each comes in once, wherever this is stopped.
 */
final class OpenArrivals implements Arrivals {
  private final Vault vault;
  private final Access access;
  private final IntakeFolder folder;

  OpenArrivals(Vault vault, Access access, IntakeDisk disk) {
    this.vault = vault;
    this.access = access;
    folder = new IntakeFolder(access.dir(), disk);
  }

  private IntakeKeys keys(Store store) {
    return new IntakeKeys(store, access.keys(), folder);
  }

  @Override
  public boolean isAllowed() throws VaultException {
    return access.call((open, _) -> keys(open).isAllowed());
  }

  @Override
  public void allow(boolean on) throws VaultException {
    change(
        (open, _) -> {
          keys(open).allow(on);
          return on;
        });
  }

  /** Writes, and makes the folder fit it before anybody else looks, or locks. */
  void change(Access.Work<?> work) throws VaultException {
    access.call(
        (open, _) -> {
          access.write(work);
          keys(open).settle();
          return folder;
        });
  }

  /** As the other, for what is an erasure. */
  <T> T erase(Access.Work<T> work) throws VaultException {
    return access.call(
        (_, _) -> {
          T result = access.change(work);
          try {
            settle();
          } catch (VaultException e) {
            if (e.problem() != Problem.DISK) {
              throw e;
            }
            // It has happened all the same, and unlocking does this anew.
          }
          return result;
        });
  }

  /** Makes the folder fit what is allowed, and which toys are paired. */
  void settle() throws VaultException {
    access.call(
        (open, _) -> {
          keys(open).settle();
          return folder;
        });
  }

  @Override
  public synchronized Moved moveIn(
      Reader reader, DoubleConsumer progress, BooleanSupplier cancelled) throws VaultException {
    Tally tally = new Tally();
    boolean changed = access.call((open, _) -> keys(open).isChanged());
    List<Path> files = access.call((_, _) -> folder.waitingAndAside());
    for (int i = 0; i < files.size() && !cancelled.getAsBoolean(); i++) {
      moveIn(files.get(i), reader, tally);
      progress.accept((i + 1.0) / files.size());
    }
    if (changed) {
      allow(false);
    } else {
      settle();
    }
    return new Moved(
        tally.added, tally.alreadyHere, tally.setAside, tally.left, folder.path(), changed);
  }

  private static final class Tally {
    private final List<Recording> added = new ArrayList<>();
    private int alreadyHere;
    private int setAside;
    private int left;
  }

  /** What is to become of a file. */
  private enum Fate {
    /** It is in the vault, or was, and is not needed any more. */
    GOES,
    /** It is at fault itself. */
    ASIDE,
    /** Something else is at fault, so that it may still come in. */
    STAYS
  }

  private void moveIn(Path file, Reader reader, Tally tally) throws VaultException {
    Fate fate = take(file, reader, tally);
    if (fate == Fate.GOES) {
      tally.left += alone(() -> folder.drop(file)) ? 0 : 1;
    } else if (!folder.isAside(file)) {
      boolean moved = fate == Fate.ASIDE && alone(() -> folder.setAside(file));
      tally.setAside += moved ? 1 : 0;
      tally.left += moved ? 0 : 1;
    }
  }

  /** Something to do with one file while nobody collects. */
  private interface Deed {
    void run() throws IOException;
  }

  /** False where the disk refuses: that is to hold up none of the others. */
  private boolean alone(Deed deed) throws VaultException {
    return access.call(
        (_, _) -> {
          try {
            return folder.alone(
                () -> {
                  deed.run();
                  return true;
                });
          } catch (IOException e) {
            return false;
          }
        });
  }

  private Fate take(Path file, Reader reader, Tally tally) throws VaultException {
    Optional<UUID> id = IntakeFolder.id(file);
    if (id.isEmpty()) {
      return Fate.ASIDE;
    }
    boolean known = access.call((open, _) -> isKnown(open, id.get()));
    Fate fate = take(file, id.get(), known, reader, tally);
    return known && fate == Fate.ASIDE ? Fate.GOES : fate;
  }

  private Fate take(Path file, UUID id, boolean known, Reader reader, Tally tally)
      throws VaultException {
    byte[] sealed;
    try {
      if (Files.size(file) > IntakeItem.LARGEST) {
        return Fate.ASIDE;
      }
      sealed = folder.read(file);
    } catch (NoSuchFileException e) {
      return Fate.GOES;
    } catch (IOException e) {
      return Fate.STAYS;
    }
    Found found = access.call((open, _) -> open(open, id, sealed));
    if (found.item().isEmpty()) {
      return found.fate();
    }
    IntakeItem item = found.item().get();
    try {
      Optional<KnownToy> toy =
          vault.toys().stream().filter(one -> one.id().equals(item.toy())).findFirst();
      if (toy.isEmpty()) {
        return access.call((_, rows) -> rows.toys().isAnyDamaged()) ? Fate.STAYS : Fate.ASIDE;
      }
      NewRecording fresh = reader.read(toy.get(), item.collectedAt(), item.bytes());
      try {
        store(id, known, fresh, tally);
        return Fate.GOES;
      } catch (VaultException e) {
        if (e.problem() != Problem.DAMAGED) {
          throw e;
        }
        return Fate.STAYS; // only what would stand where the vault is damaged
      } finally {
        Arrays.fill(fresh.peaks(), (byte) 0);
      }
    } finally {
      Arrays.fill(item.bytes(), (byte) 0);
    }
  }

  /**
   * What a file holds.
   *
   * @param fate what becomes of it when that is nothing
   */
  private record Found(Optional<IntakeItem> item, Fate fate) {}

  private Found open(Store open, UUID id, byte[] sealed) {
    IntakeKeys keys = keys(open);
    try {
      UUID pair = IntakeItem.header(sealed).key();
      if (keys.has(pair) && !keys.opens(pair)) {
        return new Found(Optional.empty(), Fate.STAYS);
      }
      byte[] secret = keys.privateKey(pair);
      try {
        IntakeItem item = IntakeItem.open(sealed, id, access.keys().vault(), secret);
        return new Found(Optional.of(item), Fate.GOES);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      return new Found(Optional.empty(), Fate.ASIDE);
    }
  }

  private static boolean isKnown(Store open, UUID id) {
    return open.handle()
        .createQuery("SELECT COUNT(*) > 0 FROM intake_item WHERE id = ?")
        .bind(0, id)
        .mapTo(boolean.class)
        .one();
  }

  /** One that was moved in before, and is damaged here, comes in once more. */
  private void store(UUID id, boolean known, NewRecording fresh, Tally tally)
      throws VaultException {
    Optional<Recording> stored =
        Storing.store(
                access,
                List.of(fresh),
                (open, recordings) -> {
                  if (known) {
                    return recordings.hasDamaged(fresh);
                  }
                  open.handle().execute("INSERT INTO intake_item VALUES (?)", id);
                  return true;
                })
            .getFirst();
    stored.ifPresent(tally.added::add);
    tally.alreadyHere += stored.isPresent() || known ? 0 : 1;
  }
}
