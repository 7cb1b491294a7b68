package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.testing.OldVault;

/** What does not open today may open with the key file that belongs to it: it is kept for that. */
class KeptKeysTest {
  @TempDir private Path temp;

  private static byte[] read(Path file) throws Exception {
    return Files.readAllBytes(file);
  }

  private static List<RecordingId> ids(List<Recording> of) {
    return of.stream().map(Recording::id).toList();
  }

  @Test
  void anErasureUnderAnOlderKeyFileLosesNothingElseForTheNewerOne() throws Exception {
    Path dir = temp.resolve("vault");
    Path keyFile = dir.resolve(VaultFile.NAME);
    List<RecordingId> all;
    byte[] older;
    try (Vault vault = TestVault.create(dir)) {
      all = ids(TestVault.addSmall(vault, 2 * KeyBlocks.KEYS + 5));
      vault.setNote(all.get(3), "the third");
      older = read(keyFile);
      vault.erase(List.of(all.getLast()));
    }
    byte[] newer = read(keyFile);
    Files.write(keyFile, older);
    RecordingId byHand = all.get(KeyBlocks.KEYS);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.age().kind()).isEqualTo(Age.Kind.OLDER_KEY_FILE);
      vault.keepAsNewest();
      assertThat(vault.verify(_ -> {}).damaged()).as("none opens").hasSize(all.size() - 1);
      vault.erase(List.of(byHand));
      TestVault.add(vault, 77);
      vault.erase(vault.ids(RecordingFilter.ALL).subList(0, 1)); // the one that came since
    }
    Files.write(keyFile, newer);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.find(byHand)).isEmpty();
      for (RecordingId id : all.subList(0, all.size() - 1)) {
        if (!id.equals(byHand)) {
          assertThat(vault.readBytes(id)).hasSize(100);
        }
      }
      assertThat(vault.find(all.get(3)).orElseThrow().note()).isEqualTo("the third");
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
    }
  }

  @Test
  void theSameHoldsForKeysOfVaultsFromBeforeBlocksHadOne() throws Exception {
    Path dir = temp.resolve("vault");
    OldVaults.put(9, dir);
    byte[] keyFile = read(dir.resolve(VaultFile.NAME));
    try (KeyRing keys = KeyRing.open(dir, OldVault.PASSPHRASE.toCharArray())) {
      keys.replace(keys.newEpoch(), null, false, keys.file().generation() + 1);
    }
    RecordingId gone;
    int left;
    try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray())) {
      vault.keepAsNewest();
      List<RecordingId> all = vault.ids(RecordingFilter.ALL);
      gone = all.getFirst();
      left = all.size() + vault.bin().count() - 1;
      vault.erase(List.of(gone));
    }
    Files.write(dir.resolve(VaultFile.NAME), keyFile);
    try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray())) {
      assertThat(vault.find(gone)).isEmpty();
      VerifyReport report = vault.verify(_ -> {});
      assertThat(report.damaged()).isEmpty();
      assertThat(report.whole()).isEqualTo(left).isPositive();
    }
  }

  @Test
  void aDamagedRecordingThatComesInAnewLeavesTheKeysBesideItAsTheyAre() throws Exception {
    Path dir = temp.resolve("vault");
    Path keyFile = dir.resolve(VaultFile.NAME);
    List<RecordingId> all;
    byte[] older;
    try (Vault vault = TestVault.create(dir)) {
      all = ids(TestVault.add(vault, 1, 2, 3, 4));
      older = read(keyFile);
      vault.erase(List.of(all.getLast()));
    }
    byte[] newer = read(keyFile);
    Files.write(keyFile, older);
    try (Vault vault = TestVault.open(dir)) {
      vault.keepAsNewest();
      TestVault.add(vault, 1);
    }
    Files.write(keyFile, newer);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.readBytes(all.get(1))).isEqualTo(TestVault.bytes(20_000, 2));
      assertThat(vault.readBytes(all.get(2))).isEqualTo(TestVault.bytes(20_000, 3));
    }
  }

  @Test
  void noRuleErasesWhatDoesNotOpen() throws Exception {
    Path dir = temp.resolve("vault");
    Path keyFile = dir.resolve(VaultFile.NAME);
    RetentionRules rules = RetentionRules.NONE.with(RetentionRule.Of.UNHEARD, 30);
    RetentionRule unheard = new RetentionRule(RetentionRule.Of.UNHEARD, 30);
    List<RecordingId> all;
    byte[] older;
    try (Vault vault = TestVault.create(dir)) {
      all = ids(TestVault.add(vault, 1, 2, 3));
      vault.rules().set(rules);
      older = read(keyFile);
      vault.erase(List.of(all.getLast()));
    }
    Files.write(keyFile, older);
    try (Vault vault = TestVault.open(dir)) {
      vault.keepAsNewest();
      RecordingId fresh = TestVault.add(vault, 9).getFirst().id();
      assertThat(vault.rules().facts(Optional.empty(), 100).facts())
          .as("what does not open falls under no rule")
          .extracting(one -> one.id())
          .containsExactly(fresh);
      List<RecordingId> wanted = List.of(all.getFirst(), all.get(1), fresh);
      assertThat(vault.rules().erase(wanted, rules, _ -> Optional.of(unheard), () -> false))
          .containsExactly(fresh);
      assertThat(vault.ids(RecordingFilter.ALL))
          .containsExactlyInAnyOrder(all.getFirst(), all.get(1));
    }
  }
}
