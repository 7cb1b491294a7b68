package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent uses the bin. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class BinStoryTest extends RulesStory {
  @Test
  void theBinHoldsWhatIsDeletedAndGivesItBack() throws Exception {
    hasRecordings(3, 2, 1);
    unlocks(3);
    assertThat(window.text("#erase")).as("no bin yet").isNotEqualTo("Put into the bin");
    opensTheRules();
    chooses("#rules-bin", 30);
    window.until("it is counted", () -> window.text("#rules-preview").endsWith("today."));
    window.click("#rules-save");
    parent.chooses(0);
    window.untilText("#erase", "Put into the bin");
    window.click("#erase");
    parent.untilRows(2);
    window.untilText("#binned-text", "One recording is in the bin.");
    window.click("#binned-back");
    parent.untilRows(3);
    window.untilGone("#filter-bin");

    parent.chooses(0);
    window.click("#erase");
    parent.untilRows(2);
    parent.waits(Duration.ofSeconds(10));
    window.untilGone("#binned-bar");
    parent.chooses(0);
    window.click("#erase");
    parent.untilRows(1);
    window.click("#filter-bin");
    parent.untilRows(2);
    window.untilText("#bin-about", "erased for good after 30 days");
    parent.chooses(0);
    window.untilText("#erase", "Erase for good");
    window.click("#bin-back");
    parent.untilRows(1);
    window.speaksPlainly();
    aDayLater(30, 2);
    window.click("#filter-bin");
    window.until("it is about to go", () -> marks().equals(List.of("goes in one day")));
    aDayLater(1, 2);
    window.untilText("#receipt-text", "One recording was erased for good.");
    assertThat(window.isShown("#filter-bin")).isFalse();
    parent.closes();
    assertThat(left()).containsExactly(ids.get(2), ids.get(0));
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 100))
          .extracting(one -> one.event() + " " + one.detail())
          .contains(JournalEvent.ERASED_BY_RULE + " BIN 30", JournalEvent.UNBINNED + " ");
    }
  }

  @Test
  void theBinIsEmptiedByHand() throws Exception {
    hasRecordings(3, 2);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.rules().set(RetentionRules.NONE.withBin(true));
      vault.bin().put(ids, house.time.now());
    }
    house.open();
    parent.unlocks();
    window.untilShown("#filter-bin");
    assertThat(window.isShown("#go-to-toys")).as("the vault is not empty").isFalse();
    window.click("#filter-bin");
    parent.untilRows(2);
    window.untilText("#bin-about", "until you erase it");
    window.click("#bin-empty");
    assertThat(window.everyWord()).contains("Erase 2 recordings for good?");
    window.click("#erase-yes");
    parent.waits(Duration.ofSeconds(10));
    window.untilText("#receipt-text", "2 recordings were erased for good.");
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.bin().count()).isZero();
    }
  }
}
