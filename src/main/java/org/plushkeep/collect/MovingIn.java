package org.plushkeep.collect;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.vault.Arrivals;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Moves what came in while the vault was locked to where it can be heard. */
public final class MovingIn {
  private final Vault vault;

  public MovingIn(Vault vault) {
    this.vault = vault;
  }

  /**
   * Moves in all that waits, each recording once; read as a parent has chosen for its toy.
   *
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked before each; true ends it, and the next call goes on
   * @throws VaultException {@link VaultException.Problem#DISK}, {@link
   *     VaultException.Problem#LOCKED}; then what was not moved in waits still
   */
  public Arrivals.Moved run(DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    return vault
        .arrivals()
        .moveIn(
            (toy, collectedAt, bytes) ->
                Outline.of(bytes, toy.sound()).recording(toy.id(), collectedAt, bytes),
            progress,
            cancelled);
  }
}
