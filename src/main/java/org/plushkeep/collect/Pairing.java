package org.plushkeep.collect;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Pairing by presence: the toy is the one in the child's arms because its heart blinks and its paw
 * is pressed, not because of what it says over a radio that anybody can send on.
 */
public final class Pairing {
  private final Vault vault;
  private final Clock clock;

  public Pairing(Vault vault) {
    this(vault, Clock.systemUTC());
  }

  Pairing(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Links with a toy that is paired, or may be: one on a USB serial port by what was agreed on.
   *
   * @throws ToyException {@link Problem#FORGOTTEN} when a toy does not know this vault, {@link
   *     Problem#SECRET_DAMAGED} when the vault does not know the toy any more, and what {@link
   *     ToyFinder#connect} throws
   */
  public static ToyLink link(Vault vault, ToyFinder finder, SeenToy toy)
      throws ToyException, VaultException {
    byte[] secret = secret(vault, toy.id());
    try {
      return finder.connect(toy, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] secret(Vault vault, ToyId toy) throws ToyException, VaultException {
    try {
      return vault.toySecret(toy);
    } catch (VaultException e) {
      if (e.problem() != VaultException.Problem.DAMAGED) {
        throw e;
      }
      throw new ToyException(
          Problem.SECRET_DAMAGED,
          "What this vault and the toy agreed on is damaged. Nothing was done. Plug the toy in and"
              + " pair it again; everything else is kept.",
          e);
    }
  }

  /**
   * What a toy on a USB serial port and the vault agreed on; none where that is damaged, or there
   * is none.
   */
  public static byte[] secretOrNone(Vault vault, ToyId toy) throws VaultException {
    try {
      return secret(vault, toy);
    } catch (ToyException e) {
      return new byte[0];
    }
  }

  /**
   * Waits for the paw, then remembers the toy. Nothing is remembered when nobody presses.
   *
   * @param link a live link with the toy; stays open
   * @param id how the toy was seen
   * @param name what the family calls it; blank means its character's name
   * @param child whose toy it is; may be empty
   * @param patience how long a paw is waited for
   * @return the toy as the vault now knows it
   * @throws ToyException {@link Problem#OTHER_TOY} when a toy paired before says the same of itself
   *     under another address, {@link Problem#NO_PAW}, {@link Problem#CANCELLED}
   * @throws VaultException {@link VaultException.Problem#DISK}
   */
  public KnownToy pair(
      ToyLink link,
      ToyId id,
      String name,
      String child,
      Duration patience,
      BooleanSupplier cancelled)
      throws ToyException, VaultException {
    String identifier = link.identifier();
    refuseImpostor(id, identifier);
    link.awaitPaw(patience, cancelled);
    String called = name.isBlank() ? ToyCharacter.nameFor(identifier) : name.strip();
    KnownToy toy = new KnownToy(id, called, child.strip(), identifier, clock.instant());
    byte[] secret = link.freshSecret();
    try {
      vault.saveToy(toy, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
    return toy;
  }

  /**
   * Refuses a toy that says of itself what the paired one did not say: an address is easily taken
   * over, and so is what a toy says, but not everybody knows both.
   *
   * @throws ToyException {@link Problem#OTHER_TOY}
   */
  static void mustBe(ToyLink link, KnownToy toy) throws ToyException {
    if (!toy.identifier().isEmpty() && !toy.identifier().equals(link.identifier())) {
      throw new ToyException(
          Problem.OTHER_TOY,
          "The toy at "
              + toy.id()
              + " says that it is another one than you have paired. Nothing was done. If it is"
              + " yours and was set up anew, forget it and pair it again.");
    }
  }

  private void refuseImpostor(ToyId id, String identifier) throws ToyException, VaultException {
    if (identifier.isEmpty()) {
      return;
    }
    Optional<KnownToy> known =
        vault.toys().stream()
            .filter(toy -> toy.identifier().equals(identifier) && !toy.id().equals(id))
            .findFirst();
    if (known.isPresent()) {
      throw new ToyException(
          Problem.OTHER_TOY,
          "This toy says that it is one you have paired before, but it is not that toy: its address"
              + " is "
              + id
              + ", not "
              + known.get().id()
              + ". Nothing was paired. If you have only one of them, and this is it, forget the other"
              + " first.");
    }
  }
}
