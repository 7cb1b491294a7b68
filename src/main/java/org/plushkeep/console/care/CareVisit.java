package org.plushkeep.console.care;

import java.util.concurrent.atomic.AtomicBoolean;
import org.plushkeep.collect.Pairing;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Linking with a toy for one thing. */
public final class CareVisit {
  private CareVisit() {}

  /** What can be done with a toy. */
  public enum Deed {
    LOOK,
    VOLUME,
    FIND,
    PLAY,
    SEND,
    CLEAR
  }

  /** Something to do with a linked toy. */
  @FunctionalInterface
  interface Work {
    /** Does it, and says what came of it. */
    String with(ToyLink link, KnownToy toy, AtomicBoolean stop) throws ToyException, VaultException;
  }

  static String run(Vault vault, NearbyToy toy, KnownToy known, Work work, AtomicBoolean stop)
      throws ToyException, VaultException {
    try (ToyLink link = Pairing.link(vault, toy.finder().orElseThrow(), toy.seen().orElseThrow())) {
      return work.with(link, known, stop);
    }
  }
}
