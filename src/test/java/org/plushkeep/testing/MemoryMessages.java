package org.plushkeep.testing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Messages;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;

/** The messages of a {@link MemoryVault}. */
final class MemoryMessages implements Messages {
  private record Kept(Message message, byte[] clip, byte[] source) {}

  private final Map<MessageId, Kept> kept = new LinkedHashMap<>();
  private final BooleanSupplier full;
  private final MemoryReceipts receipts;

  MemoryMessages(BooleanSupplier full, MemoryReceipts receipts) {
    this.full = full;
    this.receipts = receipts;
  }

  @Override
  public synchronized List<Message> list() {
    return kept.values().stream()
        .map(Kept::message)
        .sorted(Comparator.comparing(Message::madeAt).reversed())
        .toList();
  }

  @Override
  public synchronized boolean has(MessageId id) {
    return kept.containsKey(id);
  }

  @Override
  public synchronized Message add(NewMessage fresh) throws VaultException {
    refuseWhenFull();
    Message message =
        new Message(
            MessageId.random(),
            fresh.title(),
            fresh.madeAt(),
            fresh.duration(),
            fresh.clip().length);
    kept.put(message.id(), new Kept(message, fresh.clip().clone(), fresh.source().clone()));
    return message;
  }

  @Override
  public synchronized byte[] readClip(MessageId id) throws VaultException {
    return find(id).clip.clone();
  }

  @Override
  public synchronized byte[] readSource(MessageId id) throws VaultException {
    return find(id).source.clone();
  }

  private Kept find(MessageId id) throws VaultException {
    Kept found = kept.get(id);
    if (found == null) {
      throw new VaultException(Problem.NO_SUCH, "There is no such message.");
    }
    return found;
  }

  @Override
  public synchronized int erase(List<MessageId> ids) throws VaultException {
    refuseWhenFull();
    List<MessageId> gone = ids.stream().filter(id -> kept.remove(id) != null).toList();
    receipts.owe(Gone.messages(gone));
    return gone.size();
  }

  private void refuseWhenFull() throws VaultException {
    if (full.getAsBoolean()) {
      throw new VaultException(Problem.DISK, "The disk is full.");
    }
  }
}
