package org.plushkeep.collect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Care of a paired toy: what is done with it, and what the vault remembers of that. The toy's heart
 * glows meanwhile, so that a child can see it. Each method blocks, at most as long as the radio
 * needs; each throws {@link Problem#OTHER_TOY} before anything is done when the toy says that it is
 * another one than was paired.
 */
public final class Care {
  private final Vault vault;
  private final InstantSource clock;

  public Care(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  private interface Deed<T> {
    T with(ToyCare care) throws ToyException, VaultException;
  }

  private static <T> T glowing(ToyLink link, KnownToy toy, Deed<T> deed)
      throws ToyException, VaultException {
    ToyCare care = care(link, toy);
    try {
      link.glow(true);
      return deed.with(care);
    } finally {
      Visit.putOut(link);
    }
  }

  private static ToyCare care(ToyLink link, KnownToy toy) throws ToyException {
    Pairing.mustBe(link, toy);
    return link.care()
        .orElseThrow(
            () ->
                new ToyException(
                    Problem.NO_CARE, "This toy can only be collected from, not cared for."));
  }

  /** How the toy is. */
  public ToyCondition look(ToyLink link, KnownToy toy) throws ToyException, VaultException {
    return glowing(
        link, toy, care -> new ToyCondition(care.battery(), volume(care), link.recordingWaits()));
  }

  /** A toy without that characteristic has no volume, and all else of it works. */
  private static OptionalInt volume(ToyCare care) throws ToyException {
    try {
      return care.volume();
    } catch (ToyException e) {
      if (e.problem() == Problem.NOT_UNDERSTOOD) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /**
   * Makes the toy as loud as that, and never louder than its cap.
   *
   * @param level 0 to {@link ToyCare#LOUDEST}
   * @return how loud it is now
   */
  public int setVolume(ToyLink link, KnownToy toy, int level) throws ToyException, VaultException {
    int most = Math.min(level, vault.care().volumeCap(toy.id()));
    return glowing(
        link,
        toy,
        care -> {
          care.setVolume(most);
          return most;
        });
  }

  /** Brings a toy that is louder than its cap down to it. */
  private void keepBelowCap(ToyCare care, KnownToy toy) throws ToyException, VaultException {
    int cap = vault.care().volumeCap(toy.id());
    OptionalInt now = cap == ToyCare.LOUDEST ? OptionalInt.empty() : volume(care);
    if (now.isPresent() && now.getAsInt() > cap) {
      care.setVolume(cap);
    }
  }

  /** Has its heart blink, for so long or until it is cancelled. */
  public void find(ToyLink link, KnownToy toy, Duration howLong, BooleanSupplier cancelled)
      throws ToyException {
    care(link, toy).blink(howLong, cancelled);
  }

  /**
   * Has it play a slot, no louder than its cap, until that ends or is cancelled.
   *
   * @param slot 1 to {@link ToyCare#SLOTS}
   * @return whether it said that it plays
   */
  public boolean play(ToyLink link, KnownToy toy, int slot, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    return glowing(
        link,
        toy,
        care -> {
          keepBelowCap(care, toy);
          return care.play(slot, cancelled);
        });
  }

  /**
   * Puts a message into a slot. From its beginning to its end, and after it fails, the vault says
   * of the slot that nobody knows what it holds.
   *
   * @param slot 1 to {@link ToyCare#SLOTS}
   * @throws ToyException as {@link ToyCare#send}
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a message that is not here,
   *     {@code DAMAGED}; then the toy was sent nothing
   */
  public void send(
      ToyLink link,
      KnownToy toy,
      int slot,
      MessageId message,
      ToyLink.ByteProgress progress,
      BooleanSupplier cancelled)
      throws ToyException, VaultException {
    byte[] clip = vault.messages().readClip(message);
    try {
      glowing(
          link,
          toy,
          care -> {
            put(care, toy, slot, clip, progress, cancelled);
            vault.care().put(toy.id(), ToySlot.message(slot, message, clock.instant()));
            return clip;
          });
    } finally {
      Arrays.fill(clip, (byte) 0);
    }
  }

  /** What is said of the slot first holds whatever happens then, a power cut too. */
  void put(
      ToyCare care,
      KnownToy toy,
      int slot,
      byte[] clip,
      ToyLink.ByteProgress progress,
      BooleanSupplier cancelled)
      throws ToyException, VaultException {
    vault.care().put(toy.id(), ToySlot.unknown(slot, clock.instant()));
    care.send(slot, clip, progress, cancelled);
  }

  /**
   * Overwrites the toy's slots with silence, after everything that it offers has been collected.
   * What the toy itself recorded may stay on it (protocol note, "Upload": slot 0 streams, and
   * stores nothing); and nothing can be read back from a slot.
   *
   * @param told how far it is
   * @return what was collected before
   * @throws ToyException {@link Problem#NOT_COLLECTED} when the toy still says that a recording
   *     waits; what collecting throws, and then nothing was overwritten; and what {@link
   *     ToyCare#send} throws
   * @throws VaultException {@link VaultException.Problem#DAMAGED} when something of what the toy
   *     offers could not be stored, and what collecting throws; then nothing was overwritten
   */
  public CollectResult clear(
      ToyLink link, KnownToy toy, ToyClearing.Progress told, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    ToyCare care = care(link, toy);
    CollectResult collected = new Collector(vault).collect(link, toy, told, cancelled);
    if (collected.refused() > 0) {
      throw new VaultException(
          VaultException.Problem.DAMAGED,
          "The vault is damaged: of what the toy offers, "
              + collected.added().size()
              + " new could be stored and "
              + collected.refused()
              + " could not. Nothing on the toy was overwritten.");
    }
    if (link.recordingWaits()) {
      throw new ToyException(
          Problem.NOT_COLLECTED,
          "The toy says that a recording waits that could not be collected. Nothing was"
              + " overwritten.");
    }
    return glowing(
        link,
        toy,
        _ -> {
          new ToyClearing(vault, this, clock).overwrite(care, toy, told, cancelled);
          return collected;
        });
  }
}
