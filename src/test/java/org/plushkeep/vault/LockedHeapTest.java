package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.HmacKey;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.Recording;

/** What somebody finds who takes a locked program's memory: none of the secrets. */
class LockedHeapTest {
  private static final String PASSPHRASE = "eleven violet anchors";
  private static final String TITLE = "good night from the lighthouse";
  private static final String NOTE = "sings of the moon and a cow";

  @TempDir private Path temp;
  private Path dir;
  private final Map<String, byte[]> secrets = new LinkedHashMap<>();

  @BeforeEach
  void fillTheVault() throws Exception {
    dir = temp.resolve("vault");
    Argon2 cheap = new Argon2(64, 1, 1);
    byte[] sound = TestVault.bytes(20_000, 1);
    Recording one;
    Message message;
    try (Vault vault = Vaults.create(dir, PASSPHRASE.toCharArray(), cheap, "")) {
      vault.saveToy(
          new org.plushkeep.recording.KnownToy(
              TestVault.TOY, "Bentley", "Ada", "", java.time.Instant.EPOCH));
      one = TestVault.add(vault, 1).getFirst();
      vault.setNote(one.id(), NOTE);
      message =
          vault
              .messages()
              .add(
                  new NewMessage(
                      TITLE,
                      java.time.Instant.EPOCH,
                      java.time.Duration.ofSeconds(2),
                      TestVault.clip(1),
                      TestVault.source(1)));
    }
    secrets.put("passphrase, a byte a letter", PASSPHRASE.getBytes(StandardCharsets.ISO_8859_1));
    secrets.put("passphrase as char[]", PASSPHRASE.getBytes(StandardCharsets.UTF_16BE));
    secrets.put("the toy's bytes", Arrays.copyOfRange(sound, 8_000, 8_064));
    secrets.put("the note", NOTE.getBytes(StandardCharsets.ISO_8859_1));
    secrets.put("a message's title", TITLE.getBytes(StandardCharsets.ISO_8859_1));
    secrets.put("a message's clip", Arrays.copyOfRange(TestVault.clip(1), 2_000, 2_064));
    secrets.put("a message's sound", Arrays.copyOfRange(TestVault.source(1), 300_000, 300_064));
    takeKeys(one, message);
  }

  private void takeKeys(Recording one, Message message) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, PASSPHRASE.toCharArray())) {
      byte[] master = ((byte[]) field("masterKey").get(keys)).clone();
      secrets.put("master key", master);
      secrets.put("file password", ((byte[]) field("filePassword").get(keys)).clone());
      byte[] blocks = keys.databasePassword();
      String file = new String(blocks, StandardCharsets.UTF_16BE);
      secrets.put("file password as H2 takes it", file.getBytes(StandardCharsets.UTF_16BE));
      secrets.put("file password as text", file.getBytes(StandardCharsets.ISO_8859_1));
      secrets.put("H2's key", blocks);
      ((Map<?, ?>) field("epochKeys").get(keys))
          .forEach((id, key) -> secrets.put("epoch key", ((byte[]) key).clone()));
      secrets.put("mac key", macKey(keys.file().macKeyset(), "mac", master, keys));
      secrets.put("digest key", macKey(keys.file().digestKeyset(), "digest", master, keys));
      try (Store store = Store.open(dir, keys, "", false)) {
        Rows.Sound row = new Recordings(keys, store).row(one.id().uuid()).orElseThrow();
        secrets.put("data key", new KeyBlocks(store, keys).open(row.id(), row.keyBlock()));
        MessageRow other = new MessageRows(keys, store).row(message.id().uuid()).orElseThrow();
        secrets.put(
            "a message's data key", keys.unwrapDataKey(other.dataKey(), other.id(), other.epoch()));
      }
    }
  }

  private static Field field(String name) throws NoSuchFieldException {
    Field field = KeyRing.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static byte[] macKey(String sealed, String name, byte[] master, KeyRing keys)
      throws Exception {
    var handle =
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            Base64.getDecoder().decode(sealed),
            new AesGcmJce(master),
            Canonical.of("keyset " + name, keys.vault()).toBytes(),
            RegistryConfiguration.get());
    HmacKey key = (HmacKey) handle.getAt(0).getKey();
    return key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
  }

  @Test
  void noSecretIsLeftInTheMemoryOfALockedProgram() throws Exception {
    List<String> found = foundIn(dump("stay open"));
    assertThat(found)
        .as("this search finds what an open vault holds")
        .contains(
            "master key",
            "mac key",
            "digest key",
            "epoch key",
            "the toy's bytes",
            "a message's sound")
        .doesNotContain("passphrase, a byte a letter", "passphrase as char[]");
    assertThat(foundIn(dump("lock"))).isEmpty();
  }

  private List<String> foundIn(String heap) {
    return secrets.entrySet().stream()
        .filter(one -> heap.contains(new String(one.getValue(), StandardCharsets.ISO_8859_1)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String dump(String then) throws IOException, InterruptedException {
    return HeapDump.of(
        temp,
        PASSPHRASE.getBytes(StandardCharsets.US_ASCII),
        LockedVault.class,
        dir.toString(),
        then,
        Integer.toString(PASSPHRASE.length()));
  }
}
