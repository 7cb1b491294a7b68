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
 * committed together, forced and read back; a file whose name is known is only removed. So each
 * comes in once, wherever this is stopped.
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
    List<Path> waiting = access.call((_, _) -> folder.waiting());
    for (int i = 0; i < waiting.size() && !cancelled.getAsBoolean(); i++) {
      moveIn(waiting.get(i), reader, tally);
      progress.accept((i + 1.0) / waiting.size());
    }
    if (changed) {
      allow(false);
    } else {
      settle();
    }
    return new Moved(tally.added, tally.alreadyHere, tally.setAside, folder.aside(), changed);
  }

  private static final class Tally {
    private final List<Recording> added = new ArrayList<>();
    private int alreadyHere;
    private int setAside;
  }

  /** What a file holds, and what it is called; it has been moved in before when that is empty. */
  private record Found(UUID id, Optional<IntakeItem> item) {}

  private void moveIn(Path file, Reader reader, Tally tally) throws VaultException {
    Found found;
    try {
      found = access.call((open, _) -> open(open, file));
    } catch (VaultException e) {
      if (e.problem() != Problem.DAMAGED) {
        throw e;
      }
      setAside(file, tally);
      return;
    }
    if (found.item().isPresent()) {
      IntakeItem item = found.item().get();
      try {
        Optional<KnownToy> toy =
            vault.toys().stream().filter(one -> one.id().equals(item.toy())).findFirst();
        if (toy.isEmpty()) {
          setAside(file, tally);
          return;
        }
        NewRecording fresh = reader.read(toy.get(), item.collectedAt(), item.bytes());
        store(found.id(), fresh, tally);
        Arrays.fill(fresh.peaks(), (byte) 0);
      } finally {
        Arrays.fill(item.bytes(), (byte) 0);
      }
    }
    access.call(
        (_, _) -> {
          folder.drop(file);
          return file;
        });
  }

  /** A {@link GeneralSecurityException} is told as damage by {@link Access}. */
  private Found open(Store open, Path file) throws IOException, GeneralSecurityException {
    UUID id =
        IntakeFolder.id(file)
            .orElseThrow(() -> new GeneralSecurityException("no name of Plushkeep's"));
    if (isKnown(open, id)) {
      return new Found(id, Optional.empty());
    }
    try {
      if (Files.size(file) > IntakeItem.LARGEST) {
        throw new GeneralSecurityException("larger than any recording");
      }
      byte[] sealed = folder.read(file);
      byte[] secret = keys(open).privateKey(IntakeItem.header(sealed).key());
      try {
        IntakeItem item = IntakeItem.open(sealed, id, access.keys().vault(), secret);
        return new Found(id, Optional.of(item));
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (NoSuchFileException e) {
      return new Found(id, Optional.empty());
    }
  }

  private static boolean isKnown(Store open, UUID id) {
    return open.handle()
        .createQuery("SELECT COUNT(*) > 0 FROM intake_item WHERE id = ?")
        .bind(0, id)
        .mapTo(boolean.class)
        .one();
  }

  private void store(UUID id, NewRecording fresh, Tally tally) throws VaultException {
    Optional<Recording> stored =
        Storing.store(
                access,
                List.of(fresh),
                open -> {
                  boolean first = !isKnown(open, id);
                  if (first) {
                    open.handle().execute("INSERT INTO intake_item VALUES (?)", id);
                  }
                  return first;
                })
            .getFirst();
    stored.ifPresentOrElse(tally.added::add, () -> tally.alreadyHere++);
  }

  private void setAside(Path file, Tally tally) throws VaultException {
    access.call(
        (_, _) -> {
          folder.setAside(file);
          return file;
        });
    tally.setAside++;
  }
}
