package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;

/**
 * {@code vault.json} as somebody may have changed it: as it is, and with a checksum that is right
 * again, so that what is behind the checksum is met too.
 */
public final class VaultFileTarget implements FuzzTarget {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  @Override
  public List<byte[]> seeds() throws Exception {
    VaultFile.Slot slot =
        new VaultFile.Slot("s", "passphrase", "AAAAAAAAAAAAAAAAAAAAAA==", 65_536, 3, 1, "AAAA");
    VaultFile file =
        new VaultFile(
            1,
            "2f1f0d3e-8a4e-4a86-9d3c-0d7d2cf3d5a1",
            "2026-11-24T00:00:00Z",
            7,
            500,
            List.of(slot),
            "AAAA",
            "AAAA",
            "AAAA",
            new VaultFile.Epoch("e", "AAAA"),
            null,
            false,
            new VaultFile.Anchor(3, "AAAA"),
            new VaultFile.Change(2, "SHEET_MADE", true));
    Path dir = Files.createTempDirectory("plushkeep-fuzz");
    try {
      file.write(dir, "AAAA");
      return List.of(
          Files.readAllBytes(dir.resolve(VaultFile.NAME)),
          "{\"format\":1,\"slots\":[null],\"mac\":\"\"}".getBytes(StandardCharsets.US_ASCII),
          "{\"format\":1,\"slots\":[{\"memoryKib\":-1}],\"mac\":\"\"}"
              .getBytes(StandardCharsets.US_ASCII),
          "{\"format\":\"1e9\",\"mac\":[]}".getBytes(StandardCharsets.US_ASCII),
          "[".repeat(3000).getBytes(StandardCharsets.US_ASCII));
    } finally {
      Files.deleteIfExists(dir.resolve(VaultFile.NAME));
      Files.delete(dir);
    }
  }

  @Override
  public void read(byte[] bytes) throws Exception {
    Path dir = Files.createTempDirectory("plushkeep-fuzz");
    try {
      readFile(dir, bytes);
      JsonElement json;
      try {
        json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
      } catch (com.google.gson.JsonParseException | StackOverflowError e) {
        return;
      }
      if (json instanceof JsonObject object) {
        object.remove("checksum");
        object.addProperty("checksum", sha256(GSON.toJson(object)));
        readFile(dir, GSON.toJson(object).getBytes(StandardCharsets.UTF_8));
      }
    } finally {
      Files.deleteIfExists(dir.resolve(VaultFile.NAME));
      Files.delete(dir);
    }
  }

  private static void readFile(Path dir, byte[] bytes) throws Exception {
    Files.write(dir.resolve(VaultFile.NAME), bytes);
    try {
      VaultFile.Read read = VaultFile.read(dir);
      assertThat(read.file().slots()).isNotEmpty();
      assertThat(read.mac()).isNotNull();
    } catch (VaultException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Override
  public long mostMemory(int length) {
    return (8L << 20) + 2000L * length;
  }
}
