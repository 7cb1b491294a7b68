package org.plushkeep.vault;

import java.util.List;
import org.plushkeep.recording.RecordingId;

/** What a vault can say afterwards of what was erased from it, and stand by. */
public interface Receipts {
  /**
   * Looks, after an erasure, whether it is one.
   *
   * @param ids of what was erased
   */
  Erased lookFor(List<RecordingId> ids) throws VaultException;

  /** This vault's mark for a text: nobody else can make it, and it fits no other text. */
  byte[] mark(String text) throws VaultException;

  /** Whether a mark is this vault's for exactly this text. */
  boolean isMarked(String text, byte[] mark) throws VaultException;
}
