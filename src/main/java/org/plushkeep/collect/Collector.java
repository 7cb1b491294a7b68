package org.plushkeep.collect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
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
  /** A toy that keeps saying "one more" is not believed for ever. */
  static final int MOST_RECORDINGS = 64;

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
   * of it; what had not arrived whole is offered again by the toy next time.
   *
   * @param link a live link; stays open
   * @param toy paired with the vault
   * @param progress told on the calling thread, often
   * @param cancelled asked often, from any thread; true ends it with {@link Problem#CANCELLED}
   * @throws ToyException {@link Problem#LINK_LOST}, {@link Problem#BAD_RECORDING} (after asking
   *     twice), {@link Problem#CANCELLED}, and what else the link says
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired,
   *     {@link VaultException.Problem#DISK}, {@link VaultException.Problem#LOCKED}
   */
  public CollectResult collect(
      ToyLink link, KnownToy toy, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    link.glow(true);
    try {
      return collectGlowing(link, toy, progress, cancelled);
    } finally {
      putOut(link);
    }
  }

  private CollectResult collectGlowing(
      ToyLink link, KnownToy toy, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    List<Recording> added = new ArrayList<>();
    Set<String> fetched = new HashSet<>();
    int alreadyHere = 0;
    do {
      Fetched one = fetchOne(link, toy, progress, cancelled);
      if (one.isNothing() || !fetched.add(one.sha256())) {
        break; // downloading does not erase: the same once more means that this is all there is
      }
      if (one.stored().isPresent()) {
        added.add(one.stored().get());
        progress.stored(one.stored().get());
      } else {
        alreadyHere++;
      }
    } while (fetched.size() < MOST_RECORDINGS && link.recordingWaits());
    return new CollectResult(added, alreadyHere);
  }

  private Fetched fetchOne(ToyLink link, KnownToy toy, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    // The radio has no checksum: a recording that came short once is asked for once more.
    try {
      return fetchAndStore(link, toy, progress, cancelled);
    } catch (ToyException e) {
      if (e.problem() != Problem.BAD_RECORDING || cancelled.getAsBoolean()) {
        throw e;
      }
      return fetchAndStore(link, toy, progress, cancelled);
    }
  }

  private Fetched fetchAndStore(
      ToyLink link, KnownToy toy, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    byte[] bytes = link.fetchRecording(progress::bytes, cancelled);
    if (bytes.length == 0) {
      return Fetched.NOTHING;
    }
    Outline outline = Outline.of(bytes, toy.sound());
    try {
      if (outline.endsEarly()) {
        throw new ToyException(
            Problem.BAD_RECORDING,
            "The toy sent less of a recording than it announced. Nothing of it was stored; the toy"
                + " still has it.");
      }
      NewRecording fresh =
          new NewRecording(
              toy.id(),
              clock.instant(),
              bytes,
              outline.duration(),
              outline.format(),
              outline.peaks(),
              outline.silence());
      return new Fetched(sha256(bytes), vault.add(List.of(fresh)).getFirst());
    } finally {
      Arrays.fill(bytes, (byte) 0);
      outline.wipe();
    }
  }

  /**
   * What came of asking the toy once.
   *
   * @param sha256 of the bytes, empty when there were none
   * @param stored empty when the vault had it already
   */
  private record Fetched(String sha256, Optional<Recording> stored) {
    static final Fetched NOTHING = new Fetched("", Optional.empty());

    boolean isNothing() {
      return sha256.isEmpty();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  private static void putOut(ToyLink link) {
    try {
      link.glow(false);
    } catch (ToyException e) {
      // The link is gone, and the toy puts its heart out by itself when nobody holds it.
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
  }
}
