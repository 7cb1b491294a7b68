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
    String id = toy.id().value();
    String sound =
        row(id).filter(old -> old.isWhole(keys)).map(Rows.Toy::sound).orElse(toy.sound());
    save(
        new Rows.Toy(
            id,
            toy.name(),
            toy.child(),
            toy.identifier(),
            Recordings.nanos(toy.pairedAt()),
            new byte[0],
            sound));
  }

  void save(Rows.Toy row) throws GeneralSecurityException {
    store
        .handle()
        .execute(
            "MERGE INTO toy KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            row.id(),
            row.name(),
            row.child(),
            row.identifier(),
            row.pairedAt(),
            keys.mac(row.content(keys)),
            row.sound());
  }
}
