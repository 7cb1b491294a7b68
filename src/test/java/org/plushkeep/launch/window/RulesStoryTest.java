package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent has recordings erased by themselves, keeps what is to stay, and uses the bin. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class RulesStoryTest {
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");

  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final List<RecordingId> ids = new ArrayList<>();
  private House house;
  private Parent parent;

  @BeforeEach
  void prepare() {
    house = new House(folder, Ear.eager(), () -> new PracticeToy(List.of(), Radio.instant()));
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  /** A vault with recordings that were collected so many days ago; all reviewed. */
  private void hasRecordings(int... daysAgo) throws Exception {
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.saveToy(new KnownToy(TOY, Parent.TOY, Parent.CHILD, "", Instant.EPOCH));
      for (int days : daysAgo) {
        NewRecording fresh =
            new NewRecording(
                TOY,
                house.time.now().minus(Duration.ofDays(days)),
                ToyClips.clip(50, days),
                Duration.ofSeconds(1),
                "g722.1-16k",
                new byte[0]);
        RecordingId id = vault.add(List.of(fresh)).getFirst().orElseThrow().id();
        vault.setVerdict(id, Verdict.REVIEWED);
        ids.add(id);
      }
    }
  }

  private void unlocks(int rows) {
    house.open();
    parent.unlocks();
    parent.untilRows(rows);
  }

  private void opensTheRules() {
    window.click("#settings");
    window.click("#settings-rules");
    window.until("it is counted", () -> window.text("#rules-preview").endsWith("."));
  }

  private void chooses(String box, int days) {
    see(
        () -> {
          window.<ComboBox<Integer>>node(box).setValue(days);
          return true;
        });
  }

  private List<RecordingId> left() throws Exception {
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      return vault.ids(RecordingFilter.ALL);
    }
  }

  private void aDayLater(int days, int rows) throws Exception {
    parent.closes();
    house.time.jump(Duration.ofDays(days));
    unlocks(rows);
  }

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
      vault.rules().set(RetentionRules.NONE.with(Of.REVIEWED, 30));
      vault.rules().confirm(house.time.now());
    }
    unlocks(2);
    window.untilText("#rule-text", "One recording will be erased for good");
    window.click("#rule-keep");
    window.untilGone("#rule-bar");
    aDayLater(10, 2);
    assertThat(window.isShown("#rule-bar")).isFalse();
  }

  private List<String> marks() {
    return window.robot().lookup(".row-leaves").<Label>queryAll().stream()
        .filter(AtTheWindow::isSeen)
        .map(Label::getText)
        .toList();
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

  @Test
  void whatIsErasedByLockingIsOfferedAReceiptAtTheNextUnlocking() throws Exception {
    hasRecordings(2, 1);
    unlocks(2);
    parent.chooses(0);
    window.click("#erase");
    window.click("#erase-yes");
    parent.locks();
    parent.unlocks();
    window.untilText("#receipt-text", "One recording was erased for good.");
    parent.locks(); // nobody has answered
    parent.unlocks();
    window.untilText("#receipt-text", "One recording was erased for good.");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
    assertThat(Files.readString(Exported.in(house.exports).files().getFirst()))
        .contains("One recording was erased for good");
    parent.locks();
    parent.unlocks();
    parent.untilRows(1);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.receipts().owed()).isEmpty();
    }
  }

  @Test
  void anErasedMessageIsOfferedAReceiptTooAndItCanBeDeclined() throws Exception {
    hasRecordings(1);
    byte[] clip = ToyAudio.encode(new Pcm(16_000, Tones.sine(16_000, 440, 3000, 16_000)));
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      for (String title : List.of("Good night", "Good morning")) {
        vault
            .messages()
            .add(
                new NewMessage(
                    title, house.time.now(), Duration.ofSeconds(1), clip, new byte[] {1}));
      }
    }
    unlocks(1);
    window.click("#nav-messages");
    erasesAMessage();
    window.untilText("#receipt-text", "One message was erased for good.");
    window.click("#receipt-close");
    window.untilGone("#receipt-bar");
    erasesAMessage();
    window.untilText("#receipt-text", "One message was erased for good.");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
    assertThat(Files.readString(Exported.in(house.exports).files().getFirst()))
        .as("the one that was declined is not in it")
        .contains("One message for a toy was erased for good")
        .doesNotContain("Good night", "Good morning", "{");
    assertThat(Optional.of(window.isShown("#receipt-keep"))).contains(false);
  }

  private void erasesAMessage() {
    window.click("#message-erase");
    window.click("#message-erase-yes");
  }
}
