package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToySlot;

/** What is kept for the care of toys, as rows, each with a MAC over its content. */
final class CareRows {
  private static final UUID NONE = new UUID(0, 0);

  private final KeyRing keys;
  private final Store store;

  CareRows(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
  }

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  private record Slot(
      String toy, int number, String content, @Nullable UUID message, long since, byte[] mac) {
    static Slot read(ResultSet row) throws SQLException {
      return new Slot(
          row.getString("toy_id"),
          row.getInt("slot"),
          row.getString("content"),
          row.getObject("message_id", UUID.class),
          row.getLong("since"),
          row.getBytes("mac"));
    }

    Canonical canonical(KeyRing keys) {
      return Canonical.of("row toy slot", keys.vault())
          .text(toy)
          .number(number)
          .text(content)
          .uuid(message == null ? NONE : message)
          .number(since);
    }

    boolean isWhole(KeyRing keys) {
      return keys.isMac(mac, canonical(keys));
    }

    ToySlot told() {
      return new ToySlot(
          number,
          ToySlot.Content.valueOf(content),
          Optional.ofNullable(message).map(MessageId::new),
          Recordings.instant(since));
    }
  }

  private List<Slot> all() {
    return store
        .handle()
        .createQuery("SELECT * FROM toy_slot ORDER BY toy_id, slot")
        .map((row, _) -> Slot.read(row))
        .list();
  }

  List<ToySlot> slots(String toy) {
    return all().stream()
        .filter(row -> row.toy().equals(toy) && row.isWhole(keys))
        .map(Slot::told)
        .toList();
  }

  /** Within a transaction. */
  void put(String toy, ToySlot slot) throws GeneralSecurityException {
    Slot row =
        new Slot(
            toy,
            slot.number(),
            slot.content().name(),
            slot.message().map(MessageId::uuid).orElse(null),
            Recordings.nanos(slot.since()),
            new byte[0]);
    store
        .handle()
        .execute(
            "MERGE INTO toy_slot (toy_id, slot, content, message_id, since, mac)"
                + " KEY (toy_id, slot) VALUES (?, ?, ?, ?, ?, ?)",
            row.toy(),
            row.number(),
            row.content(),
            row.message(),
            row.since(),
            keys.mac(row.canonical(keys)));
  }

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  private record Cap(String toy, int level, byte[] mac) {
    Canonical canonical(KeyRing keys) {
      return Canonical.of("row toy volume", keys.vault()).text(toy).number(level);
    }

    boolean isWhole(KeyRing keys) {
      return keys.isMac(mac, canonical(keys));
    }
  }

  private List<Cap> caps() {
    return store
        .handle()
        .createQuery("SELECT toy_id, cap, mac FROM toy_volume")
        .map((row, _) -> new Cap(row.getString(1), row.getInt(2), row.getBytes(3)))
        .list();
  }

  int cap(String toy) {
    return caps().stream()
        .filter(row -> row.toy().equals(toy) && row.isWhole(keys))
        .map(Cap::level)
        .findFirst()
        .orElse(CareBook.NO_CAP);
  }

  /** Within a transaction. */
  void setCap(String toy, int level) throws GeneralSecurityException {
    Cap row = new Cap(toy, level, new byte[0]);
    store
        .handle()
        .execute(
            "MERGE INTO toy_volume (toy_id, cap, mac) KEY (toy_id) VALUES (?, ?, ?)",
            toy,
            level,
            keys.mac(row.canonical(keys)));
  }

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  private record Look(String toy, long at, String findings, byte[] mac) {
    Canonical canonical(KeyRing keys) {
      return Canonical.of("row toy safety", keys.vault()).text(toy).number(at).text(findings);
    }

    boolean isWhole(KeyRing keys) {
      return keys.isMac(mac, canonical(keys));
    }
  }

  private List<Look> looks() {
    return store
        .handle()
        .createQuery("SELECT toy_id, looked_at, findings, mac FROM toy_safety")
        .map(
            (row, _) ->
                new Look(row.getString(1), row.getLong(2), row.getString(3), row.getBytes(4)))
        .list();
  }

  Optional<SafetyNote> lastLook(String toy) {
    return looks().stream()
        .filter(row -> row.toy().equals(toy) && row.isWhole(keys))
        .map(row -> new SafetyNote(Recordings.instant(row.at()), row.findings()))
        .findFirst();
  }

  /** Within a transaction. */
  void looked(String toy, SafetyNote found) throws GeneralSecurityException {
    Look row = new Look(toy, Recordings.nanos(found.at()), found.findings(), new byte[0]);
    store
        .handle()
        .execute(
            "MERGE INTO toy_safety (toy_id, looked_at, findings, mac) KEY (toy_id)"
                + " VALUES (?, ?, ?, ?)",
            toy,
            row.at(),
            row.findings(),
            keys.mac(row.canonical(keys)));
  }

  /** Within a transaction. */
  void forget(String toy) {
    store.handle().execute("DELETE FROM toy_safety WHERE toy_id = ?", toy);
    store.handle().execute("DELETE FROM toy_slot WHERE toy_id = ?", toy);
    store.handle().execute("DELETE FROM toy_volume WHERE toy_id = ?", toy);
  }

  /** How many rows are not what was written. */
  long damaged() {
    return all().stream().filter(row -> !row.isWhole(keys)).count()
        + caps().stream().filter(row -> !row.isWhole(keys)).count()
        + looks().stream().filter(row -> !row.isWhole(keys)).count();
  }
}
