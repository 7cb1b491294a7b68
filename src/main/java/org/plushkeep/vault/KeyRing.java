package org.plushkeep.vault;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/** The keys of an unlocked vault and the file they came from. Wiped by {@link #close()}. */
final class KeyRing implements AutoCloseable {
  private final Path dir;
  private final UUID vault;
  private VaultFile file;
  private final byte[] masterKey;
  private final byte[] filePassword;
  private final MacKey mac;
  private final MacKey digest;
  private final String openedBy;
  private final Map<String, byte[]> epochKeys = new HashMap<>();
  private @Nullable Argon2 payable;

  /**
   * Takes the master key over: it is wiped by {@link #close}, and at once where one of the others
   * does not open, with those that did.
   */
  KeyRing(Path dir, VaultFile file, byte[] masterKey, String openedBy)
      throws GeneralSecurityException {
    List<AutoWiped> opened = new ArrayList<>();
    opened.add(() -> Arrays.fill(masterKey, (byte) 0));
    opened.add(this::forgetEpochs);
    boolean whole = false;
    try {
      MacConfig.register();
      this.dir = dir;
      vault = UUID.fromString(file.vaultId());
      this.openedBy = openedBy;
      this.file = file;
      this.masterKey = masterKey;
      MacKey macKey = keyset(file.macKeyset(), "mac");
      opened.add(macKey::close);
      mac = macKey;
      MacKey digestKey = keyset(file.digestKeyset(), "digest");
      opened.add(digestKey::close);
      digest = digestKey;
      byte[] password = Sealing.unwrap(masterKey, decode(file.filePassword()), ad("file password"));
      opened.add(() -> Arrays.fill(password, (byte) 0));
      filePassword = password;
      learn(file.epoch());
      if (file.nextEpoch() != null) {
        learn(file.nextEpoch());
      }
      whole = true;
    } finally {
      if (!whole) {
        opened.forEach(AutoWiped::wipe);
        Sealing.rinse();
      }
    }
  }

  @FunctionalInterface
  private interface AutoWiped {
    void wipe();
  }

  static KeyRing create(Path dir, char[] passphrase, Argon2 argon2)
      throws GeneralSecurityException {
    MacConfig.register();
    byte[] master = Sealing.randomKey();
    VaultFile file;
    boolean made = false;
    try {
      file = FreshKeys.file(master, passphrase, argon2);
      made = true;
    } finally {
      if (!made) {
        Arrays.fill(master, (byte) 0);
      }
    }
    return new KeyRing(dir, file, master, Slots.PASSPHRASE);
  }

  /**
   * Opens a vault's key file with a passphrase, or with a recovery sheet's code.
   *
   * @param raise whether {@link #raise} is to seal the passphrase's slot anew, should this machine
   *     be able to pay more for its key than it costs
   */
  static KeyRing open(Path dir, char[] secret, boolean raise) throws VaultException {
    VaultFile.Read read = VaultFile.read(dir);
    try {
      UUID vault = UUID.fromString(read.file().vaultId());
      Slots.Found found = Slots.find(vault, read.file().slots(), secret);
      if (found != null) {
        KeyRing ring = new KeyRing(dir, read.file(), found.master(), found.slot().type());
        boolean whole = false;
        try {
          whole = ring.isMac(decode(read.mac()), ring.fileContent(read.macced()));
        } finally {
          if (!whole) {
            ring.close();
          }
        }
        if (!whole) {
          throw VaultFile.damaged(null);
        }
        Argon2 costs = found.slot().argon2();
        Argon2 more = costs.raisedFor(found.nanos());
        boolean raises = raise && found.whole(); // or another passphrase would be sealed
        if (raises && found.slot().type().equals(Slots.PASSPHRASE) && !more.equals(costs)) {
          ring.payable = more;
        }
        return ring;
      }
    } catch (GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
      throw VaultFile.damaged(e);
    }
    throw new VaultException(Problem.WRONG_PASSPHRASE, "The passphrase does not open this vault.");
  }

  static KeyRing open(Path dir, char[] secret) throws VaultException {
    return open(dir, secret, false);
  }

  /** Seals the passphrase's slot anew where {@link #open} found that more can be paid for it. */
  void raise(char[] passphrase) throws VaultException {
    Argon2 costs = payable;
    if (costs == null) {
      return;
    }
    try {
      seal(Slots.PASSPHRASE, passphrase, costs, file.change());
    } catch (GeneralSecurityException e) {
      throw VaultFile.damaged(e);
    } catch (IOException | VaultException e) {
      // The disk is full or cannot be written: the vault opens all the same, at either costs.
    }
  }

  /**
   * Puts a new slot of a type in the place of the one there was. What is stored stays as it is: the
   * master key is the same.
   *
   * @param current any secret that opens the vault
   * @param type {@link Slots#PASSPHRASE} or {@link Slots#SHEET}
   * @throws VaultException {@code WRONG_PASSPHRASE}
   */
  void changeSlot(char[] current, String type, char[] next, Argon2 argon2)
      throws VaultException, IOException, GeneralSecurityException {
    mustOpen(current);
    boolean sheet = type.equals(Slots.SHEET);
    JournalEvent event = sheet ? JournalEvent.SHEET_MADE : JournalEvent.PASSPHRASE_CHANGED;
    seal(type, next, argon2, next(file.edition() + 1, event));
  }

  private static VaultFile.Change next(long edition, JournalEvent event) {
    return new VaultFile.Change(edition, event.name(), false);
  }

  /** Gives the file an edition of its own, though nothing else of it changes. */
  void nextEdition(long edition, JournalEvent event) throws IOException, GeneralSecurityException {
    write(file.with(file.slots(), file.keyDerivationMillis(), next(edition, event)));
  }

  /**
   * Takes the slots of a type away. An old copy of the file still has them.
   *
   * @throws VaultException {@code WRONG_PASSPHRASE}
   */
  void dropSlots(char[] current, String type)
      throws VaultException, IOException, GeneralSecurityException {
    mustOpen(current);
    VaultFile.Change change = next(file.edition() + 1, JournalEvent.SHEET_DROPPED);
    List<VaultFile.Slot> left = List.copyOf(Slots.without(file.slots(), type));
    writeWaysIn(file.with(left, file.keyDerivationMillis(), change));
  }

  private void mustOpen(char[] current) throws VaultException {
    Slots.Found found = Slots.find(vault(), file.slots(), current);
    if (found == null) {
      throw new VaultException(
          Problem.WRONG_PASSPHRASE, "That is not the passphrase of this vault.");
    }
    Arrays.fill(found.master(), (byte) 0);
  }

  private void seal(String type, char[] secret, Argon2 argon2, VaultFile.@Nullable Change change)
      throws VaultException, IOException, GeneralSecurityException {
    long start = System.nanoTime();
    VaultFile.Slot fresh = Slots.seal(type, vault(), masterKey, secret, argon2);
    long millis = (System.nanoTime() - start) / 1_000_000;
    writeWaysIn(file.with(Slots.replaced(file.slots(), fresh), millis, change));
  }

  boolean hasSlot(String type) {
    return file.slots().stream().anyMatch(slot -> slot.type().equals(type));
  }

  /** The type of the slot that opened the vault. */
  String openedBy() {
    return openedBy;
  }

  UUID vault() {
    return vault;
  }

  VaultFile file() {
    return file;
  }

  Path dir() {
    return dir;
  }

  /** Writes the file anew with these epochs; what is gone from it is gone for good. */
  void replace(
      VaultFile.Epoch now, VaultFile.@Nullable Epoch next, boolean compaction, long generation)
      throws IOException, GeneralSecurityException {
    write(file.with(now, next, compaction, generation));
    learn(now);
    if (next != null) {
      learn(next);
    }
    Predicate<String> goes = id -> !id.equals(now.id()) && (next == null || !id.equals(next.id()));
    epochKeys.forEach((id, key) -> Arrays.fill(key, 0, goes.test(id) ? key.length : 0, (byte) 0));
    epochKeys.keySet().removeIf(goes);
  }

  /**
   * Writes the file anew, with where the journal has come to.
   *
   * @param told whether it tells of the last change of this file
   */
  void anchor(JournalHead head, boolean told) throws IOException, GeneralSecurityException {
    VaultFile.Change change = file.change();
    VaultFile anchored =
        file.with(
            VaultFile.Anchor.of(head),
            change == null ? null : new VaultFile.Change(change.edition(), change.event(), told));
    write(anchored);
  }

  void write() throws IOException, GeneralSecurityException {
    write(file);
  }

  private void write(VaultFile content) throws IOException, GeneralSecurityException {
    content.write(dir, tag(content));
    file = content;
  }

  private void writeWaysIn(VaultFile content)
      throws VaultException, IOException, GeneralSecurityException {
    content.writeWaysIn(dir, tag(content));
    file = content;
  }

  private String tag(VaultFile content) throws GeneralSecurityException {
    return FreshKeys.encode(mac.tag(fileContent(content.macced())));
  }

  /** Has the database made anew once it is open, and should that be cut short, at the next time. */
  void markCompactionDue() throws IOException {
    try {
      replace(file.epoch(), file.nextEpoch(), true, file.generation());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // only where there is no HMAC
    }
  }

  VaultFile.Epoch newEpoch() throws GeneralSecurityException {
    return FreshKeys.epoch(masterKey, vault());
  }

  byte[] wrapDataKey(byte[] key, UUID recording, String epoch) throws GeneralSecurityException {
    return Sealing.wrap(epochKey(epoch), key, dataKeyAd(recording, epoch));
  }

  byte[] unwrapDataKey(byte[] wrapped, UUID recording, String epoch)
      throws GeneralSecurityException {
    return Sealing.unwrap(epochKey(epoch), wrapped, dataKeyAd(recording, epoch));
  }

  /** As vaults of schema 12 and before have it: under the key of this epoch, or of the next. */
  byte[] unwrapDataKey(byte[] wrapped, UUID recording) throws GeneralSecurityException {
    VaultFile.Epoch next = file.nextEpoch();
    try {
      return unwrapDataKey(wrapped, recording, file.epoch().id());
    } catch (GeneralSecurityException e) {
      if (next == null) {
        throw e;
      }
      return unwrapDataKey(wrapped, recording, next.id());
    }
  }

  /** A new key for a block of data keys. */
  BlockKey newBlockKey() throws GeneralSecurityException {
    return BlockKey.fresh(vault());
  }

  byte[] wrapBlockKey(BlockKey key, int block, String epoch) throws GeneralSecurityException {
    return key.wrapped(new AesGcmJce(epochKey(epoch)), vault(), block, epoch);
  }

  /** As the database has it: under the key of this epoch, or of one that an erasure has begun. */
  BlockKey openBlockKey(byte[] wrapped, int block) throws GeneralSecurityException {
    VaultFile.Epoch next = file.nextEpoch();
    try {
      return openBlockKey(wrapped, block, file.epoch().id());
    } catch (GeneralSecurityException e) {
      if (next == null) {
        throw e;
      }
      return openBlockKey(wrapped, block, next.id());
    }
  }

  /** As the database has it: under the key of this epoch and no other. */
  BlockKey openBlockKey(byte[] wrapped, int block, String epoch) throws GeneralSecurityException {
    return BlockKey.open(new AesGcmJce(epochKey(epoch)), wrapped, vault(), block, epoch);
  }

  /** Takes blocks of data keys from one epoch's key to another's. */
  Rewrapping rewrapping(String from, String to) throws GeneralSecurityException {
    return new Rewrapping(vault(), from, epochKey(from), to, epochKey(to));
  }

  private byte[] epochKey(String epoch) throws GeneralSecurityException {
    byte[] key = epochKeys.get(epoch);
    if (key == null) {
      throw new GeneralSecurityException("the key of this epoch is not here");
    }
    return key;
  }

  private byte[] dataKeyAd(UUID recording, String epoch) {
    return Rewrapping.dataKeyAd(vault(), recording, epoch);
  }

  /** What binds a sealed stream to this vault, to what it is of, and to what it is. */
  byte[] streamAd(UUID id, String kind) {
    return Canonical.of("sealed stream", vault()).uuid(id).text(kind).toBytes();
  }

  byte[] mac(Canonical content) throws GeneralSecurityException {
    return mac.tag(content);
  }

  boolean isMac(byte[] tag, Canonical content) {
    return mac.fits(tag, content);
  }

  /** The same for the same bytes from the same toy, and says nothing without the key. */
  byte[] digest(String toy, byte[] bytes) throws GeneralSecurityException {
    return digest.tag(Canonical.of("same toy, same bytes", vault()).text(toy).bytes(bytes));
  }

  /** The database file's password as H2 has it: hexadecimal digits, two bytes a digit. */
  byte[] sealToySecret(byte[] secret, String toy) throws GeneralSecurityException {
    return Sealing.wrap(masterKey, secret, ad("toy secret " + toy));
  }

  byte[] openToySecret(byte[] sealed, String toy) throws GeneralSecurityException {
    return Sealing.unwrap(masterKey, sealed, ad("toy secret " + toy));
  }

  byte[] databasePassword() {
    byte[] password = new byte[4 * filePassword.length];
    HexFormat hex = HexFormat.of(); // digit by digit: a string could not be wiped
    for (int i = 0; i < filePassword.length; i++) {
      password[4 * i + 1] = (byte) hex.toHighHexDigit(filePassword[i]);
      password[4 * i + 3] = (byte) hex.toLowHexDigit(filePassword[i]);
    }
    return password;
  }

  @Override
  public void close() {
    Arrays.fill(masterKey, (byte) 0);
    Arrays.fill(filePassword, (byte) 0);
    mac.close();
    digest.close();
    forgetEpochs();
    Sealing.rinse();
  }

  private void forgetEpochs() {
    epochKeys.values().forEach(key -> Arrays.fill(key, (byte) 0));
    epochKeys.clear();
  }

  private void learn(VaultFile.Epoch epoch) throws GeneralSecurityException {
    if (!epochKeys.containsKey(epoch.id())) {
      byte[] key = Sealing.unwrap(masterKey, decode(epoch.key()), ad("epoch " + epoch.id()));
      epochKeys.put(epoch.id(), key);
    }
  }

  private Canonical fileContent(byte[] json) {
    return Canonical.of("vault file", vault()).bytes(json);
  }

  private MacKey keyset(String sealed, String name) throws GeneralSecurityException {
    return new MacKey(
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            decode(sealed),
            new AesGcmJce(masterKey),
            ad("keyset " + name),
            RegistryConfiguration.get()));
  }

  private byte[] ad(String purpose) {
    return FreshKeys.associatedData(vault(), purpose);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}
