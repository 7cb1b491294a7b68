package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * The rooms as the command line needs them, put together by hand.
 *
 * @param vaults makes and opens vaults
 * @param radios the ways to real toys
 * @param practice makes the practice toy's way; its paw presses itself
 * @param window opens the window
 */
record Wiring(
    Vaults vaults, List<ToyFinder> radios, Supplier<ToyFinder> practice, WindowOpener window) {
  Wiring {
    radios = List.copyOf(radios);
  }

  /** The program as people use it. */
  static Wiring standard() {
    return new Wiring(
        new NoVaults(),
        List.of(),
        () -> {
          throw new IllegalStateException("no practice toy");
        },
        WindowWiring::open);
  }

  /** Opens the window and waits until it is closed. */
  @FunctionalInterface
  interface WindowOpener {
    ExitCode open(Path vaultFolder, BooleanSupplier interrupted) throws CommandFailure;
  }

  /** Makes and opens vaults. */
  interface Vaults {
    Vault create(Path folder, char[] passphrase) throws VaultException;

    Vault open(Path folder, char[] passphrase) throws VaultException;
  }

  /** Until the vault's room is built. */
  private static final class NoVaults implements Vaults {
    @Override
    public Vault create(Path folder, char[] passphrase) throws VaultException {
      return open(folder, passphrase);
    }

    @Override
    public Vault open(Path folder, char[] passphrase) throws VaultException {
      throw new VaultException(VaultException.Problem.NOT_A_VAULT, "No vault in " + folder + ".");
    }
  }
}
