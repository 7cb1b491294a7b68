package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.VaultException.Problem;

/** What the vault remembers of silence, and that nobody else can write it. */
class VaultSilenceTest {
  private static final RecordingFilter SILENT =
      new RecordingFilter(Optional.empty(), Set.of(), true);
  private static final String AS_BEFORE =
      "DROP INDEX recording_silence; ALTER TABLE recording DROP COLUMN silence;"
          + " DELETE FROM schema_version WHERE version >= 3";

  @TempDir Path temp;
  private Path dir;

  @BeforeEach
  void makeAVault() throws Exception {
    dir = temp.resolve("vault");
    TestVault.create(dir).close();
  }

  private static Recording add(Vault vault, int seed, int permille) throws VaultException {
    NewRecording fresh =
        new NewRecording(
            TestVault.TOY,
            Instant.EPOCH.plusSeconds(seed),
            TestVault.bytes(2000, seed),
            Duration.ofSeconds(3),
            "g722.1-16k",
            new byte[] {1},
            new Silence(permille));
    return vault.add(List.of(fresh)).getFirst().orElseThrow();
  }

  @Test
  void theFilterLetsThroughWhatIsAtLeastNineTenthsSilent() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      add(vault, 1, 899);
      Recording just = add(vault, 2, 900);
      add(vault, 3, -1);
      Recording all = add(vault, 4, 1000);
      add(vault, 5, 0);
      vault.setVerdict(all.id(), Verdict.KEPT);

      assertThat(vault.count(SILENT)).isEqualTo(2);
      assertThat(vault.ids(SILENT)).containsExactly(all.id(), just.id());
      assertThat(vault.page(SILENT, 0, 10))
          .extracting(Recording::id)
          .containsExactly(all.id(), just.id());
      assertThat(vault.page(SILENT, 1, 1)).extracting(Recording::id).containsExactly(just.id());
      assertThat(vault.ids(new RecordingFilter(Optional.empty(), Set.of(Verdict.NEW), true)))
          .containsExactly(just.id());
      assertThat(vault.count(new RecordingFilter(Optional.of(new ToyId("none")), Set.of(), true)))
          .isZero();
      assertThat(vault.find(just.id()).orElseThrow().silence()).isEqualTo(new Silence(900));
    }
  }

  @Test
  void silenceStaysWhenAParentDecidesAndWritesAndOthersAreErased() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      Recording silent = add(vault, 1, 950);
      Recording other = add(vault, 2, 950);
      vault.setVerdict(silent.id(), Verdict.FLAGGED);
      vault.setNote(silent.id(), "nobody there");
      vault.erase(List.of(other.id()));
      assertThat(vault.find(silent.id()).orElseThrow().silence()).isEqualTo(new Silence(950));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aSilenceThatAStrangerWroteIsNotBelieved() throws Exception {
    RecordingId measured;
    RecordingId unmeasured;
    try (Vault vault = TestVault.open(dir)) {
      measured = add(vault, 1, 100).id();
      unmeasured = add(vault, 2, -1).id();
    }
    for (int forged : new int[] {-1, 0, 950}) {
      sql("UPDATE recording SET silence = " + forged + " WHERE id = '" + measured + "'");
      assertDamaged(measured);
    }
    sql("UPDATE recording SET silence = 100 WHERE id = '" + measured + "'");
    sql("UPDATE recording SET silence = 950 WHERE id = '" + unmeasured + "'");
    assertDamaged(unmeasured);
    sql("UPDATE recording SET silence = -7");
    assertDamaged(measured);
    assertDamaged(unmeasured);
  }

  private void assertDamaged(RecordingId id) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.find(id)).extracting("problem").isEqualTo(Problem.DAMAGED);
      assertThat(vault.verify(_ -> {}).damaged()).contains(id);
    }
  }

  @Test
  void rowsFromBeforeStayWholeAndAreCheckedAndAreMeasured() throws Exception {
    Recording before;
    RecordingId changed;
    try (Vault vault = TestVault.open(dir)) {
      before = add(vault, 1, -1);
      changed = add(vault, 2, -1).id();
    }
    sql(AS_BEFORE);
    sql("UPDATE recording SET duration_ns = 5 WHERE id = '" + changed + "'");

    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.find(before.id())).contains(before);
      assertThatThrownBy(() -> vault.find(changed))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThat(vault.unmeasured("unknown")).containsExactly(changed, before.id());
      assertThat(vault.unmeasured("g722.1-16k")).isEmpty();
      vault.measure(before.id(), "another", new Silence(1), new byte[] {9});
      assertThat(vault.find(before.id())).contains(before);
      vault.measure(before.id(), "g722.1-16k", new Silence(960), new byte[] {4, 2});
      assertThatThrownBy(() -> vault.measure(changed, "g722.1-16k", new Silence(1), new byte[1]))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.ids(SILENT)).containsExactly(before.id());
      assertThat(vault.readPeaks(before.id())).containsExactly(4, 2);
      assertThat(vault.unmeasured("unknown")).containsExactly(changed);
    }
  }

  @Test
  void aMigrationThatWasKilledHalfWayGoesOn() throws Exception {
    RecordingId silent;
    try (Vault vault = TestVault.open(dir)) {
      silent = add(vault, 1, 1000).id();
    }
    sql("DELETE FROM schema_version WHERE version = 3");
    sql("DROP INDEX recording_silence; DELETE FROM schema_version WHERE version = 3");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.ids(SILENT)).containsExactly(silent);
    }
  }

  private void sql(String statements) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      for (String statement : statements.split(";")) {
        store.handle().execute(statement);
      }
      store.force();
    }
    keys.close();
  }
}
