package org.plushkeep.launch.window;

import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.JournalSource;
import org.plushkeep.vault.LastSeen;
import org.plushkeep.vault.PassphraseStrength;
import org.plushkeep.vault.PassphraseStrength.Judgement;
import org.plushkeep.vault.PassphraseStrength.Reason;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/**
 * The window's way into the vault in one folder.
 *
 * @param folder where it is, or will be
 * @param lastSeen what remembers on this computer how far it has come
 */
record FolderDoor(Path folder, LastSeen lastSeen) implements VaultDoor {
  @Override
  public String place() {
    return folder.toAbsolutePath().toString();
  }

  @Override
  public boolean hasVault() {
    return Vaults.isVault(folder);
  }

  @Override
  public boolean hasSheet() {
    try {
      return Vaults.info(folder).sheet();
    } catch (VaultException e) {
      return false; // opening it will say what is wrong
    }
  }

  @Override
  public Vault create(char[] passphrase) throws VaultException {
    return Vaults.create(folder, passphrase, JournalSource.WINDOW, lastSeen);
  }

  @Override
  public Vault restore(
      Path from, char[] passphrase, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    return Vaults.restore(
        from, folder, passphrase, progress, cancelled, JournalSource.WINDOW, lastSeen);
  }

  @Override
  public Vault open(char[] passphrase) throws VaultException {
    return Vaults.open(folder, passphrase, JournalSource.WINDOW, lastSeen);
  }

  @Override
  public Optional<Intake> intake() throws VaultException {
    return Vaults.intake(folder);
  }

  @Override
  public boolean isOnUnknownNetworkDrive() {
    return Vaults.isOnNetworkDrive(folder) && !lastSeen.isDriveKnown(folder);
  }

  @Override
  public void networkDriveIsKnown() {
    lastSeen.driveIsKnown(folder);
  }

  @Override
  public Strength judge(char[] passphrase) {
    Judgement judgement = PassphraseStrength.judge(CharBuffer.wrap(passphrase));
    return new Strength(judgement.score(), key(judgement.reason()));
  }

  private static String key(Reason reason) {
    return switch (reason) {
      case NONE -> "";
      case OWN_NAME -> "TOY_WORDS";
      case KEYBOARD_RUN -> "KEYBOARD";
      default -> reason.name();
    };
  }
}
