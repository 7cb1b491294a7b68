package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

class VaultStoryTest {
  private static final ToyId TOY = new ToyId("practice");
  @TempDir Path temp;

  @Test
  void storesLocksUnlocksAndErases() throws Exception {
    Path dir = temp.resolve("vault");
    byte[] bytes = new byte[80_000];
    new Random(1).nextBytes(bytes);
    byte[] other = new byte[900_000];
    new Random(2).nextBytes(other);
    Argon2 cheap = new Argon2(64, 1, 1);
    try (Vault vault = Vaults.create(dir, "story".toCharArray(), cheap, "")) {
      vault.saveToy(new KnownToy(TOY, "MARKERTOY", "MARKERCHILD", "", Instant.EPOCH));
      var stored = vault.add(List.of(fresh(bytes), fresh(other), fresh(bytes)));
      assertThat(stored.get(2)).isEmpty();
      vault.setNote(stored.get(0).orElseThrow().id(), "MARKERNOTE");
      vault.setVerdict(stored.get(0).orElseThrow().id(), Verdict.KEPT);
      assertThatThrownBy(() -> Vaults.open(dir, "story".toCharArray(), ""))
          .extracting("problem")
          .isEqualTo(VaultException.Problem.IN_USE);
    }
    assertThatThrownBy(() -> Vaults.open(dir, "wrong".toCharArray(), ""))
        .extracting("problem")
        .isEqualTo(VaultException.Problem.WRONG_PASSPHRASE);
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text.contains("MARKER")).isFalse();
        assertThat(text.contains(new String(bytes, 0, 64, StandardCharsets.ISO_8859_1))).isFalse();
      }
    }
    try (Vault vault = Vaults.open(dir, "story".toCharArray(), "")) {
      var page = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(page).hasSize(2);
      var kept = page.stream().filter(r -> r.verdict() == Verdict.KEPT).findFirst().orElseThrow();
      var gone = page.stream().filter(r -> r.verdict() == Verdict.NEW).findFirst().orElseThrow();
      assertThat(kept.note()).isEqualTo("MARKERNOTE");
      assertThat(vault.readBytes(gone.id())).isEqualTo(other);
      assertThat(vault.erase(List.of(gone.id()))).isEqualTo(1);
      assertThat(vault.readBytes(kept.id())).isEqualTo(bytes);
      assertThat(vault.find(gone.id())).isEmpty();
      assertThat(vault.verify(done -> {}).problems()).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // which moves no folder in which a file is open
  void aFolderThatIsMovedMeanwhileKeepsNobodyFromStoring() throws Exception {
    Path dir = temp.resolve("vault");
    Path moved = temp.resolve("moved");
    try (Vault vault = TestVault.create(dir)) {
      Files.move(dir, moved);
      assertThat(TestVault.add(vault, 1)).hasSize(1);
    }
    try (Vault vault = TestVault.open(moved)) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(1);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aFlippedBitInTheKeyFileIsDamageAndNotAWrongPassphrase() throws Exception {
    Path dir = temp.resolve("vault");
    Vaults.create(dir, "story".toCharArray(), new Argon2(64, 1, 1), "").close();
    byte[] whole = Files.readAllBytes(dir.resolve("vault.json"));
    for (int at = 0; at < whole.length; at += 37) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(dir.resolve("vault.json"), flipped);
      assertThatThrownBy(() -> Vaults.open(dir, "story".toCharArray(), ""))
          .extracting("problem")
          .isEqualTo(VaultException.Problem.DAMAGED);
    }
  }

  private static NewRecording fresh(byte[] bytes) {
    return new NewRecording(
        TOY, Instant.now(), bytes, Duration.ofSeconds(3), "unknown", new byte[] {1, 2, 3});
  }

  @Test
  void aNewPassphraseWritesASlotAnewAndNothingElse() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1, 2, 3);
      TestVault.message(vault, 4);
    }
    VaultFile before = VaultFile.read(dir).file();
    List<String> stored = stored(dir, TestVault.PASSPHRASE);
    String next = "violet anchors hum quietly";
    try (Vault vault = TestVault.open(dir)) {
      vault.changePassphrase(TestVault.PASSPHRASE.toCharArray(), next.toCharArray());
    }
    VaultFile after = VaultFile.read(dir).file();
    assertThat(after.slots()).hasSize(1).isNotEqualTo(before.slots());
    assertThat(
            after
                .with(before.slots(), before.keyDerivationMillis(), before.change())
                .with(before.journal(), before.change()))
        .as("keys, epoch and the database's password are as they were")
        .isEqualTo(before);
    assertThat(stored(dir, next)).hasSizeGreaterThan(6).isEqualTo(stored);
  }

  /** All that holds keys or sealed bytes. */
  private static List<String> stored(Path dir, String passphrase) throws Exception {
    List<String> rows = new ArrayList<>();
    try (KeyRing keys = KeyRing.open(dir, passphrase.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      for (String table :
          List.of("piece", "message_piece", "recording", "message", "key_block", "block_key")) {
        store
            .handle()
            .createQuery("SELECT * FROM " + table)
            .mapToMap()
            .forEach(
                row ->
                    rows.add(
                        table
                            + new TreeMap<>(row)
                                .values().stream().map(VaultStoryTest::text).toList()));
      }
    }
    rows.sort(null);
    return rows;
  }

  private static String text(Object column) {
    return column instanceof byte[] bytes
        ? java.util.HexFormat.of().formatHex(bytes)
        : String.valueOf(column);
  }
}
