package org.plushkeep.collect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** A real vault whose rules are applied by a clock that a test sets. */
abstract class WithRules {
  static final String PASSPHRASE = "violet anchors hum quietly";
  static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");
  static final RetentionRules REVIEWED_90 = RetentionRules.NONE.with(Of.REVIEWED, 90);

  @TempDir Path folder;
  Vault vault;
  Instant now = Instant.parse("2026-11-28T10:00:00Z");
  long seed;

  @BeforeEach
  void make() throws Exception {
    vault = Vaults.create(folder.resolve("vault"), PASSPHRASE.toCharArray());
    vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
  }

  @AfterEach
  void close() {
    vault.close();
  }

  RecordingId add(int daysOld, Verdict verdict) throws VaultException {
    NewRecording fresh =
        new NewRecording(
            TOY,
            now.minus(Duration.ofDays(daysOld)),
            ToyClips.clip(5, ++seed),
            Duration.ofSeconds(1),
            "g722.1-16k",
            new byte[] {1});
    RecordingId id = vault.add(List.of(fresh)).getFirst().orElseThrow().id();
    vault.setVerdict(id, verdict);
    return id;
  }

  Clearing clearing() {
    return new Clearing(vault, () -> now);
  }

  Cleared run() throws VaultException {
    return clearing().run(_ -> {}, () -> false);
  }

  void days(int days) {
    now = now.plus(Duration.ofDays(days));
  }

  List<RecordingId> left() throws VaultException {
    return vault.ids(RecordingFilter.ALL);
  }

  List<JournalEntry> history(JournalEvent event) throws VaultException {
    return vault.journal().page(JournalFilter.ALL, 0, 1000).stream()
        .filter(one -> one.event() == event)
        .toList();
  }
}
