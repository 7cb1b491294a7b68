package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.VaultException.Problem;

/** A vault that a later Plushkeep made is told of, and no byte of it is touched. */
class NewerVersionTest {
  @TempDir private Path temp;
  private Path dir;

  @BeforeEach
  void makeVault() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1, 2);
    }
  }

  @Test
  void aLaterDatabaseIsLeftAlone() throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute("INSERT INTO schema_version VALUES (99)");
      store.force();
    }
    keys.close();
    mustBeLeftAlone();
  }

  @Test
  void aLaterKeyFileIsLeftAlone() throws Exception {
    Path file = dir.resolve(VaultFile.NAME);
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    json.addProperty("format", 2);
    json.addProperty("somethingNew", "that this version knows nothing of");
    json.remove("checksum");
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    var sha256 = MessageDigest.getInstance("SHA-256");
    byte[] checked = gson.toJson(json).getBytes(StandardCharsets.UTF_8);
    json.addProperty("checksum", HexFormat.of().formatHex(sha256.digest(checked)));
    Files.writeString(file, gson.toJson(json));
    Files.delete(dir.resolve(VaultLock.NAME));
    mustBeLeftAlone();
    assertThatThrownBy(() -> Vaults.info(dir)).extracting("problem").isEqualTo(Problem.TOO_NEW);
  }

  private void mustBeLeftAlone() throws Exception {
    Map<String, String> before = everything();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Vaults.open(dir, TestVault.PASSPHRASE.toCharArray()))
          .isInstanceOf(VaultException.class)
          .hasMessage("A later Plushkeep made this vault. Please update Plushkeep.")
          .extracting("problem")
          .isEqualTo(Problem.TOO_NEW);
      assertThat(everything()).isEqualTo(before);
    }
  }

  private Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return all;
  }
}
