package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.vault.TamperedJournal;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent has recordings erased by themselves, and keeps what is to stay. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class RulesStoryTest extends RulesStory {
  @Test
  void whatRulesWouldEraseIsSeenBeforeTheyHoldAndNothingGoesUnasked() throws Exception {
    hasRecordings(200, 100, 5);
    unlocks(3);
    opensTheRules();
    assertThat(window.text("#rules-preview")).startsWith("No recording would be erased");
    chooses("#rules-reviewed", 90);
    window.untilText("#rules-preview", "2 recordings would be erased for good today.");
    window.speaksPlainly();
    window.click("#rules-cancel");
    opensTheRules();
    assertThat(window.text("#rules-preview")).as("not saved").startsWith("No recording");
    chooses("#rules-reviewed", 90);
    window.untilText("#rules-preview", "2 recordings");
    window.click("#rules-save");
    window.untilText("#rule-text", "By your new rules, 2 recordings would be erased for good now");
    parent.untilRows(3);
    aDayLater(3, 3);
    window.untilText("#rule-text", "Nothing is erased until you say so");
    window.click("#rule-erase");
    assertThat(window.everyWord()).contains("Erase 2 recordings for good now?", "no Undo here");
    window.click("#rules-no");
    parent.untilRows(3);
    window.click("#rule-erase");
    window.click("#rules-yes");
    parent.untilRows(1);
    window.untilText("#receipt-text", "2 recordings were erased for good.");
    window.untilGone("#rule-bar");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
    window.speaksPlainly();
    parent.closes();
    assertThat(left()).containsExactly(ids.get(2));
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      String receipt = Files.readString(Exported.in(house.exports).files().getFirst());
      assertThat(ErasureReceipt.check(vault, receipt)).isEqualTo(ErasureReceipt.Verdict.GENUINE);
      assertThat(vault.receipts().owed()).isEmpty();
    }
  }

  @Test
  void whatIsAboutToGoIsShownForSevenDaysAndCanBeKept() throws Exception {
    hasRecordings(88, 87, 5);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 90));
    }
    unlocks(3);
    window.untilText("#rule-text", "2 recordings will be erased for good within seven days.");
    window.until(
        "their rows say so", () -> marks().equals(List.of("goes in 7 days", "goes in 7 days")));
    window.click("#rule-close");
    window.untilGone("#rule-bar");
    aDayLater(6, 3);
    window.untilText("#rule-text", "2 recordings will be erased");
    window.until(
        "a day is left", () -> marks().equals(List.of("goes in one day", "goes in one day")));
    parent.chooses(1); // the younger of the two
    window.click("#verdict-KEPT");
    window.until("it is kept", () -> window.isSelected("#verdict-KEPT"));
    aDayLater(1, 2);
    window.untilText("#receipt-text", "One recording was erased for good.");
    window.click("#receipt-close");
    parent.closes();
    assertThat(left()).containsExactly(ids.get(2), ids.get(1));

    house.time.jump(Duration.ofDays(20));
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      RetentionRules rules = RetentionRules.NONE.with(Of.REVIEWED, 30);
      vault.rules().set(rules);
      vault.rules().confirm(rules, house.time.now());
    }
    unlocks(2);
    window.untilText("#rule-text", "One recording will be erased for good");
    window.click("#rule-keep");
    window.untilGone("#rule-bar");
    aDayLater(10, 2);
    assertThat(window.isShown("#rule-bar")).isFalse();
  }

  @Test
  void aClockThatIsFarAheadIsAskedAboutAndErasesNothing() throws Exception {
    hasRecordings(88, 5);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 90));
    }
    unlocks(2);
    window.untilText("#rule-text", "One recording will be erased");
    aDayLater(3650, 2);
    window.untilText("#rule-text", "This computer’s clock says");
    assertThat(window.text("#rule-text")).contains("2036", "2026");
    window.speaksPlainly();
    parent.untilRows(2);
    window.click("#rule-right");
    window.untilText("#receipt-text", "One recording was erased for good.");
    window.untilText("#rule-text", "One recording will be erased for good within seven days.");
    parent.untilRows(1);
  }

  @Test
  void aVaultThatStaysOpenAppliesThemEveryHourAndNotUnderAParentsHands() throws Exception {
    hasRecordings(83, 5);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      RetentionRules rules = RetentionRules.NONE.with(Of.REVIEWED, 83);
      vault.rules().set(rules);
      vault.rules().confirm(rules, house.time.now());
    }
    unlocks(2);
    window.untilText("#rule-text", "One recording will be erased");
    parent.closes();
    house.time.jump(Duration.ofDays(7).minusMinutes(30));
    unlocks(2);
    window.untilText("#rule-text", "One recording will be erased");
    for (int minutes = 0; minutes < 59; minutes++) {
      parent.waits(Duration.ofMinutes(1));
      window.type(KeyCode.SHIFT); // somebody is there
    }
    window.click("#settings");
    parent.waits(Duration.ofMinutes(10));
    window.click("#settings-close");
    parent.untilRows(2);
    assertThat(window.isShown("#receipt-bar")).isFalse();
    parent.waits(Duration.ofMinutes(1));
    window.untilText("#receipt-text", "One recording was erased for good.");
    parent.untilRows(1);
    parent.closes();
    assertThat(left()).containsExactly(ids.get(1));
  }

  @Test
  void oneDamagedRecordingKeepsNobodyFromDecidingAboutTheOthers() throws Exception {
    hasRecordings(1, 2, 3);
    TamperedJournal.execute(
        house.vault,
        Parent.PASSPHRASE,
        "UPDATE recording SET verdict = 'NEW' WHERE id = '" + ids.get(1) + "'");
    unlocks(3);
    see(
        () -> {
          window.list("#recordings").getSelectionModel().selectAll();
          return true;
        });
    window.click("#mark-kept");
    window.untilText("#inbox-problem", "One recording is damaged and stays as decided before.");
    assertThat(window.text("#inbox-problem")).contains("All others you chose are decided.");
    window.speaksPlainly();
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      for (RecordingId whole : List.of(ids.get(0), ids.get(2))) {
        assertThat(vault.find(whole).orElseThrow().verdict()).isEqualTo(Verdict.KEPT);
      }
    }
  }
}
