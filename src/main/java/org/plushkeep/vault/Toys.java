package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.VaultException.Problem;

/** Paired toys as rows. */
final class Toys {
  private final KeyRing keys;
  private final Store store;
  private final ToyNames names;

  Toys(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
    names = new ToyNames(keys, store);
  }

  List<Rows.Toy> rows() {
    return store
        .handle()
        .createQuery("SELECT * FROM toy ORDER BY id")
        .map((row, context) -> Rows.Toy.read(row))
        .list();
  }

  /** Whether there is a row of which nobody can tell which toy it was of. */
  boolean isAnyDamaged() {
    return rows().stream().anyMatch(row -> !row.isWhole(keys));
  }

  /** Those that are paired and whole, as others see them. */
  List<KnownToy> known() {
    return told(rows().stream().filter(row -> !row.forgotten()).toList());
  }

  /** With those that are forgotten and have recordings here. */
  List<KnownToy> everyOne() {
    return told(rows());
  }

  private List<KnownToy> told(List<Rows.Toy> rows) {
    return rows.stream()
        .filter(row -> row.isWhole(keys))
        .map(this::told)
        .sorted(Comparator.comparing(KnownToy::name))
        .toList();
  }

  private KnownToy told(Rows.Toy row) {
    ToyNames.Name name = name(row.id());
    return new KnownToy(
        new ToyId(row.id()),
        name.toy(),
        name.child(),
        row.identifier(),
        Recordings.instant(row.pairedAt()),
        row.sound());
  }

  /** One whose name does not open is called by its id: it is to be seen, and told from others. */
  private ToyNames.Name name(String id) {
    return names.of(id).orElseGet(() -> new ToyNames.Name(id, ""));
  }

  /** What a toy whose row is whole is called; empty for another. */
  Optional<ToyNames.Name> nameOf(String id) {
    return row(id).filter(one -> one.isWhole(keys)).map(_ -> name(id));
  }

  /** Remembers how a toy is to be read. */
  void setSound(String id, String sound) throws VaultException, GeneralSecurityException {
    Optional<Rows.Toy> row = row(id).filter(one -> one.isWhole(keys));
    if (row.isEmpty()) {
      throw notPaired();
    }
    save(row.get().with(sound));
  }

  void mustKnow(String id) throws VaultException {
    if (row(id).filter(row -> !row.forgotten()).isEmpty()) {
      throw notPaired();
    }
  }

  private static VaultException notPaired() {
    return new VaultException(Problem.NO_SUCH, "That toy is not paired with this vault.");
  }

  Optional<Rows.Toy> row(String id) {
    return store
        .handle()
        .createQuery("SELECT * FROM toy WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> Rows.Toy.read(row))
        .findFirst();
  }

  /** Keeps what a toy and the vault remember each other by. */
  void saveSecret(ToyId id, byte[] secret) throws GeneralSecurityException {
    store
        .handle()
        .execute(
            "MERGE INTO toy_secret KEY (toy_id) VALUES (?, ?)",
            id.value(),
            keys.sealToySecret(secret, id.value()));
  }

  /** A sentence for each that is damaged, or missing where a paired toy needs one; never a name. */
  List<String> secretsThatAreNotWhole() {
    List<String> problems = new ArrayList<>();
    for (KnownToy toy : known()) { // what is said of a row that is not whole may be no id at all
      if (toy.id().isSerial() && !isSecretWhole(toy.id())) {
        problems.add(
            "What this vault and one toy on a USB port agreed on is damaged: plug the toy in and"
                + " link it again. Its recordings are not affected.");
      }
    }
    return problems;
  }

  /** How many toys' names do not open. */
  long withoutName() {
    return rows().stream().filter(row -> row.isWhole(keys) && names.of(row.id()).isEmpty()).count();
  }

  private boolean isSecretWhole(ToyId id) {
    try {
      byte[] secret = secret(id);
      Arrays.fill(secret, (byte) 0);
      return secret.length > 0;
    } catch (GeneralSecurityException | JdbiException e) {
      return false;
    }
  }

  /** That; none when there is none. */
  byte[] secret(ToyId id) throws GeneralSecurityException {
    Optional<byte[]> sealed =
        store
            .handle()
            .createQuery("SELECT sealed FROM toy_secret WHERE toy_id = ?")
            .bind(0, id.value())
            .map((row, context) -> row.getBytes(1))
            .findFirst();
    return sealed.isEmpty() ? new byte[0] : keys.openToySecret(sealed.get(), id.value());
  }

  void save(KnownToy toy) throws GeneralSecurityException {
    String id = toy.id().value();
    String sound =
        row(id).filter(old -> old.isWhole(keys)).map(Rows.Toy::sound).orElse(toy.sound());
    save(
        new Rows.Toy(
            id, toy.identifier(), Recordings.nanos(toy.pairedAt()), new byte[0], sound, false));
    names.put(id, new ToyNames.Name(toy.name(), toy.child()));
  }

  /** How many recordings of it are here. */
  int recordings(String id) {
    return store
        .handle()
        .createQuery("SELECT COUNT(*) FROM " + store.recordings() + " WHERE toy_id = ?")
        .bind(0, id)
        .mapTo(int.class)
        .one();
  }

  /**
   * Within a transaction: marks a toy as one that is not paired any more. Where no recording needs
   * its name, {@link #dropForgotten} is to follow.
   */
  void forget(String id) throws GeneralSecurityException {
    store.handle().execute("DELETE FROM toy_secret WHERE toy_id = ?", id);
    Optional<Rows.Toy> row = row(id).filter(one -> one.isWhole(keys));
    if (row.isPresent()) {
      save(row.get().gone());
    } else { // it stays damaged, and goes with its last recording as another would
      store.handle().execute("UPDATE toy SET forgotten = TRUE WHERE id = ?", id);
    }
  }

  /**
   * Within a transaction: takes away those that are forgotten and have no recording here any more,
   * with all that is kept of them. Where rows of recordings are still leaving, the toy's row goes
   * with the last of them, and what it is called at once.
   */
  void dropForgotten() {
    List<String> forgotten =
        store.handle().createQuery("SELECT id FROM toy WHERE forgotten").mapTo(String.class).list();
    for (String id : forgotten) {
      if (recordings(id) == 0) {
        names.drop(id);
        store
            .handle()
            .execute(
                "DELETE FROM toy WHERE id = ? AND NOT EXISTS (SELECT 1 FROM recording WHERE"
                    + " toy_id = toy.id)",
                id);
      }
    }
  }

  private void save(Rows.Toy row) throws GeneralSecurityException {
    store
        .handle()
        .execute(
            "MERGE INTO toy (id, name, child, identifier, paired_at, mac, sound, forgotten)"
                + " KEY (id) VALUES (?, '', '', ?, ?, ?, ?, ?)",
            row.id(),
            row.identifier(),
            row.pairedAt(),
            keys.mac(row.content(keys)),
            row.sound(),
            row.forgotten());
  }
}
