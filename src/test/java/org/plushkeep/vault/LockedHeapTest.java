package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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
    secrets.putAll(VaultSecrets.of(dir, PASSPHRASE, one, message));
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
            VaultSecrets.DATABASE_KEY,
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
