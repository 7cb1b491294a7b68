package org.plushkeep.vault;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.VaultException.Problem;

/** Recordings as rows: sealing them, reading them back, checking every MAC. */
final class Recordings {
  static final String TOY_BYTES = "toy-bytes";
  static final String PEAKS = "peaks";
  private static final int SHA256_BYTES = 32;

  private final KeyRing keys;
  private final Store store;
  private final Toys toys;
  private final KeyBlocks blocks;
  private final Pieces pieces;
  private final SoundRows rows;

  /** What toys are called: most recordings of a page are of the same one. */
  private final Map<String, Optional<ToyNames.Name>> names = new HashMap<>();

  /** For one call, in which no toy gets another name before it is asked for. */
  Recordings(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
    toys = new Toys(keys, store);
    blocks = new KeyBlocks(store, keys);
    pieces = Pieces.ofRecordings(store);
    rows = new SoundRows(store);
  }

  Toys toys() {
    return toys;
  }

  Retelling retelling() {
    return new Retelling(keys, store, this);
  }

  /**
   * Whether these bytes are here, and whole: what is damaged is wanted once more, and so is what
   * nobody can look for.
   */
  boolean has(byte[] digest) {
    try {
      return twin(digest).filter(this::isReadable).isPresent();
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      return false;
    }
  }

  /** Whether the same bytes from the same toy are here, and damaged, or nobody can look. */
  boolean hasDamaged(NewRecording one) throws GeneralSecurityException {
    try {
      return twin(keys.digest(one.toyId().value(), one.bytes()))
          .filter(row -> !isReadable(row))
          .isPresent();
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      return true;
    }
  }

  private Optional<Rows.Sound> twin(byte[] digest) {
    return rows.find("digest", digest);
  }

  private boolean isReadable(Rows.Sound row) {
    try {
      Arrays.fill(read(row, TOY_BYTES), (byte) 0);
      return true;
    } catch (VaultException e) {
      return false;
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e); // or a disk that fails for once would take a note with it
      return false;
    }
  }

  /** A new row, and how the state's numbers change by it. */
  record Inserted(RecordingId id, Change change) {}

  /**
   * Seals and inserts one; empty when it is here already. A damaged one of the same bytes makes
   * room: its verdict and note, if they can be read, go on with the whole one.
   */
  Optional<Inserted> insert(NewRecording fresh) throws VaultException, GeneralSecurityException {
    Future<byte[]> sha256 = store.aside(() -> sha256(fresh.bytes())); // as long as the digest
    byte[] digest = keys.digest(fresh.toyId().value(), fresh.bytes());
    Optional<Rows.Sound> twin = twin(digest);
    if (twin.isEmpty()) {
      return Optional.of(new Inserted(insert(fresh, digest, sha256), Change.A_RECORDING));
    }
    if (isReadable(twin.get())) {
      return Optional.empty();
    }
    Optional<Recording> damaged = describeIfWhole(twin.get());
    long references = store.count("journal_about");
    BinRows bin = new BinRows(keys, store);
    Optional<Instant> binned = bin.since(twin.get().id());
    Leaving.replaced(store.handle(), twin.get().id());
    dropPieces(twin.get().id());
    blocks.remove(twin.get().id(), twin.get().keyBlock());
    Change change = new Change(0, 0, store.count("journal_about") - references);
    RecordingId id = insert(fresh, digest, sha256);
    if (damaged.isPresent()) {
      Rows.Sound row = row(id.uuid()).orElseThrow();
      update(row, damaged.get().verdict().name(), Optional.of(damaged.get().note()));
    }
    if (binned.isPresent()) {
      bin.put(id.uuid(), binned.get());
    }
    return Optional.of(new Inserted(id, change));
  }

  /** What does not read stays, as {@link Orphans}. */
  private void dropPieces(UUID id) {
    try {
      store.handle().execute("DELETE FROM piece WHERE recording_id = ?", id);
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
    }
  }

  private Optional<Recording> describeIfWhole(Rows.Sound row) {
    try {
      return Optional.of(describe(row));
    } catch (VaultException e) {
      return Optional.empty();
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      return Optional.empty();
    }
  }

  private RecordingId insert(NewRecording fresh, byte[] digest, Future<byte[]> sha256)
      throws GeneralSecurityException {
    RecordingId id = RecordingId.random();
    byte[] dataKey = Sealing.randomKey();
    try {
      byte[] sum = Lanes.result(sha256, GeneralSecurityException.class);
      byte[] details = sealDetails(dataKey, id.uuid(), sum, "");
      Rows.Sound row =
          new Rows.Sound(
              id.uuid(),
              fresh.toyId().value(),
              nanos(fresh.collectedAt()),
              fresh.duration().toNanos(),
              fresh.format(),
              fresh.bytes().length,
              Verdict.NEW.name(),
              digest,
              details,
              new byte[0],
              fresh.silence().permille(),
              blocks.add(id.uuid(), dataKey));
      rows.insert("recording", row.signed(keys));
      write(dataKey, id.uuid(), TOY_BYTES, fresh.bytes());
      write(dataKey, id.uuid(), PEAKS, fresh.peaks());
      return id;
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /**
   * A row around the sound that is still here, as whole as that of one that nothing can play.
   *
   * @param lost what is known of it
   */
  Rows.Sound remade(Rows.Sound lost) throws VaultException, GeneralSecurityException {
    byte[] dataKey = dataKey(lost);
    byte[] sound = new byte[0];
    try {
      sound = open(lost, TOY_BYTES, dataKey);
      byte[] details = sealDetails(dataKey, lost.id(), sha256(sound), "");
      return lost.around(sound.length, keys.digest(lost.toy(), sound), details).signed(keys);
    } finally {
      Arrays.fill(sound, (byte) 0);
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  void write(byte[] dataKey, UUID id, String kind, byte[] plain) throws GeneralSecurityException {
    pieces.write(id, kind, Sealing.seal(dataKey, plain, keys.streamAd(id, kind)));
  }

  Optional<Rows.Sound> row(UUID id) {
    return rows.find("id", id);
  }

  /**
   * The row of a recording that should be there.
   *
   * @throws VaultException {@code NO_SUCH}
   */
  Rows.Sound existing(UUID id) throws VaultException {
    return row(id)
        .orElseThrow(() -> new VaultException(Problem.NO_SUCH, "There is no such recording."));
  }

  /** What the vault tells of a row, every tag checked. */
  Recording describe(Rows.Sound row) throws VaultException {
    if (!row.isWhole(keys)) {
      throw damaged(row.id());
    }
    byte[] dataKey = dataKey(row);
    try {
      return describe(row, dataKey);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private Recording describe(Rows.Sound row, byte[] dataKey) throws VaultException {
    byte[] details = openDetails(dataKey, row);
    Optional<ToyNames.Name> name = names.computeIfAbsent(row.toy(), toys::nameOf);
    return new Recording(
        new RecordingId(row.id()),
        new ToyId(row.toy()),
        name.map(ToyNames.Name::toy).orElse(""),
        name.map(ToyNames.Name::child).orElse(""),
        instant(row.collectedAt()),
        Duration.ofNanos(row.durationNanos()),
        row.told(),
        row.byteCount(),
        HexFormat.of().formatHex(details, 0, SHA256_BYTES),
        Verdict.valueOf(row.verdict()),
        new String(details, SHA256_BYTES, details.length - SHA256_BYTES, StandardCharsets.UTF_8),
        new Silence(row.silence()));
  }

  /**
   * What has just been stored, as it is read back.
   *
   * @throws VaultException {@code DAMAGED} where that is not what was given
   */
  Recording readBack(RecordingId id, byte[] given) throws VaultException {
    Rows.Sound row = existing(id.uuid());
    if (!row.isWhole(keys)) {
      throw damaged(row.id());
    }
    byte[] dataKey = dataKey(row);
    try {
      InputStream sealed = pieces.open(row.id(), TOY_BYTES);
      if (!Sealing.isSealed(dataKey, sealed, keys.streamAd(row.id(), TOY_BYTES), given)) {
        throw damaged(row.id());
      }
      return describe(row, dataKey);
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private byte[] open(Rows.Sound row, String kind, byte[] dataKey) throws GeneralSecurityException {
    byte[] sealed = pieces.read(row.id(), kind);
    return Sealing.open(dataKey, sealed, keys.streamAd(row.id(), kind));
  }

  /** One of a recording's sealed streams; the toy's bytes are compared with their SHA-256 too. */
  byte[] read(Rows.Sound row, String kind) throws VaultException {
    if (!row.isWhole(keys)) {
      throw damaged(row.id());
    }
    byte[] dataKey = dataKey(row);
    try {
      byte[] plain = open(row, kind, dataKey);
      if (kind.equals(TOY_BYTES)) {
        byte[] expected = Arrays.copyOf(openDetails(dataKey, row), SHA256_BYTES);
        if (!MessageDigest.isEqual(expected, sha256(plain))) {
          throw damaged(row.id());
        }
      }
      return plain;
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  void update(Rows.Sound row, String verdict, Optional<String> note)
      throws VaultException, GeneralSecurityException {
    if (!row.isWhole(keys)) {
      throw damaged(row.id());
    }
    byte[] dataKey = dataKey(row);
    try {
      byte[] details = row.details();
      if (note.isPresent()) {
        byte[] sha256 = Arrays.copyOf(openDetails(dataKey, row), SHA256_BYTES);
        details = sealDetails(dataKey, row.id(), sha256, note.get());
      }
      Rows.Sound changed = row.with(verdict, details);
      store
          .handle()
          .execute(
              "UPDATE recording SET verdict = ?, details = ?, mac = ? WHERE id = ?",
              verdict,
              details,
              keys.mac(changed.content(keys)),
              row.id());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  byte[] dataKey(Rows.Sound row) throws VaultException {
    try {
      return blocks.open(row.id(), row.keyBlock());
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    }
  }

  private byte[] sealDetails(byte[] dataKey, UUID id, byte[] sha256, String note)
      throws GeneralSecurityException {
    byte[] text = note.getBytes(StandardCharsets.UTF_8);
    byte[] plain = ByteBuffer.allocate(SHA256_BYTES + text.length).put(sha256).put(text).array();
    return Sealing.seal(dataKey, plain, keys.streamAd(id, "details"));
  }

  private byte[] openDetails(byte[] dataKey, Rows.Sound row) throws VaultException {
    try {
      return Sealing.open(dataKey, row.details(), keys.streamAd(row.id(), "details"));
    } catch (GeneralSecurityException e) {
      throw damaged(row.id());
    }
  }

  static VaultException damaged(UUID id) {
    return new VaultException(
        Problem.DAMAGED, "Recording " + id + " is damaged: it is not what was stored.");
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  static Instant instant(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }

  static long nanos(Instant instant) {
    return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
  }
}
