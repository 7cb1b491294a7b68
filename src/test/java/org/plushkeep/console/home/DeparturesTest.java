package org.plushkeep.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.RuleStanding;

/** What a receipt is owed for, also when the window comes to nothing any more. */
final class DeparturesTest {
  private static final ToyId BEAR = new ToyId("C4:BE:84:01:02:03");

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final HandTime time = new HandTime();
  private final MemoryVault vault = new MemoryVault();
  private boolean windowGone;
  private final Background background =
      new Background(
          Runnable::run,
          change -> {
            if (!windowGone) {
              change.run();
            }
          },
          new Sentences(texts));

  @Test
  void aReceiptForWhatARuleErasedIsOwedThoughTheVaultIsLockedAtOnce() throws Exception {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
    NewRecording fresh =
        new NewRecording(
            BEAR,
            time.now().minus(Duration.ofDays(90)),
            new byte[] {1, 2},
            Duration.ofSeconds(1),
            "unknown",
            new byte[0]);
    RecordingId id = vault.add(List.of(fresh)).getFirst().orElseThrow().id();
    vault.setVerdict(id, Verdict.REVIEWED);
    RetentionRules rules = RetentionRules.NONE.with(Of.REVIEWED, 90);
    vault.rules().stand(new RuleStanding(rules, true, Optional.of(time.now())));
    Departures departures =
        new Departures(
            vault, background, time, texts, new Moments(texts, ZoneOffset.UTC), () -> false);
    departures.clearing().run();
    time.jump(Duration.ofDays(7));
    windowGone = true;
    departures.clearing().run();
    assertThat(vault.receipts().owed().orElseThrow().erased().recordings()).hasSize(1);
  }

  @Test
  void decliningAReceiptIsForWhatWasShownAndNotForWhatWasErasedSince() throws Exception {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
    RecordingId shown = recording(1);
    RecordingId since = recording(2);
    vault.erase(List.of(shown));
    Departures departures =
        new Departures(
            vault, background, time, texts, new Moments(texts, ZoneOffset.UTC), () -> false);
    departures.begin();
    assertThat(departures.receipt().offeredProperty().get()).isEqualTo(1);
    departures.carryOut(List.of(since));
    departures.receipt().decline();
    assertThat(vault.receipts().owed().orElseThrow().erased())
        .isEqualTo(vault.receipts().lookFor(Gone.recordings(List.of(since))));
  }

  private RecordingId recording(int content) throws Exception {
    NewRecording fresh =
        new NewRecording(
            BEAR,
            time.now(),
            new byte[] {(byte) content},
            Duration.ofSeconds(1),
            "unknown",
            new byte[0]);
    return vault.add(List.of(fresh)).getFirst().orElseThrow().id();
  }
}
