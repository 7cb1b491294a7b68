package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;

/** {@code backup.json} as it may come from a stick that lay about. */
public final class BackupFileTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    String hash = "0123456789abcdef".repeat(4);
    return List.of(
        utf8(
            "{\"format\":1,\"madeAt\":\"2026-11-25T20:00:00Z\",\"keyFile\":\"{}\",\"length\":1500000,"
                + "\"blocks\":[\""
                + hash
                + "\",\""
                + hash
                + "\"],\"mac\":\"AAAA\"}"),
        utf8("{\"format\":1,\"length\":-1,\"blocks\":[null]}"),
        utf8("{\"format\":1,\"length\":9223372036854775807,\"blocks\":[],\"mac\":\"\"}"),
        utf8("[".repeat(3000)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void read(byte[] bytes) throws Exception {
    Path dir = Files.createTempDirectory("plushkeep-fuzz");
    Path file = dir.resolve(BackupFile.NAME);
    try {
      Files.write(file, bytes);
      BackupFile read = BackupFile.read(dir);
      assertThat((long) read.blocks().size()).isEqualTo(Blocks.count(read.length()));
    } catch (VaultException e) {
      assertThat(e).hasMessageEndingWith(".");
    } finally {
      Files.deleteIfExists(file);
      Files.delete(dir);
    }
  }
}
