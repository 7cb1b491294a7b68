package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.console.inbox.BinModel;
import org.plushkeep.console.inbox.EraseQueue;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.rules.ClearingModel;
import org.plushkeep.console.rules.RulesModel;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.RecordingFilter;

/** What a parent is told of rules and bin, without a window: time turned by hand. */
final class RulesModelTest extends RulesByHand {
  private final InboxModel inbox =
      new InboxModel(vault, background, new EraseQueue(vault, background, time));
  private final BinModel bin = new BinModel(vault, background, time, inbox);

  @Test
  void keptOnesThatARuleOfTheirOwnErasesAreSpokenOfApart() throws Exception {
    add(88, Verdict.REVIEWED);
    RecordingId kept = add(364, Verdict.KEPT);
    stands(RetentionRules.NONE.with(Of.REVIEWED, 90).with(Of.KEPT, 90));
    clearing.run();
    assertThat(clearing.textProperty().get())
        .isEqualTo(
            "2 recordings will be erased for good within seven days. 2 of them go even when kept:"
                + " only other rules can spare them.");
    assertThat(clearing.keepableProperty().get()).as("no button that would not help").isZero();
    stands(RetentionRules.NONE.with(Of.REVIEWED, 90).with(Of.KEPT, 365));
    clearing.run();
    assertThat(clearing.textProperty().get())
        .isEqualTo(
            "2 recordings will be erased for good within seven days. One of them goes even when"
                + " kept: only other rules can spare it.");
    assertThat(clearing.keepableProperty().get()).isEqualTo(1);
    clearing.keepThem();
    assertThat(clearing.keepableProperty().get()).isZero();
    assertThat(clearing.textProperty().get()).contains("One recording will be erased", "kept");
    assertThat(ClearingModel.leaves(clearing.outlookProperty().get().orElseThrow()))
        .containsKey(kept);
    clearing.dismiss();
    assertThat(clearing.textProperty().get()).isEmpty();
  }

  @Test
  void whatIsInTheBinIsNotSpokenOfInTheInbox() throws Exception {
    RecordingId id = add(1, Verdict.NEW);
    vault.bin().put(List.of(id), time.now().minus(Duration.ofDays(29)));
    stands(RetentionRules.NONE.with(Of.BIN, 30));
    clearing.run();
    assertThat(clearing.textProperty().get()).isEmpty();
    assertThat(clearing.outlookProperty().get().orElseThrow().coming()).hasSize(1);
  }

  @Test
  void nothingIsMarkedAsGoingBeforeTheParentWasAsked() throws Exception {
    add(100, Verdict.REVIEWED);
    vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 90));
    clearing.run();
    assertThat(clearing.askProperty().get()).contains(Ask.NEW_RULES);
    assertThat(ClearingModel.leaves(clearing.outlookProperty().get().orElseThrow())).isEmpty();
  }

  @Test
  void aFullDiskIsToldAndNothingIsSaidToBeErased() throws Exception {
    RecordingId id = add(100, Verdict.REVIEWED);
    vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 90));
    clearing.run();
    vault.fillDisk();
    clearing.confirm();
    assertThat(clearing.problemProperty().get()).startsWith("The disk is full");
    assertThat(clearing.workingProperty().get()).isFalse();
    assertThat(clearing.textProperty().get()).as("still asked").contains("By your new rules");
    assertThat(erased).isEmpty();
    assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(id);
  }

  @Test
  void stoppingAndLockingEraseNothingAndAreNoTrouble() throws Exception {
    RecordingId id = add(100, Verdict.REVIEWED);
    vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 90));
    clearing.run();
    holding = true;
    clearing.confirm();
    assertThat(clearing.workingProperty().get()).isTrue();
    assertThat(clearing.textProperty().get()).startsWith("Erasing what your rules say");
    clearing.stop();
    held.remove().run();
    assertThat(clearing.textProperty().get()).as("asked still").contains("By your new rules");
    assertThat(clearing.problemProperty().get()).isEmpty();
    assertThat(clearing.workingProperty().get()).isFalse();
    clearing.confirm();
    locking.set(true);
    held.remove().run();
    assertThat(clearing.problemProperty().get()).isEmpty();
    assertThat(erased).isEmpty();
    assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(id);
  }

  @Test
  void oneThatIsDamagedKeepsNobodyFromKeepingTheOthers() throws Exception {
    RecordingId damaged = add(87, Verdict.REVIEWED);
    RecordingId gone = add(88, Verdict.REVIEWED);
    RecordingId kept = add(86, Verdict.REVIEWED);
    stands(RetentionRules.NONE.with(Of.REVIEWED, 90));
    clearing.run();
    assertThat(clearing.keepableProperty().get()).isEqualTo(3);
    vault.damageRow(damaged);
    vault.erase(List.of(gone));
    clearing.keepThem();
    assertThat(vault.find(kept).orElseThrow().verdict()).isEqualTo(Verdict.KEPT);
    assertThat(clearing.keepableProperty().get()).isEqualTo(1);
    assertThat(clearing.problemProperty().get()).startsWith("One recording is damaged and stays");
    clearing.run();
    assertThat(clearing.problemProperty().get()).isEmpty();
  }

  @Test
  void daysAreCountedUpToTheWholeDay() {
    Instant now = time.now();
    assertThat(ClearingModel.days(now.minusSeconds(5), now)).isZero();
    assertThat(ClearingModel.days(now, now)).isZero();
    assertThat(ClearingModel.days(now.plusSeconds(1), now)).isEqualTo(1);
    assertThat(ClearingModel.days(now.plus(Duration.ofDays(7)), now)).isEqualTo(7);
  }

  @Test
  void choosingShowsWhatItWouldDoAndSavesIt() throws Exception {
    add(100, Verdict.REVIEWED);
    add(86, Verdict.REVIEWED);
    RecordingId binned = add(1, Verdict.NEW);
    vault.bin().put(List.of(binned), time.now());
    List<String> told = new ArrayList<>();
    RulesModel model =
        new RulesModel(vault, background, time, texts, () -> told.add("other rules hold"));
    model.load(rules -> told.add(rules.toString()));
    assertThat(told).containsExactly("");
    assertThat(model.previewProperty().get())
        .isEqualTo(
            "No recording would be erased for good today. In the bin one recording is left. It"
                + " stays there until you erase or put back what is in it.");
    model.daysProperty(Of.REVIEWED).set(90);
    model.daysProperty(Of.BIN).set(0);
    assertThat(model.previewProperty().get())
        .isEqualTo(
            "One recording would be erased for good today. One more is shown as about to go.");
    assertThat(vault.rules().standing().rules()).isEqualTo(RetentionRules.NONE);
    model.save(() -> told.add("saved"));
    assertThat(told).endsWith("saved", "other rules hold");
    assertThat(vault.rules().standing().rules()).hasToString("BIN, REVIEWED 90");

    RulesModel again = new RulesModel(vault, background, time, texts, () -> {});
    again.load(_ -> {});
    assertThat(again.chosen()).hasToString("BIN, REVIEWED 90");
    again.daysProperty(Of.BIN).set(RulesModel.NO_BIN);
    vault.fillDisk();
    again.save(() -> told.add("not to be"));
    assertThat(again.problemProperty().get()).startsWith("The disk is full");
    assertThat(again.readyProperty().get()).as("it can be tried again").isTrue();
    assertThat(told).doesNotContain("not to be");
  }

  @Test
  void theBinTakesAndGivesBackAndAFullDiskIsTold() throws Exception {
    RecordingId id = add(1, Verdict.NEW);
    inbox.refresh();
    bin.put(List.of(id));
    assertThat(bin.lastProperty().get()).isEqualTo(1);
    assertThat(inbox.rows()).isEmpty();
    assertThat(inbox.isEmpty()).as("the bin is not").isFalse();
    assertThat(inbox.isLeaving(id)).isTrue();
    time.advance(Duration.ofSeconds(10));
    assertThat(bin.lastProperty().get()).isZero();
    inbox.binnedProperty().set(true);
    assertThat(inbox.rows()).hasSize(1);
    bin.takeOut(List.of(id));
    assertThat(inbox.binnedProperty().get()).as("nothing is left to see there").isFalse();
    assertThat(inbox.rows()).hasSize(1);
    vault.fillDisk();
    bin.put(List.of(id));
    assertThat(inbox.problemProperty().get()).startsWith("The disk is full");
    assertThat(inbox.rows()).hasSize(1);
  }
}
