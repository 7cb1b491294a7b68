package org.plushkeep.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What a family calls its toys and their children. The database's own password never changes: with
 * it, an older copy of the database would tell these for ever. So they are sealed, each pair under
 * a key that is used once, and that key is wrapped by the epoch's. An erasure wraps anew the keys
 * of the toys that stay, which are few; what an older copy has of them opens no more.
 *
 * <pre>
 * sealed: name, child; zeros to a multiple of {@value #STEP} bytes, so that the length tells nothing
 * each:   int length, length bytes of UTF-8
 * </pre>
 *
 * <p>Rows of their own: a name that does not open costs nothing but the name.
 */
final class ToyNames {
  static final String TABLE = "toy_name";
  private static final int STEP = 128;

  private final KeyRing keys;
  private final Store store;

  ToyNames(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
  }

  /** Both may be empty. */
  record Name(String toy, String child) {}

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  private record Row(UUID id, String epoch, byte[] dataKey, byte[] sealed) {
    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getObject("id", UUID.class),
          row.getString("epoch"),
          row.getBytes("data_key"),
          row.getBytes("sealed"));
    }
  }

  /** Empty where it is damaged, or was sealed under a key that this key file has not. */
  Optional<Name> of(String toy) {
    try {
      Optional<Row> row =
          store
              .handle()
              .createQuery("SELECT id, epoch, data_key, sealed FROM " + TABLE + " WHERE toy_id = ?")
              .bind(0, toy)
              .map((one, _) -> Row.read(one))
              .findFirst();
      return row.isEmpty() ? Optional.empty() : Optional.of(open(toy, row.get()));
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty(); // whatever damage makes of it: verify tells, and nothing else stops
    }
  }

  private Name open(String toy, Row row) throws GeneralSecurityException {
    byte[] dataKey = keys.unwrapDataKey(row.dataKey, row.id, row.epoch);
    byte[] plain = new byte[0];
    try {
      plain = Sealing.unwrap(dataKey, row.sealed, associatedData(row.id, toy));
      ByteBuffer in = ByteBuffer.wrap(plain);
      return new Name(text(in), text(in));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Arrays.fill(bytes, (byte) 0);
    return text;
  }

  /** Within a transaction, in which the toy's row is already there; always under a new key. */
  void put(String toy, Name name) throws GeneralSecurityException {
    UUID id = UUID.randomUUID();
    String epoch = keys.file().epoch().id();
    byte[] dataKey = Sealing.randomKey();
    byte[] plain = plain(name);
    try {
      store
          .handle()
          .execute(
              "MERGE INTO "
                  + TABLE
                  + " (toy_id, id, epoch, data_key, sealed) KEY (toy_id) VALUES (?, ?, ?, ?, ?)",
              toy,
              id,
              epoch,
              keys.wrapDataKey(dataKey, id, epoch),
              Sealing.wrap(dataKey, plain, associatedData(id, toy)));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Within a transaction; nothing where there is none. */
  void drop(String toy) {
    store.handle().execute("DELETE FROM " + TABLE + " WHERE toy_id = ?", toy);
  }

  private static byte[] plain(Name name) {
    byte[] toy = name.toy.getBytes(StandardCharsets.UTF_8);
    byte[] child = name.child.getBytes(StandardCharsets.UTF_8);
    int length = 2 * Integer.BYTES + toy.length + child.length;
    byte[] plain =
        ByteBuffer.allocate(Math.ceilDiv(length, STEP) * STEP)
            .putInt(toy.length)
            .put(toy)
            .putInt(child.length)
            .put(child)
            .array();
    Arrays.fill(toy, (byte) 0);
    Arrays.fill(child, (byte) 0);
    return plain;
  }

  private byte[] associatedData(UUID id, String toy) {
    return keys.streamAd(id, "toy name " + toy);
  }

  /**
   * Seals what vaults of schema 13 and before have in the clear. A row that was damaged stays so,
   * and what stood in it is sealed all the same. Begins anew when it was cut short; nothing once no
   * row has one any more.
   */
  void takeOver() throws GeneralSecurityException {
    store.handle().useTransaction(this::takeOver);
  }

  private void takeOver(Handle handle) throws GeneralSecurityException {
    @SuppressWarnings("ArrayRecordComponent") // rows, never compared
    record Clear(Rows.Toy toy, Name name) {}
    List<Clear> rows =
        handle
            .createQuery("SELECT * FROM toy")
            .map(
                (row, _) ->
                    new Clear(
                        Rows.Toy.read(row),
                        new Name(row.getString("name"), row.getString("child"))))
            .list();
    for (Clear row : rows) {
      Rows.Toy toy = row.toy;
      boolean whole = keys.isMac(toy.mac(), toy.contentWith(keys, row.name));
      if (whole || !row.name.equals(new Name("", ""))) {
        put(toy.id(), row.name);
        handle.execute(
            "UPDATE toy SET name = '', child = '', mac = ? WHERE id = ?",
            whole ? keys.mac(toy.content(keys)) : toy.mac(),
            toy.id());
      }
    }
  }
}
