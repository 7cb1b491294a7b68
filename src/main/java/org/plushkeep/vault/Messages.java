package org.plushkeep.vault;

import java.util.List;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;

/**
 * The messages that a parent has ready for a toy. As with everything of a {@link Vault}, each call
 * may block on the disk, and fails with {@link VaultException.Problem#LOCKED} once it is locked.
 */
public interface Messages {
  /** All of them, newest first; a damaged one is left out, and {@link Vault#verify} tells of it. */
  List<Message> list() throws VaultException;

  /** Whether there is such a message, also a damaged one. */
  boolean has(MessageId id) throws VaultException;

  /**
   * Stores a message durably: when this returns it is on disk, forced, read back and compared.
   *
   * @throws VaultException {@link VaultException.Problem#DISK}; then it is not stored
   */
  Message add(NewMessage fresh) throws VaultException;

  /**
   * What the toy is to be sent. The caller wipes the array.
   *
   * @throws VaultException {@link VaultException.Problem#DAMAGED} when a single bit differs; the
   *     others stay readable
   */
  byte[] readClip(MessageId id) throws VaultException;

  /** What it was made of, as it was given; the caller wipes the array. */
  byte[] readSource(MessageId id) throws VaultException;

  /**
   * Erases for good, as {@link Vault#erase} does: afterwards neither the passphrase nor the keyset
   * opens what was deleted.
   *
   * @return how many were erased (ids not here are passed over)
   */
  int erase(List<MessageId> ids) throws VaultException;
}
