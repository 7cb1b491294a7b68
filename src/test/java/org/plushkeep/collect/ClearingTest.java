package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.collect.Outlook.Coming;
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

/** Erasing by rule in a real vault, with a clock that a test sets. */
class ClearingTest {
  private static final String PASSPHRASE = "violet anchors hum quietly";
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");
  private static final RetentionRules REVIEWED_90 = RetentionRules.NONE.with(Of.REVIEWED, 90);

  @TempDir Path folder;
  private Vault vault;
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private long seed;

  @BeforeEach
  void make() throws Exception {
    vault = Vaults.create(folder.resolve("vault"), PASSPHRASE.toCharArray());
    vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private RecordingId add(int daysOld, Verdict verdict) throws VaultException {
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

  private Clearing clearing() {
    return new Clearing(vault, () -> now);
  }

  private Cleared run() throws VaultException {
    return clearing().run(_ -> {}, () -> false);
  }

  private void days(int days) {
    now = now.plus(Duration.ofDays(days));
  }

  private List<RecordingId> left() throws VaultException {
    return vault.ids(RecordingFilter.ALL);
  }

  private List<JournalEntry> history(JournalEvent event) throws VaultException {
    return vault.journal().page(JournalFilter.ALL, 0, 1000).stream()
        .filter(one -> one.event() == event)
        .toList();
  }

  @Test
  void nothingIsErasedByItselfUntilSomebodyChoosesIt() throws Exception {
    for (Verdict verdict : Verdict.values()) {
      add(3000, verdict);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(run().erased()).isEmpty();
      days(20);
    }
    assertThat(left()).hasSize(4);
    assertThat(vault.rules().standing().rules()).isEqualTo(RetentionRules.NONE);
  }

  @Test
  void newRulesAskFirstAndEraseWhatWasShownAndSayByWhichRule() throws Exception {
    RecordingId old = add(100, Verdict.REVIEWED);
    RecordingId kept = add(100, Verdict.KEPT);
    RecordingId young = add(80, Verdict.REVIEWED);
    Outlook preview = clearing().preview(REVIEWED_90, () -> false);
    assertThat(preview.due()).containsExactly(old);
    assertThat(preview.ask()).isEmpty();
    assertThat(vault.rules().standing().rules()).as("a look").isEqualTo(RetentionRules.NONE);

    vault.rules().set(REVIEWED_90);
    for (int i = 0; i < 3; i++) {
      Cleared asked = run();
      assertThat(asked.erased()).isEmpty();
      assertThat(asked.outlook().ask()).contains(Ask.NEW_RULES);
      assertThat(asked.outlook().due()).containsExactly(old);
      days(1);
    }
    Outlook shown = clearing().look(() -> false);
    RecordingId late = add(200, Verdict.REVIEWED);
    Cleared done = clearing().confirm(shown, _ -> {}, () -> false);
    assertThat(done.erased()).as("no more than was shown").containsExactly(old);
    assertThat(left()).containsExactlyInAnyOrder(young, kept, late);
    assertThat(done.outlook().ask()).isEmpty();
    JournalEntry told = history(JournalEvent.ERASED_BY_RULE).getFirst();
    assertThat(told.detail()).isEqualTo("REVIEWED 90");
    assertThat(told.count()).isEqualTo(1);
    assertThat(told.about()).isEmpty();
    assertThat(told.whole()).isTrue();
    assertThat(history(JournalEvent.RULES_CHANGED).getFirst().detail()).isEqualTo("REVIEWED 90");
    assertThat(vault.verify(_ -> {}).problems()).isEmpty();
  }

  @Test
  void aRecordingIsShownForSevenDaysBeforeItGoes() throws Exception {
    RecordingId id = add(80, Verdict.REVIEWED);
    vault.rules().set(REVIEWED_90);
    assertThat(run().outlook().coming()).isEmpty();
    days(4); // six left
    Cleared first = run();
    assertThat(first.outlook().coming()).extracting(Coming::id).containsExactly(id);
    assertThat(first.outlook().coming().getFirst().at()).isEqualTo(now.plus(Duration.ofDays(7)));
    days(6); // due, but shown for six days only
    assertThat(run().erased()).isEmpty();
    days(1);
    assertThat(run().erased()).containsExactly(id);
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsKeptMeanwhileStaysAndIsShownNoMore() throws Exception {
    RecordingId id = add(85, Verdict.REVIEWED);
    RecordingId other = add(85, Verdict.REVIEWED);
    vault.rules().set(REVIEWED_90);
    assertThat(run().outlook().coming()).hasSize(2);
    vault.setVerdict(id, Verdict.KEPT);
    assertThat(run().outlook().coming()).extracting(Coming::id).containsExactly(other);
    days(20);
    assertThat(run().erased()).containsExactly(other);
    vault.setVerdict(id, Verdict.REVIEWED);
    assertThat(run().erased()).as("it is shown anew first").isEmpty();
    days(7);
    assertThat(run().erased()).containsExactly(id);
  }

  @Test
  void aVerdictBetweenLookingAndErasingCounts() throws Exception {
    RecordingId id = add(100, Verdict.REVIEWED);
    vault.rules().set(REVIEWED_90);
    Outlook shown = clearing().look(() -> false);
    vault.setVerdict(id, Verdict.KEPT);
    assertThat(clearing().confirm(shown, _ -> {}, () -> false).erased()).isEmpty();
    assertThat(left()).containsExactly(id);
  }

  @Test
  void otherRulesThanThoseThatWereShownAreAskedAboutAnew() throws Exception {
    RecordingId id = add(100, Verdict.REVIEWED);
    vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 30));
    Outlook shown = clearing().look(() -> false);
    vault.rules().set(REVIEWED_90);
    Cleared answer = clearing().confirm(shown, _ -> {}, () -> false);
    assertThat(answer.erased()).isEmpty();
    assertThat(answer.outlook().ask()).contains(Ask.NEW_RULES);
    assertThat(left()).containsExactly(id);
  }

  @Test
  void aClockThatJumpsAheadErasesNothingAndAsks() throws Exception {
    RecordingId id = add(1, Verdict.REVIEWED);
    RecordingId shownAlready = add(88, Verdict.REVIEWED);
    vault.rules().set(REVIEWED_90);
    run();
    Instant right = now;
    days(3650);
    for (int i = 0; i < 3; i++) {
      Cleared asked = run();
      assertThat(asked.erased()).isEmpty();
      assertThat(asked.outlook().ask()).contains(Ask.CLOCK_AHEAD);
      assertThat(asked.outlook().standing().seen()).contains(right);
      days(1);
    }
    now = right.plus(Duration.ofDays(8));
    assertThat(run().erased()).as("set right").containsExactly(shownAlready);
    assertThat(left()).containsExactly(id);

    days(400); // this time it is right: nobody has opened the vault for so long
    Outlook asked = clearing().look(() -> false);
    assertThat(asked.ask()).contains(Ask.CLOCK_AHEAD);
    assertThat(clearing().confirm(asked, _ -> {}, () -> false).erased())
        .as("not shown yet")
        .isEmpty();
    days(7);
    assertThat(run().erased()).containsExactly(id);
  }

  @Test
  void aJumpThatIsTooSmallToAskAboutErasesNothingThatWasNotShown() throws Exception {
    add(70, Verdict.REVIEWED);
    RecordingId inBin = add(1, Verdict.NEW);
    vault.rules().set(REVIEWED_90.with(Of.BIN, 30));
    vault.bin().put(List.of(inBin), now);
    run();
    days(31);
    Cleared jumped = run();
    assertThat(jumped.erased()).isEmpty();
    assertThat(jumped.outlook().coming()).hasSize(2);
  }

  @Test
  void aClockThatIsSetBackErasesNothing() throws Exception {
    vault.rules().set(REVIEWED_90);
    run();
    Instant right = now;
    now = Instant.parse("2001-01-01T00:00:00Z");
    RecordingId collectedThen = add(0, Verdict.REVIEWED);
    assertThat(run().outlook().ask()).contains(Ask.CLOCK_BEHIND);
    assertThat(vault.rules().standing().seen()).contains(right);
    now = right.plusSeconds(60);
    Cleared again = run();
    assertThat(again.erased()).as("25 years old, as it seems").isEmpty();
    assertThat(again.outlook().coming()).extracting(Coming::id).containsExactly(collectedThen);
    now = right.minus(Duration.ofDays(3));
    Outlook behind = clearing().look(() -> false);
    assertThat(behind.ask()).contains(Ask.CLOCK_BEHIND);
    assertThat(clearing().confirm(behind, _ -> {}, () -> false).outlook().ask()).isEmpty();
  }

  @Test
  void eachKindGoesByItsOwnRule() throws Exception {
    Map<Of, RecordingId> ids =
        Map.of(
            Of.UNHEARD, add(500, Verdict.NEW),
            Of.HEARD, add(500, Verdict.NEW),
            Of.REVIEWED, add(500, Verdict.REVIEWED),
            Of.FLAGGED, add(500, Verdict.FLAGGED),
            Of.KEPT, add(500, Verdict.KEPT),
            Of.BIN, add(500, Verdict.KEPT));
    vault.journal().write(JournalEvent.HEARD, 1, List.of(ids.get(Of.HEARD)));
    vault.bin().put(List.of(ids.get(Of.BIN)), now.minus(Duration.ofDays(400)));
    List<RecordingId> gone = new ArrayList<>();
    for (Of of : List.of(Of.REVIEWED, Of.BIN, Of.HEARD, Of.KEPT, Of.FLAGGED, Of.UNHEARD)) {
      vault.rules().set(RetentionRules.NONE.with(of, 365));
      Outlook shown = clearing().look(() -> false);
      gone.addAll(clearing().confirm(shown, _ -> {}, () -> false).erased());
      assertThat(gone).last().as("%s", of).isEqualTo(ids.get(of));
    }
    assertThat(gone).hasSize(6);
    assertThat(vault.count(RecordingFilter.ALL) + vault.bin().count()).isZero();
  }

  @Test
  void theBinIsEmptiedAndWhatIsPutBackIsNot() throws Exception {
    RecordingId gone = add(1, Verdict.NEW);
    RecordingId back = add(1, Verdict.KEPT);
    vault.rules().set(RetentionRules.NONE.with(Of.BIN, 30));
    vault.bin().put(List.of(gone, back), now);
    assertThat(left()).isEmpty();
    assertThat(vault.ids(RecordingFilter.BIN)).containsExactlyInAnyOrder(gone, back);
    run();
    days(28);
    run();
    vault.bin().takeOut(List.of(back));
    days(2);
    assertThat(run().erased()).containsExactly(gone);
    days(100);
    run();
    assertThat(left()).containsExactly(back);
    assertThat(vault.find(back).orElseThrow().verdict()).isEqualTo(Verdict.KEPT);
    assertThat(history(JournalEvent.BINNED).getFirst().count()).isEqualTo(2);
    assertThat(history(JournalEvent.UNBINNED).getFirst().about()).contains(back);
    assertThat(history(JournalEvent.ERASED_BY_RULE).getFirst().detail()).isEqualTo("BIN 30");
  }

  @Test
  void manyGoInOneErasurePageByPage() throws Exception {
    List<NewRecording> many = new ArrayList<>();
    for (int i = 0; i < 1203; i++) {
      many.add(
          new NewRecording(
              TOY,
              now.minus(Duration.ofDays(i % 2 == 0 ? 40 : 5)),
              ToyClips.clip(1, 10_000 + i),
              Duration.ofSeconds(1),
              "unknown",
              new byte[0]));
    }
    vault.add(many);
    vault.rules().set(RetentionRules.NONE.with(Of.UNHEARD, 30));
    List<Double> told = new ArrayList<>();
    Outlook shown = clearing().look(() -> false);
    assertThat(clearing().confirm(shown, told::add, () -> false).erased()).hasSize(602);
    assertThat(left()).hasSize(601);
    assertThat(history(JournalEvent.ERASED_BY_RULE)).hasSize(1);
    assertThat(told).isSorted().contains(1.0).allMatch(done -> done >= 0 && done <= 1);
    assertThat(vault.verify(_ -> {}).problems()).isEmpty();
  }

  @Test
  void stoppedAnywhereNothingIsErasedAndTheVaultIsWhole() throws Exception {
    vault.arrivals().allow(true);
    for (int i = 0; i < 5; i++) {
      add(100, Verdict.REVIEWED);
    }
    vault.rules().set(REVIEWED_90);
    Outlook shown = clearing().look(() -> false);
    AtomicInteger asked = new AtomicInteger();
    clearing()
        .preview(
            REVIEWED_90,
            () -> {
              asked.incrementAndGet();
              return false;
            });
    assertThat(asked).hasPositiveValue();
    for (int stopAt = 1; stopAt <= 8; stopAt++) { // five are judged; deleted, keys wrapped, told
      int[] left = {stopAt};
      assertThatThrownBy(() -> clearing().confirm(shown, _ -> {}, () -> --left[0] == 0))
          .isInstanceOf(CancellationException.class);
      assertThat(left()).hasSize(5);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(Vaults.intake(folder.resolve("vault")))
          .as("what may come in while locked still may")
          .isPresent();
    }
    assertThat(clearing().confirm(shown, _ -> {}, () -> false).erased()).hasSize(5);
    assertThat(Optional.of(left())).contains(List.of());
  }
}
