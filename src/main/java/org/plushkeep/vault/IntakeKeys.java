package org.plushkeep.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.ToyId;

/**
 * An open vault's side of the intake's keys. A private key is wrapped under the epoch's key, as a
 * recording's data key is: after an erasure for good nothing that waited before it, and of which
 * somebody may have a copy, opens any more. {@code key.json} never names a pair that is not in the
 * database: a new pair is committed before it is written there, and it is taken away before a pair
 * is dropped.
 */
final class IntakeKeys {
  static final String TABLE = "intake_key";

  private final Store store;
  private final KeyRing keys;
  private final IntakeFolder folder;

  IntakeKeys(Store store, KeyRing keys, IntakeFolder folder) {
    this.store = store;
    this.keys = keys;
    this.folder = folder;
  }

  static IntakeKeys of(Store store, KeyRing keys) {
    return new IntakeKeys(store, keys, new IntakeFolder(keys.dir(), new IntakeDisk()));
  }

  /** Whether an erasure has closed it, and it was not opened again. */
  static boolean isClosed(KeyRing keys) throws IOException, VaultException {
    return new IntakeFolder(keys.dir(), new IntakeDisk())
        .key()
        .filter(key -> key.isClosed() && key.isOf(keys))
        .isPresent();
  }

  /** Whether the parent has turned it on; a damaged row means no. */
  boolean isAllowed() {
    return store
        .handle()
        .createQuery("SELECT mac FROM intake_state WHERE allowed")
        .map((row, _) -> row.getBytes(1))
        .findFirst()
        .filter(mac -> keys.isMac(mac, allowed()))
        .isPresent();
  }

  /** Whether what the parent chose is what was written; there may be nothing. */
  boolean isChoiceWhole() {
    return store
        .handle()
        .createQuery("SELECT allowed, mac FROM intake_state")
        .map(
            (row, _) -> {
              byte[] mac = row.getBytes(2);
              return row.getBoolean(1) ? keys.isMac(mac, allowed()) : mac.length == 0;
            })
        .stream()
        .allMatch(whole -> whole);
  }

  /** How many pairs have a private key that does not open any more. */
  long damagedPairs() {
    return store
        .handle()
        .createQuery("SELECT id FROM " + TABLE)
        .mapTo(UUID.class)
        .filter(pair -> !opens(pair))
        .stream()
        .count();
  }

  boolean opens(UUID pair) {
    try {
      Arrays.fill(privateKey(pair), (byte) 0);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Within a transaction. */
  void allow(boolean on) throws GeneralSecurityException {
    store
        .handle()
        .execute(
            "MERGE INTO intake_state KEY (id) VALUES (1, ?, ?)",
            on,
            on ? keys.mac(allowed()) : new byte[0]);
  }

  private Canonical allowed() {
    return Canonical.of("intake allowed", keys.vault());
  }

  /**
   * Whether the key file is there, and is another than this vault wrote last. Nothing can have been
   * sealed with one that is damaged: that is made anew, as a lost one is.
   */
  boolean isChanged() throws IOException {
    try {
      return folder.key().filter(key -> !isOurs(key)).isPresent();
    } catch (VaultException e) {
      return false;
    }
  }

  private boolean isOurs(IntakeKey key) {
    return key.isOf(keys) && (key.isClosed() || has(key.id()));
  }

  boolean has(UUID pair) {
    return store
        .handle()
        .createQuery("SELECT COUNT(*) > 0 FROM " + TABLE + " WHERE id = ?")
        .bind(0, pair)
        .mapTo(boolean.class)
        .one();
  }

  /**
   * A pair's private key; the caller wipes it.
   *
   * @throws GeneralSecurityException when the vault has none of this name
   */
  byte[] privateKey(UUID pair) throws GeneralSecurityException {
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Wrapped(String epoch, byte[] key) {}
    Wrapped wrapped =
        store
            .handle()
            .createQuery("SELECT epoch, data_key FROM " + TABLE + " WHERE id = ?")
            .bind(0, pair)
            .map((row, _) -> new Wrapped(row.getString(1), row.getBytes(2)))
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("no such key pair"));
    return keys.unwrapDataKey(wrapped.key(), pair, wrapped.epoch());
  }

  /**
   * Makes the folder what it should be: with a key for what may come in and the marks of every
   * paired toy, or without. May be called at any time; takes about half a second a toy when other
   * toys are paired than before.
   */
  void settle() throws IOException, VaultException, GeneralSecurityException {
    Erasure.settle(store, keys);
    if (keys.file().nextEpoch() != null) {
      return; // a pair under a key that may go would be lost with it, and what was sealed to it
    }
    boolean on = isAllowed();
    if (!on && !folder.exists()) {
      return;
    }
    List<String> toys = toys();
    IntakeKey now = ours();
    IntakeKey next = on ? next(now, toys, covers(toys)) : null; // what takes long comes first
    if (next == null || !next.equals(now)) {
      replace(next);
    }
  }

  private void replace(@Nullable IntakeKey next) throws IOException, VaultException {
    folder.alone(
        () -> {
          if (next == null) {
            folder.dropKey();
          } else {
            folder.putKey(next);
          }
          dropOldPairs(next == null ? IntakeKey.NO_PAIR : next.id());
          return folder;
        });
  }

  private List<String> toys() {
    return new Toys(keys, store)
        .rows().stream()
            .filter(row -> row.isWhole(keys) && !row.forgotten())
            .map(Rows.Toy::id)
            .filter(id -> !new ToyId(id).isFiles())
            .toList();
  }

  private @Nullable IntakeKey ours() throws IOException {
    try {
      return folder.key().filter(this::isOurs).orElse(null);
    } catch (VaultException e) {
      return null;
    }
  }

  private IntakeKey next(@Nullable IntakeKey now, List<String> toys, String covers)
      throws GeneralSecurityException {
    IntakeKey base = now == null ? fresh() : now;
    List<String> marks =
        base.covers().equals(covers)
            ? base.marks()
            : IntakeMarks.of(toys, base.argon2(), base.saltBytes());
    boolean usable = !base.isClosed() && opens(base.id());
    UUID pair = usable ? base.id() : UUID.randomUUID();
    String open = usable ? base.publicKey() : newPair(pair);
    return base.of(pair, open, marks, covers).signed(keys);
  }

  /** With a salt, and nothing else yet. */
  private IntakeKey fresh() {
    Argon2 costs = keys.file().slots().getFirst().argon2();
    return new IntakeKey(
        IntakeKey.FORMAT,
        keys.vault().toString(),
        IntakeKey.NO_PAIR.toString(),
        "",
        FreshKeys.encode(Sealing.random(IntakeMarks.SALT_BYTES)),
        costs.memoryKib(),
        costs.passes(),
        costs.lanes(),
        List.of(),
        "",
        "",
        null);
  }

  /** The public half of a pair that is in the database now, forced. */
  private String newPair(UUID pair) throws GeneralSecurityException {
    byte[] secret = IntakeItem.newPrivateKey();
    try {
      String epoch = keys.file().epoch().id();
      store
          .handle()
          .execute(
              "INSERT INTO " + TABLE + " VALUES (?, ?, ?)",
              pair,
              epoch,
              keys.wrapDataKey(secret, pair, epoch));
      store.force();
      return FreshKeys.encode(IntakeItem.publicKey(secret));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private String covers(List<String> toys) throws GeneralSecurityException {
    Canonical content = Canonical.of("intake toys", keys.vault());
    toys.stream().sorted().forEach(content::text);
    return FreshKeys.encode(keys.mac(content));
  }

  /** Pairs that nothing waits for any more. Only alone. */
  private void dropOldPairs(UUID but) throws IOException {
    if (folder.waiting().isEmpty()) {
      store.handle().execute("DELETE FROM " + TABLE + " WHERE id <> ?", but);
      store.force();
    }
  }

  /**
   * Before an erasure: when nothing waits, nothing that ever waited is to open again, so that the
   * pairs may go. What waits at this moment keeps its pair, until an erasure after it.
   *
   * @return whether the pairs may be dropped
   */
  boolean closeForErasure() throws IOException, VaultException, GeneralSecurityException {
    IntakeKey now = ours();
    if (now == null) {
      return folder.waiting().isEmpty();
    }
    IntakeKey closed = now.closed(keys);
    return folder.alone(
        () -> {
          boolean nothing = folder.waiting().isEmpty();
          if (nothing) {
            folder.putKey(closed);
          }
          return nothing;
        });
  }
}
