package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.VaultException.Problem;

/** A vault's intake as a program has it that cannot open the vault. */
final class SealedIntake implements Intake {
  /** So much waits at most, while nobody looks: a toy could go on for ever. */
  static final int MOST_ITEMS = 500;

  static final long MOST_BYTES = 128L << 20;

  private static final int HEADER_BYTES = 64;

  private final IntakeFolder folder;
  private final IntakeMarks marks;

  private SealedIntake(IntakeFolder folder, IntakeKey key) {
    this.folder = folder;
    this.marks = new IntakeMarks(key);
  }

  /**
   * Empty when the parent has not turned it on.
   *
   * @throws VaultException {@code CLOSED} when an erasure was cut short, and nothing can come in
   *     until the vault is unlocked once
   */
  static Optional<Intake> of(Path vault, IntakeDisk disk) throws VaultException {
    IntakeFolder folder = new IntakeFolder(vault, disk);
    try {
      Optional<IntakeKey> key = folder.key();
      if (key.isPresent()) {
        mustBeOpen(key.get());
      }
      return key.map(one -> new SealedIntake(folder, one));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static VaultException unreadable(IOException e) {
    return new VaultException(Problem.DISK, "The vault's folder cannot be read.", e);
  }

  @Override
  public boolean isLikelyPaired(ToyId toy) {
    return !toy.isFiles() && marks.holds(toy.value());
  }

  @Override
  public boolean add(ToyId toy, Instant collectedAt, byte[] bytes) throws VaultException {
    if (bytes.length > IntakeItem.MOST_SOUND) {
      throw new VaultException(Problem.FULL, "This recording is longer than any toy's can be.");
    }
    try {
      return folder.alone(() -> addAlone(toy, collectedAt, bytes));
    } catch (IOException e) {
      throw new VaultException(
          Problem.DISK,
          "The disk is full or cannot be written. The recording was not taken in; the toy still has"
              + " it.",
          e);
    }
  }

  private boolean addAlone(ToyId toy, Instant collectedAt, byte[] bytes)
      throws IOException, VaultException {
    IntakeKey key = keyNow();
    folder.dropParts();
    List<Path> waiting = folder.waiting();
    try {
      byte[] fingerprint = IntakeMarks.fingerprint(toy.value(), bytes, key);
      for (Path one : waiting) {
        if (hasFingerprint(one, key.id(), fingerprint)) {
          return false;
        }
      }
      UUID id = UUID.randomUUID();
      byte[] sealed = new IntakeItem(toy, collectedAt, bytes).seal(id, key);
      if (waiting.size() >= MOST_ITEMS || folder.bytes() + sealed.length > MOST_BYTES) {
        int aside = folder.countAside();
        throw new VaultException(
            Problem.FULL,
            "No more can be collected while the vault is locked: "
                + waiting.size()
                + " recordings wait already"
                + (aside == 0 ? "" : ", and what could not be moved in takes room in its folder")
                + ". Unlock it to take them in; the toy still has this one.");
      }
      folder.put(id, sealed);
      return true;
    } catch (GeneralSecurityException e) {
      throw new VaultException(Problem.DAMAGED, "The vault's public key does not seal.", e);
    }
  }

  /** As it is at this moment: the open vault may have changed it, or taken it away. */
  private IntakeKey keyNow() throws IOException, VaultException {
    IntakeKey key =
        folder
            .key()
            .orElseThrow(
                () ->
                    new VaultException(
                        Problem.NOT_ALLOWED,
                        "Collecting while locked is not turned on for this vault."));
    mustBeOpen(key);
    return key;
  }

  private static void mustBeOpen(IntakeKey key) throws VaultException {
    if (key.isClosed()) {
      throw new VaultException(
          Problem.CLOSED,
          "Collecting while locked rests: an erasure goes on, or was cut short. Unlock the vault"
              + " once; the toys keep what they have.");
    }
  }

  private boolean hasFingerprint(Path file, UUID key, byte[] fingerprint) {
    try {
      IntakeItem.Header header = IntakeItem.header(folder.read(file, HEADER_BYTES));
      return header.key().equals(key) && Arrays.equals(header.fingerprint(), fingerprint);
    } catch (GeneralSecurityException | IOException e) {
      return false; // unlocking tells of it
    }
  }

  @Override
  public int waiting() throws VaultException {
    try {
      return folder.waiting().size();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
