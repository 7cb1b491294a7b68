package org.plushkeep.vault;

import java.time.Instant;
import java.util.Optional;

/** What a vault can say afterwards of what was erased from it, and stand by. */
public interface Receipts {
  /**
   * Looks, after an erasure, whether it is one.
   *
   * @param gone what was erased
   */
  Erased lookFor(Gone gone) throws VaultException;

  /**
   * Remembers that somebody may want a receipt, for as long as it takes to ask: also past locking.
   * Of each it keeps the reference and when, and nothing else. What is in the vault is passed over.
   *
   * @param when it was erased
   */
  void owe(Gone gone, Instant when) throws VaultException;

  /** What {@link #owe} remembers; empty for nothing. */
  Optional<Owed> owed() throws VaultException;

  /** Forgets it: a receipt was kept, or is not wanted. */
  void settle() throws VaultException;

  /** This vault's mark for a text: nobody else can make it, and it fits no other text. */
  byte[] mark(String text) throws VaultException;

  /** Whether a mark is this vault's for exactly this text. */
  boolean isMarked(String text, byte[] mark) throws VaultException;
}
