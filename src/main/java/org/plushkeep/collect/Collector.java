package org.plushkeep.collect;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Brings what a toy has recorded into the vault. A recording is stored whole or not at all, and the
 * toy is told nothing more until the vault has it on disk, forced and read back. The toy's heart
 * glows for as long as this takes, so that a child can see it.
 */
public final class Collector {
  private final Vault vault;
  private final Clock clock;

  public Collector(Vault vault) {
    this(vault, Clock.systemUTC());
  }

  Collector(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Collects everything the toy offers. Blocks for as long as the radio needs, up to a minute a
   * recording. What was stored before a failure stays stored, and {@link Progress#stored} has told
   * of it; what had not arrived whole is offered again by the toy next time. What cannot be stored
   * since the vault is damaged there is passed over: it stays on the toy, and {@link
   * Progress#refused} has told of it.
   *
   * @param link a live link; stays open
   * @param toy paired with the vault
   * @param progress told on the calling thread, often
   * @param cancelled asked often, from any thread; true ends it with {@link Problem#CANCELLED}
   * @throws ToyException {@link Problem#OTHER_TOY}, {@link Problem#LINK_LOST}, {@link
   *     Problem#BAD_RECORDING} (after asking twice), {@link Problem#CANCELLED}, and what else the
   *     link says
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired,
   *     {@link VaultException.Problem#DISK}, {@link VaultException.Problem#LOCKED}; never {@link
   *     VaultException.Problem#DAMAGED} of a single recording
   */
  public CollectResult collect(
      ToyLink link, KnownToy toy, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    Pairing.mustBe(link, toy);
    List<Recording> added = new ArrayList<>();
    AtomicInteger alreadyHere = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    new Visit(link, progress::bytes, cancelled)
        .take(
            bytes -> {
              try {
                Optional<Recording> stored = store(toy, bytes);
                stored.ifPresentOrElse(added::add, alreadyHere::incrementAndGet);
                stored.ifPresent(progress::stored);
              } catch (VaultException e) {
                passOver(e);
                refused.incrementAndGet();
                progress.refused();
              }
            });
    return new CollectResult(added, alreadyHere.get(), refused.get());
  }

  /**
   * Goes on where the vault is damaged just where one recording would stand: others have another
   * place in it.
   *
   * @throws VaultException the same, where it is anything else
   */
  static void passOver(VaultException failure) throws VaultException {
    if (failure.problem() != VaultException.Problem.DAMAGED) {
      throw failure;
    }
  }

  private Optional<Recording> store(KnownToy toy, byte[] bytes)
      throws ToyException, VaultException {
    Outline outline = Outline.of(bytes, toy.sound());
    try {
      if (outline.endsEarly()) {
        throw Visit.cameShort();
      }
      return vault.add(List.of(outline.recording(toy.id(), clock.instant(), bytes))).getFirst();
    } finally {
      outline.wipe();
    }
  }

  /** Told how a collection goes. */
  public interface Progress {
    /**
     * Some more bytes of the recording under way have come.
     *
     * @param received bytes so far
     * @param expected bytes in all when the recording's header has told, else -1
     */
    void bytes(int received, int expected);

    /** One more recording is safely in the vault. */
    default void stored(Recording recording) {}

    /** One could not be stored, since the vault is damaged there; it stays on the toy. */
    default void refused() {}
  }
}
