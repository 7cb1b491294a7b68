package org.plushkeep.collect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.VaultException;

/**
 * A visit to a toy: asks for one recording after another, and for the next only when the last is
 * kept. The toy's heart glows for as long as this takes, so that a child can see it.
 */
final class Visit {
  /** A toy that keeps saying "one more" is not believed for ever. */
  static final int MOST_RECORDINGS = 64;

  private final ToyLink link;
  private final ToyLink.ByteProgress progress;
  private final BooleanSupplier cancelled;
  private final Set<String> fetched = new HashSet<>();

  Visit(ToyLink link, ToyLink.ByteProgress progress, BooleanSupplier cancelled) {
    this.link = link;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /** Where the recordings go. */
  @FunctionalInterface
  interface Keeper {
    /**
     * Keeps a recording durably.
     *
     * @param bytes exactly as they came; wiped by the visit
     * @throws ToyException {@link Problem#BAD_RECORDING}: the toy is asked for it once more
     */
    void keep(byte[] bytes) throws ToyException, VaultException;
  }

  void take(Keeper keeper) throws ToyException, VaultException {
    link.glow(true);
    try {
      boolean another = true;
      while (another && fetched.size() < MOST_RECORDINGS) {
        another = takeOne(keeper) && link.recordingWaits();
      }
    } finally {
      putOut(link);
    }
  }

  private boolean takeOne(Keeper keeper) throws ToyException, VaultException {
    // The radio has no checksum: a recording that came short once is asked for once more.
    try {
      return fetch(keeper);
    } catch (ToyException e) {
      if (e.problem() != Problem.BAD_RECORDING || cancelled.getAsBoolean()) {
        throw e;
      }
      return fetch(keeper);
    }
  }

  /**
   * Whether something came that had not come yet. Downloading does not erase: the same once more
   * means that this is all there is.
   */
  private boolean fetch(Keeper keeper) throws ToyException, VaultException {
    byte[] bytes = link.fetchRecording(progress, cancelled);
    try {
      String sha256 = sha256(bytes);
      if (bytes.length == 0 || fetched.contains(sha256)) {
        return false;
      }
      keeper.keep(bytes);
      return fetched.add(sha256);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** What is said of a recording that is shorter than its own beginning says. */
  static ToyException cameShort() {
    return new ToyException(
        Problem.BAD_RECORDING,
        "The toy sent less of a recording than it announced. Nothing of it was stored; the toy"
            + " still has it.");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  static void putOut(ToyLink link) {
    try {
      link.glow(false);
    } catch (ToyException e) {
      // The link is gone, and the toy puts its heart out by itself when nobody holds it.
    }
  }
}
