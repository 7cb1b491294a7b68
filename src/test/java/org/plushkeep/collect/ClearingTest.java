package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.collect.Outlook.Coming;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** Erasing by rule in a real vault, with a clock that a test sets. */
class ClearingTest extends WithRules {
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

  /**
   * What a parent decided since the backup is not in it: what was shown then is to be shown anew.
   */
  @Test
  void whatABackupBringsBackIsNotErasedAgainBeforeAnybodySawIt() throws Exception {
    RecordingId id = add(85, Verdict.REVIEWED);
    vault.rules().set(REVIEWED_90);
    assertThat(run().outlook().coming()).hasSize(1);
    vault.backUp(folder.resolve("stick"), _ -> {}, () -> false);
    vault.setVerdict(id, Verdict.KEPT);
    days(10);
    assertThat(run().erased()).isEmpty();
    close();
    char[] secret = PASSPHRASE.toCharArray();
    vault =
        Vaults.restore(
            folder.resolve("stick"), folder.resolve("other"), secret, _ -> {}, () -> false);
    assertThat(run().erased()).as("at the first opening").isEmpty();
    assertThat(left()).containsExactly(id);
  }

  /** As one that is put back by hand is. */
  @Test
  void norIsWhatAnOlderCopyBringsBack() throws Exception {
    RecordingId id = add(85, Verdict.REVIEWED);
    vault.rules().set(REVIEWED_90);
    assertThat(run().outlook().coming()).hasSize(1);
    close();
    Path database = folder.resolve("vault").resolve("recordings.mv.db");
    byte[] older = Files.readAllBytes(database);
    open();
    vault.setVerdict(id, Verdict.KEPT);
    close();
    Files.write(database, older);
    open();
    assertThat(vault.age().isNewest()).isFalse();
    vault.keepAsNewest();
    days(10);
    assertThat(run().erased()).isEmpty();
    days(7);
    assertThat(run().erased()).as("once it was shown anew for as long").containsExactly(id);
  }

  private void open() throws VaultException {
    vault = Vaults.open(folder.resolve("vault"), PASSPHRASE.toCharArray());
  }

  /** The parent chooses other rules while those before are being applied. */
  @Test
  void otherRulesThatAreChosenMeanwhileAreAskedAbout() throws Exception {
    RecordingId id = add(100, Verdict.NEW);
    RetentionRules other = RetentionRules.NONE.with(Of.UNHEARD, 30);
    vault.rules().set(REVIEWED_90);
    AtomicBoolean chosen = new AtomicBoolean();
    clearing()
        .run(
            _ -> {
              if (!chosen.getAndSet(true)) {
                choose(other);
              }
            },
            () -> false);
    assertThat(vault.rules().standing().rules()).isEqualTo(other);
    Cleared first = run();
    assertThat(first.outlook().ask()).contains(Ask.NEW_RULES);
    days(8);
    assertThat(run().erased()).as("nobody has said yes").isEmpty();
    assertThat(left()).containsExactly(id);
  }

  private void choose(RetentionRules rules) {
    try {
      vault.rules().set(rules);
    } catch (VaultException e) {
      throw new AssertionError(e);
    }
  }
}
