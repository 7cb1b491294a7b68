package org.plushkeep.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Messages as rows, sealed as {@link Recordings} are: a data key for each, wrapped by the epoch's.
 */
final class MessageRows {
  static final String CLIP = "message-clip";
  static final String SOURCE = "message-source";
  private static final String DETAILS = "message-details";
  private static final int SHA256_BYTES = 32;
  private static final int TITLE_AT = 2 * SHA256_BYTES;

  private final KeyRing keys;
  private final Store store;
  private final Pieces pieces;

  MessageRows(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
    pieces = Pieces.ofMessages(store);
  }

  MessageId insert(NewMessage fresh) throws GeneralSecurityException {
    MessageId id = MessageId.random();
    byte[] dataKey = Sealing.randomKey();
    try {
      String epoch = keys.file().epoch().id();
      MessageRow row =
          new MessageRow(
              id.uuid(),
              Recordings.nanos(fresh.madeAt()),
              fresh.duration().toNanos(),
              fresh.clip().length,
              sealDetails(dataKey, id.uuid(), fresh),
              epoch,
              keys.wrapDataKey(dataKey, id.uuid(), epoch),
              new byte[0]);
      store
          .handle()
          .execute(
              "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              row.id(),
              row.madeAt(),
              row.durationNanos(),
              row.byteCount(),
              row.details(),
              row.epoch(),
              row.dataKey(),
              row.newMac(keys));
      write(dataKey, id.uuid(), CLIP, fresh.clip());
      write(dataKey, id.uuid(), SOURCE, fresh.source());
      return id;
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private void write(byte[] dataKey, UUID id, String kind, byte[] plain)
      throws GeneralSecurityException {
    pieces.write(id, kind, Sealing.seal(dataKey, plain, keys.streamAd(id, kind)));
  }

  /** Newest first. */
  List<MessageRow> all() {
    return store
        .handle()
        .createQuery("SELECT * FROM message ORDER BY made_at DESC, id")
        .map((row, context) -> MessageRow.read(row))
        .list();
  }

  Optional<MessageRow> row(UUID id) {
    return store
        .handle()
        .createQuery("SELECT * FROM message WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> MessageRow.read(row))
        .findFirst();
  }

  /** What the vault tells of a row, every tag checked. */
  Message describe(MessageRow row) throws VaultException {
    byte[] dataKey = dataKey(row);
    try {
      byte[] details = openDetails(dataKey, row);
      return new Message(
          new MessageId(row.id()),
          new String(details, TITLE_AT, details.length - TITLE_AT, StandardCharsets.UTF_8),
          Recordings.instant(row.madeAt()),
          Duration.ofNanos(row.durationNanos()),
          row.byteCount());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /** One of a message's sealed streams, compared with its SHA-256 too. */
  byte[] read(MessageRow row, String kind) throws VaultException {
    byte[] dataKey = dataKey(row);
    try {
      byte[] plain =
          Sealing.open(dataKey, pieces.read(row.id(), kind), keys.streamAd(row.id(), kind));
      int at = kind.equals(CLIP) ? 0 : SHA256_BYTES;
      byte[] expected = Arrays.copyOfRange(openDetails(dataKey, row), at, at + SHA256_BYTES);
      if (!MessageDigest.isEqual(expected, sha256(plain))) {
        throw damaged(row.id());
      }
      return plain;
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /** Whether row, title and both streams are what was written. */
  boolean isWhole(UUID id) {
    try {
      Optional<MessageRow> row = row(id);
      if (row.isEmpty()) {
        return false;
      }
      describe(row.get());
      Arrays.fill(read(row.get(), CLIP), (byte) 0);
      Arrays.fill(read(row.get(), SOURCE), (byte) 0);
      return true;
    } catch (VaultException | org.jdbi.v3.core.JdbiException e) {
      return false;
    }
  }

  private byte[] dataKey(MessageRow row) throws VaultException {
    if (!row.isWhole(keys)) {
      throw damaged(row.id());
    }
    try {
      return keys.unwrapDataKey(row.dataKey(), row.id(), row.epoch());
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    }
  }

  private byte[] sealDetails(byte[] dataKey, UUID id, NewMessage fresh)
      throws GeneralSecurityException {
    byte[] title = fresh.title().getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(TITLE_AT + title.length)
            .put(sha256(fresh.clip()))
            .put(sha256(fresh.source()))
            .put(title)
            .array();
    return Sealing.seal(dataKey, plain, keys.streamAd(id, DETAILS));
  }

  private byte[] openDetails(byte[] dataKey, MessageRow row) throws VaultException {
    try {
      return Sealing.open(dataKey, row.details(), keys.streamAd(row.id(), DETAILS));
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    }
  }

  static VaultException damaged(UUID id) {
    return new VaultException(
        Problem.DAMAGED, "Message " + id + " is damaged: it is not what was stored.");
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
