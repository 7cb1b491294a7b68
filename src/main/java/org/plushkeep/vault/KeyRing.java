package org.plushkeep.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/** The keys of an unlocked vault and the file they came from. Wiped by {@link #close()}. */
final class KeyRing implements AutoCloseable {
  private final Path dir;
  private VaultFile file;
  private final byte[] masterKey;
  private final byte[] filePassword;
  private final MacKey mac;
  private final MacKey digest;
  private final Map<String, byte[]> epochKeys = new HashMap<>();

  private KeyRing(Path dir, VaultFile file, byte[] masterKey) throws GeneralSecurityException {
    MacConfig.register();
    this.dir = dir;
    this.file = file;
    this.masterKey = masterKey;
    mac = keyset(file.macKeyset(), "mac");
    digest = keyset(file.digestKeyset(), "digest");
    filePassword = Sealing.unwrap(masterKey, decode(file.filePassword()), ad("file password"));
    learn(file.epoch());
    if (file.nextEpoch() != null) {
      learn(file.nextEpoch());
    }
  }

  static KeyRing create(Path dir, char[] passphrase, Argon2 argon2)
      throws GeneralSecurityException, IOException {
    MacConfig.register();
    UUID vault = UUID.randomUUID();
    byte[] master = Sealing.randomKey();
    long start = System.nanoTime();
    VaultFile.Slot slot = Slots.seal(vault, master, passphrase, argon2);
    long millis = (System.nanoTime() - start) / 1_000_000;
    byte[] password = Sealing.randomKey();
    VaultFile file =
        new VaultFile(
            VaultFile.FORMAT,
            vault.toString(),
            Instant.now().toString(),
            1,
            millis,
            List.of(slot),
            newKeyset(master, vault, "mac"),
            newKeyset(master, vault, "digest"),
            encode(Sealing.wrap(master, password, ad(vault, "file password"))),
            newEpoch(master, vault),
            null,
            false);
    Arrays.fill(password, (byte) 0);
    return new KeyRing(dir, file, master);
  }

  static KeyRing open(Path dir, char[] passphrase) throws VaultException {
    VaultFile.Read read = VaultFile.read(dir);
    try {
      UUID vault = UUID.fromString(read.file().vaultId());
      for (VaultFile.Slot slot : read.file().slots()) {
        byte[] master = Slots.open(vault, slot, passphrase);
        if (master == null) {
          continue;
        }
        KeyRing ring = new KeyRing(dir, read.file(), master);
        if (!ring.isMac(decode(read.mac()), ring.fileContent(read.macced()))) {
          ring.close();
          throw VaultFile.damaged(null);
        }
        return ring;
      }
    } catch (GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
      throw VaultFile.damaged(e);
    }
    throw new VaultException(Problem.WRONG_PASSPHRASE, "The passphrase does not open this vault.");
  }

  /**
   * Puts a new slot in the place of the one that {@code current} opens. What is stored stays as it
   * is: the master key is the same.
   *
   * @throws VaultException {@code WRONG_PASSPHRASE}
   */
  void changePassphrase(char[] current, char[] next, Argon2 argon2)
      throws VaultException, IOException, GeneralSecurityException {
    for (VaultFile.Slot slot : file.slots()) {
      byte[] master = Slots.open(vault(), slot, current);
      if (master != null) {
        Arrays.fill(master, (byte) 0);
        long start = System.nanoTime();
        VaultFile.Slot fresh = Slots.seal(vault(), masterKey, next, argon2);
        long millis = (System.nanoTime() - start) / 1_000_000;
        List<VaultFile.Slot> slots =
            file.slots().stream().map(one -> one.equals(slot) ? fresh : one).toList();
        VaultFile changed = file.with(slots, millis);
        write(changed);
        file = changed;
        return;
      }
    }
    throw new VaultException(Problem.WRONG_PASSPHRASE, "That is not the passphrase of this vault.");
  }

  UUID vault() {
    return UUID.fromString(file.vaultId());
  }

  VaultFile file() {
    return file;
  }

  /** Writes the file anew with these epochs; what is gone from it is gone for good. */
  void replace(
      VaultFile.Epoch now, VaultFile.@Nullable Epoch next, boolean compaction, long generation)
      throws IOException, GeneralSecurityException {
    VaultFile replacement = file.with(now, next, compaction, generation);
    write(replacement);
    file = replacement;
    learn(now);
    if (next != null) {
      learn(next);
    }
    epochKeys.forEach(
        (id, key) -> {
          if (!id.equals(now.id()) && (next == null || !id.equals(next.id()))) {
            Arrays.fill(key, (byte) 0);
          }
        });
    epochKeys
        .keySet()
        .removeIf(id -> !id.equals(now.id()) && (next == null || !id.equals(next.id())));
  }

  void write() throws IOException, GeneralSecurityException {
    write(file);
  }

  private void write(VaultFile content) throws IOException, GeneralSecurityException {
    content.write(dir, encode(mac.tag(fileContent(content.macced()))));
  }

  VaultFile.Epoch newEpoch() throws GeneralSecurityException {
    return newEpoch(masterKey, vault());
  }

  byte[] wrapDataKey(byte[] key, UUID recording, String epoch) throws GeneralSecurityException {
    return Sealing.wrap(epochKey(epoch), key, dataKeyAd(recording, epoch));
  }

  byte[] unwrapDataKey(byte[] wrapped, UUID recording, String epoch)
      throws GeneralSecurityException {
    return Sealing.unwrap(epochKey(epoch), wrapped, dataKeyAd(recording, epoch));
  }

  private byte[] epochKey(String epoch) throws GeneralSecurityException {
    byte[] key = epochKeys.get(epoch);
    if (key == null) {
      throw new GeneralSecurityException("the key of this epoch is not here");
    }
    return key;
  }

  private byte[] dataKeyAd(UUID recording, String epoch) {
    return Canonical.of("data key", vault()).uuid(recording).text(epoch).toBytes();
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

  /** H2's two passwords in one, as it wants them: the file's, a space, the user's. */
  char[] databasePasswords() {
    char[] user = " plushkeep".toCharArray();
    char[] both = new char[2 * filePassword.length + user.length];
    HexFormat hex = HexFormat.of(); // digit by digit: a string could not be wiped
    for (int i = 0; i < filePassword.length; i++) {
      both[2 * i] = hex.toHighHexDigit(filePassword[i]);
      both[2 * i + 1] = hex.toLowHexDigit(filePassword[i]);
    }
    System.arraycopy(user, 0, both, 2 * filePassword.length, user.length);
    return both;
  }

  @Override
  public void close() {
    Arrays.fill(masterKey, (byte) 0);
    Arrays.fill(filePassword, (byte) 0);
    mac.close();
    digest.close();
    Sealing.rinse();
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

  private static String newKeyset(byte[] master, UUID vault, String name)
      throws GeneralSecurityException {
    KeysetHandle handle =
        KeysetHandle.generateNew(
            PredefinedMacParameters.HMAC_SHA256_256BITTAG, RegistryConfiguration.get());
    return encode(
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            handle,
            new AesGcmJce(master),
            ad(vault, "keyset " + name),
            RegistryConfiguration.get()));
  }

  private static VaultFile.Epoch newEpoch(byte[] master, UUID vault)
      throws GeneralSecurityException {
    String id = UUID.randomUUID().toString();
    byte[] key = Sealing.randomKey();
    String wrapped = encode(Sealing.wrap(master, key, ad(vault, "epoch " + id)));
    Arrays.fill(key, (byte) 0);
    return new VaultFile.Epoch(id, wrapped);
  }

  private byte[] ad(String purpose) {
    return ad(vault(), purpose);
  }

  private static byte[] ad(UUID vault, String purpose) {
    return Canonical.of(purpose, vault).toBytes();
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}
