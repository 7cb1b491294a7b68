package org.plushkeep.vault;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.vault.VaultException.Problem;

/** The door to vaults: making one, opening one, asking whether a folder is one. */
public final class Vaults {
  private Vaults() {}

  /**
   * Makes a new vault in {@code dir} and leaves it unlocked. Takes about a second.
   *
   * @param passphrase wiped before this returns
   * @throws VaultException {@code WEAK_PASSPHRASE}, {@code ALREADY_EXISTS} when something is in
   *     {@code dir}, {@code NETWORK_DRIVE}, {@code DISK}
   */
  public static Vault create(Path dir, char[] passphrase) throws VaultException {
    return create(dir, passphrase, JournalSource.COMMAND, LastSeen.nowhere());
  }

  /**
   * As {@link #create(Path, char[])}.
   *
   * @param source by which part of the program, for the vault's history
   * @param lastSeen what remembers on this computer how far the vault has come
   */
  public static Vault create(Path dir, char[] passphrase, JournalSource source, LastSeen lastSeen)
      throws VaultException {
    try {
      mustBeStrong(passphrase);
      refuseWhereSomethingIs(dir);
      return create(dir, passphrase, Argon2.calibrate(), "", Author.by(source), lastSeen);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  static void mustBeStrong(char[] passphrase) throws VaultException {
    if (!PassphraseStrength.judge(CharBuffer.wrap(passphrase)).acceptable()) {
      throw new VaultException(
          Problem.WEAK_PASSPHRASE, "This passphrase is too easy to guess. Try four or more words.");
    }
  }

  /** Takes any costs and any passphrase, for tests; {@code prefix} is H2's file system. */
  static Vault create(Path dir, char[] passphrase, Argon2 argon2, String prefix)
      throws VaultException {
    Author author = Author.by(JournalSource.COMMAND);
    return create(dir, passphrase, argon2, prefix, author, LastSeen.nowhere());
  }

  private static Vault create(
      Path dir, char[] passphrase, Argon2 argon2, String prefix, Author author, LastSeen lastSeen)
      throws VaultException {
    NetworkDrive.refuse(dir);
    refuseWhereSomethingIs(dir);
    try {
      OwnerOnly.createDirectory(dir);
      VaultLock lock = VaultLock.take(dir);
      KeyRing keys = newKeys(dir, passphrase, argon2, lock);
      Vault vault = new OpenVault(Access.open(dir, keys, lock, prefix, author, true, lastSeen));
      boolean made = false;
      try {
        keys.write(); // last, so that a folder with a key file always has its database
        Unfinished.end(dir);
        made = true;
        return vault;
      } finally {
        if (!made) {
          vault.close();
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new VaultException(Problem.DISK, "The vault cannot be written here.", e);
    }
  }

  private static KeyRing newKeys(Path dir, char[] passphrase, Argon2 argon2, VaultLock lock)
      throws IOException, GeneralSecurityException, VaultException {
    boolean made = false;
    try {
      refuseWhereSomethingIs(dir); // somebody else may have been quicker
      Unfinished.begin(dir);
      KeyRing keys = KeyRing.create(dir, passphrase, argon2);
      made = true;
      return keys;
    } finally {
      if (!made) {
        lock.close();
      }
    }
  }

  /**
   * Unlocks the vault in {@code dir}. Takes about half a second: the key derivation. Where that
   * took under half of it, because this machine is faster than the one that sealed the passphrase,
   * it is sealed anew with higher costs; they are never lowered.
   *
   * @param passphrase the vault's, or the code of its recovery sheet; wiped before this returns
   * @throws VaultException {@code WRONG_PASSPHRASE}, {@code NOT_A_VAULT}, {@code IN_USE}, {@code
   *     TOO_NEW}, {@code DAMAGED}, {@code DISK}
   */
  public static Vault open(Path dir, char[] passphrase) throws VaultException {
    return open(dir, passphrase, JournalSource.COMMAND);
  }

  /**
   * As {@link #open(Path, char[])}.
   *
   * @param source by which part of the program, for the vault's history
   */
  public static Vault open(Path dir, char[] passphrase, JournalSource source)
      throws VaultException {
    return open(dir, passphrase, source, LastSeen.nowhere());
  }

  /**
   * As {@link #open(Path, char[])}. Opens an older copy too: {@link Vault#age} tells.
   *
   * @param source by which part of the program, for the vault's history
   * @param lastSeen what remembers on this computer how far the vault has come
   */
  public static Vault open(Path dir, char[] passphrase, JournalSource source, LastSeen lastSeen)
      throws VaultException {
    try {
      OpenVault vault = open(dir, passphrase, "", Author.by(source), true, lastSeen);
      return vault.opened(how(vault));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  static Vault open(Path dir, char[] passphrase, String prefix) throws VaultException {
    return open(dir, passphrase, prefix, LastSeen.nowhere());
  }

  static Vault open(Path dir, char[] passphrase, String prefix, LastSeen lastSeen)
      throws VaultException {
    Author author = Author.by(JournalSource.COMMAND);
    OpenVault vault = open(dir, passphrase, prefix, author, false, lastSeen);
    return vault.opened(how(vault));
  }

  private static JournalEvent how(OpenVault vault) {
    return vault.isOpenedBySheet() ? JournalEvent.UNLOCKED_BY_SHEET : JournalEvent.UNLOCKED;
  }

  private static OpenVault open(
      Path dir, char[] passphrase, String prefix, Author author, boolean raise, LastSeen lastSeen)
      throws VaultException {
    VaultFile.read(dir); // before the lock file would be made in a folder that is none of ours
    VaultLock lock = VaultLock.take(dir);
    KeyRing keys = keys(dir, passphrase, raise, author, lock);
    Access access = Access.open(dir, keys, lock, prefix, author, false, lastSeen);
    boolean opened = false;
    try {
      keys.raise(passphrase); // only now: a vault of a later version is left as it is
      Unfinished.endQuietly(dir);
      OpenVault vault = new OpenVault(access);
      opened = true;
      return vault;
    } finally {
      if (!opened) {
        access.close();
      }
    }
  }

  /**
   * The keys of a vault. Lets go of it where they do not open, also where there is no memory for
   * what a passphrase costs.
   */
  private static KeyRing keys(
      Path dir, char[] passphrase, boolean raise, Author author, VaultLock lock)
      throws VaultException {
    boolean opened = false;
    try {
      KeyRing keys = KeyRing.open(dir, passphrase, raise);
      opened = true;
      return keys;
    } catch (VaultException e) {
      if (e.problem() == Problem.WRONG_PASSPHRASE) {
        Refusals.note(dir, author);
      }
      throw e;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /**
   * Makes a vault of a backup and opens it. Nothing is overwritten.
   *
   * @param from the backup's folder, or the one it is in
   * @param dir empty, or not there
   * @param passphrase the vault's when the backup was made, or its recovery sheet's code; wiped
   *     before this returns
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked often; true ends it with a {@link
   *     java.util.concurrent.CancellationException}, and nothing is left
   * @throws VaultException {@code WRONG_PASSPHRASE}, {@code NOT_A_VAULT} (no backup there), {@code
   *     ALREADY_EXISTS} when something is in {@code dir}, {@code NETWORK_DRIVE}, {@code DAMAGED},
   *     {@code TOO_NEW}, {@code DISK}
   */
  public static Vault restore(
      Path from, Path dir, char[] passphrase, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    return restore(
        from, dir, passphrase, progress, cancelled, JournalSource.COMMAND, LastSeen.nowhere());
  }

  /**
   * As {@link #restore(Path, Path, char[], DoubleConsumer, BooleanSupplier)}.
   *
   * @param source by which part of the program, for the vault's history
   * @param lastSeen what remembers on this computer how far the vault has come; a backup is older,
   *     and is not told of
   */
  public static Vault restore(
      Path from,
      Path dir,
      char[] passphrase,
      DoubleConsumer progress,
      BooleanSupplier cancelled,
      JournalSource source,
      LastSeen lastSeen)
      throws VaultException {
    try {
      Restore.run(from, dir, passphrase, "", lastSeen, progress, cancelled);
      return open(dir, passphrase, "", Author.by(source), false, lastSeen)
          .opened(JournalEvent.RESTORED);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * Where recordings come in while the vault in {@code dir} is locked; empty when nobody has
   * allowed that.
   *
   * @throws VaultException {@code CLOSED}, {@code DAMAGED}, {@code DISK}
   */
  public static java.util.Optional<Intake> intake(Path dir) throws VaultException {
    return SealedIntake.of(dir, new IntakeDisk());
  }

  /**
   * Whether {@code dir} is on another computer's drive, as far as the system tells: no vault is
   * made there, and one that lies there is opened with a warning.
   */
  public static boolean isOnNetworkDrive(Path dir) {
    return NetworkDrive.holds(dir);
  }

  /** Whether {@code dir} holds a vault, whole or damaged. */
  public static boolean isVault(Path dir) {
    return Files.exists(dir.resolve("vault.json"));
  }

  /**
   * What a vault tells without its passphrase.
   *
   * @throws VaultException {@code NOT_A_VAULT}, {@code TOO_NEW}, {@code DAMAGED}, {@code DISK}
   */
  public static VaultInfo info(Path dir) throws VaultException {
    VaultFile file = VaultFile.read(dir).file();
    VaultFile.Slot slot = file.slots().getFirst();
    try {
      return new VaultInfo(
          file.format(),
          Instant.parse(file.createdAt()),
          slot.memoryKib(),
          slot.passes(),
          slot.lanes(),
          file.slots().size(),
          file.slots().stream().anyMatch(one -> one.type().equals(Slots.SHEET)));
    } catch (DateTimeParseException e) {
      throw VaultFile.damaged(e);
    }
  }

  static void refuseWhereSomethingIs(Path dir) throws VaultException {
    if (!Files.exists(dir)) {
      return;
    }
    try {
      if (Unfinished.isAllThereIsIn(dir)) {
        return;
      }
    } catch (NotDirectoryException e) {
      throw new VaultException(Problem.ALREADY_EXISTS, "There is a file where the vault would go.");
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The folder cannot be read.", e);
    }
    throw new VaultException(
        Problem.ALREADY_EXISTS, "The folder is not empty: a new vault needs a folder of its own.");
  }
}
