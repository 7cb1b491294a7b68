package org.plushkeep.vault;

import java.util.List;
import java.util.Optional;

/**
 * What a vault can say afterwards of what was erased from it, and stand by. Whatever is erased is
 * owed a receipt from that moment on, until one was kept or is not wanted: also past locking, and
 * through a crash. Of each the vault keeps the reference and when, and nothing else.
 */
public interface Receipts {
  /**
   * Looks, after an erasure, whether it is one.
   *
   * @param gone what was erased
   */
  Erased lookFor(Gone gone) throws VaultException;

  /** What a receipt is owed for; empty for nothing. */
  Optional<Owed> owed() throws VaultException;

  /**
   * Forgets some of it: a receipt was kept, or is not wanted.
   *
   * @param references those that somebody has seen, and no others: more may be owed by now
   */
  void settle(List<String> references) throws VaultException;

  /** This vault's mark for a text: nobody else can make it, and it fits no other text. */
  byte[] mark(String text) throws VaultException;

  /** Whether a mark is this vault's for exactly this text. */
  boolean isMarked(String text, byte[] mark) throws VaultException;
}
