package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.vault.VaultException.Problem;

/** An unlocked vault's messages: each call is one {@link Access} to its database. */
final class OpenMessages implements Messages {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(OpenMessages.class);

  private final Access access;

  OpenMessages(Access access) {
    this.access = access;
  }

  @Override
  public List<Message> list() throws VaultException {
    return access.call(
        (open, _) -> {
          MessageRows rows = new MessageRows(access.keys(), open);
          List<Message> whole = new ArrayList<>();
          for (MessageRow row : rows.all()) {
            try {
              whole.add(rows.describe(row));
            } catch (VaultException e) {
              log.warn("a damaged message is left out of the list");
            }
          }
          return whole;
        });
  }

  @Override
  public boolean has(MessageId id) throws VaultException {
    return access.call(
        (open, _) -> new MessageRows(access.keys(), open).row(id.uuid()).isPresent());
  }

  @Override
  public Message add(NewMessage fresh) throws VaultException {
    MessageId id =
        access.write(
            (open, _) -> {
              MessageId inserted = new MessageRows(access.keys(), open).insert(fresh);
              JournalRows history = access.journal(open);
              Deed kept = Deed.of(JournalEvent.MESSAGE_KEPT, 1);
              history.appendStored(List.of(kept), Change.A_MESSAGE);
              return inserted;
            });
    return access.call(
        (open, _) -> {
          MessageRows rows = new MessageRows(access.keys(), open);
          MessageRow row = row(rows, id);
          mustBeSame(rows.read(row, MessageRows.CLIP), fresh.clip(), row);
          mustBeSame(rows.read(row, MessageRows.SOURCE), fresh.source(), row);
          return rows.describe(row);
        });
  }

  private static void mustBeSame(byte[] back, byte[] given, MessageRow row) throws VaultException {
    boolean same = Arrays.equals(back, given);
    Arrays.fill(back, (byte) 0);
    if (!same) {
      throw MessageRows.damaged(row.id());
    }
  }

  @Override
  public byte[] readClip(MessageId id) throws VaultException {
    return read(id, MessageRows.CLIP);
  }

  @Override
  public byte[] readSource(MessageId id) throws VaultException {
    return read(id, MessageRows.SOURCE);
  }

  private byte[] read(MessageId id, String kind) throws VaultException {
    return access.call(
        (open, _) -> {
          MessageRows rows = new MessageRows(access.keys(), open);
          return rows.read(row(rows, id), kind);
        });
  }

  @Override
  public int erase(List<MessageId> ids) throws VaultException {
    return access.change(
        (open, _) -> {
          MessageRows rows = new MessageRows(access.keys(), open);
          if (ids.stream().noneMatch(id -> rows.row(id.uuid()).isPresent())) {
            return 0;
          }
          return new Erasing(access).messages(open, ids);
        });
  }

  private static MessageRow row(MessageRows rows, MessageId id) throws VaultException {
    Optional<MessageRow> row = rows.row(id.uuid());
    if (row.isEmpty()) {
      throw new VaultException(Problem.NO_SUCH, "There is no such message.");
    }
    return row.get();
  }
}
