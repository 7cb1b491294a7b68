package org.plushkeep.console;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.testing.MemoryIntake;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;

/** A door to a vault without a disk, for the failures that the real one does not give on demand. */
public final class MemoryDoor implements VaultDoor {
  private final MemoryVault vault = new MemoryVault();
  private volatile boolean networkDrive;
  private Problem next = Problem.LOCKED;
  private volatile Optional<Intake> intake = Optional.empty();
  private volatile boolean asleep;
  private volatile boolean closed;

  /** The vault behind it. */
  public MemoryVault vault() {
    return vault;
  }

  /** Fails the next opening. */
  public void failNext(Problem problem) {
    next = problem;
  }

  @Override
  public String place() {
    return "/home/anneliese/.local/share/plushkeep/vault";
  }

  @Override
  public boolean hasVault() {
    return vault.passphrase().length > 0;
  }

  @Override
  public boolean hasSheet() {
    return vault.hasRecoverySheet();
  }

  @Override
  public Vault create(char[] passphrase) {
    vault.setPassphrase(passphrase);
    return vault;
  }

  @Override
  public Vault restore(
      Path from, char[] passphrase, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    vault.setPassphrase("violet anchors hum quietly".toCharArray());
    return open(passphrase);
  }

  @Override
  public Vault open(char[] passphrase) throws VaultException {
    if (next != Problem.LOCKED) {
      Problem problem = next;
      next = Problem.LOCKED;
      throw new VaultException(problem, "no");
    }
    if (!Arrays.equals(vault.passphrase(), passphrase)
        && !(hasSheet() && Arrays.equals(vault.sheet(), passphrase))) {
      throw new VaultException(Problem.WRONG_PASSPHRASE, "no");
    }
    return vault;
  }

  /** Something may come in while it is locked, and this many wait. */
  public void takesIn(int count) {
    intake = Optional.of(new MemoryIntake(count));
  }

  /** Nothing may come in any more while it is locked. */
  public void takesNothingIn() {
    intake = Optional.empty();
  }

  /** Whether its disk sleeps, so that nothing can be read. */
  public void sleeps(boolean on) {
    asleep = on;
  }

  /** Nothing can come in until it was unlocked: an erasure was cut short. */
  public void isClosed(boolean on) {
    closed = on;
  }

  @Override
  public Optional<Intake> intake() throws VaultException {
    if (closed) {
      throw new VaultException(Problem.CLOSED, "an erasure was cut short");
    }
    if (asleep) {
      throw new VaultException(Problem.DISK, "it sleeps");
    }
    return intake;
  }

  /** It lies on another computer's drive. */
  public void moveToNetworkDrive() {
    networkDrive = true;
  }

  @Override
  public boolean isOnUnknownNetworkDrive() {
    return networkDrive;
  }

  @Override
  public void networkDriveIsKnown() {
    networkDrive = false;
  }

  @Override
  public Strength judge(char[] passphrase) {
    return passphrase.length < 10 ? new Strength(1, "TOO_SHORT") : new Strength(4, "");
  }
}
