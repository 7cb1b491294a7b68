package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.KnownToy;

/** Paired toys as rows. */
final class Toys {
  private final KeyRing keys;
  private final Store store;

  Toys(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
  }

  List<Rows.Toy> rows() {
    return store
        .handle()
        .createQuery("SELECT * FROM toy ORDER BY name, id")
        .map((row, context) -> Rows.Toy.read(row))
        .list();
  }

  Optional<Rows.Toy> row(String id) {
    return store
        .handle()
        .createQuery("SELECT * FROM toy WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> Rows.Toy.read(row))
        .findFirst();
  }

  void save(KnownToy toy) throws GeneralSecurityException {
    long pairedAt = Recordings.nanos(toy.pairedAt());
    Rows.Toy row =
        new Rows.Toy(
            toy.id().value(), toy.name(), toy.child(), toy.identifier(), pairedAt, new byte[0]);
    store
        .handle()
        .execute(
            "MERGE INTO toy KEY (id) VALUES (?, ?, ?, ?, ?, ?)",
            row.id(),
            row.name(),
            row.child(),
            row.identifier(),
            pairedAt,
            keys.mac(row.content(keys)));
  }
}
