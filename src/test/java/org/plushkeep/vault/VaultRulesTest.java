package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Rules, bin and owed receipts in the vault: what is kept, what is noticed, what leaves no trace.
 */
class VaultRulesTest {
  private static final RetentionRules RULES =
      RetentionRules.NONE.with(Of.UNHEARD, 90).with(Of.BIN, 30);
  private static final RetentionRule UNHEARD = new RetentionRule(Of.UNHEARD, 90);
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir private Path temp;

  private Path dir() {
    return temp.resolve("vault");
  }

  private static int eraseByRule(Vault vault, RecordingId... ids) throws VaultException {
    RetentionRules rules = vault.rules().standing().rules();
    return vault.rules().erase(List.of(ids), rules, _ -> Optional.of(UNHEARD), () -> false).size();
  }

  private void sql(String... statements) throws Exception {
    KeyRing keys = KeyRing.open(dir(), TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir(), keys, "", false)) {
      for (String one : statements) {
        store.handle().execute(one);
      }
      store.force();
    }
  }

  @Test
  void rulesAndBinOutlastLocking() throws Exception {
    List<Recording> three;
    try (Vault vault = TestVault.create(dir())) {
      three = TestVault.add(vault, 1, 2, 3);
      assertThat(vault.rules().standing()).isEqualTo(RuleStanding.NONE);
      vault.rules().set(RULES);
      vault.rules().confirm(RULES, NOW);
      assertThat(vault.bin().put(List.of(three.get(0).id(), RecordingId.random()), NOW))
          .isEqualTo(1);
      assertThat(vault.bin().put(List.of(three.get(0).id()), NOW.plusSeconds(9))).isZero();
      vault.rules().notice(RULES, List.of(three.get(1).id()), List.of(), NOW.plusSeconds(5));
    }
    try (Vault vault = TestVault.open(dir())) {
      assertThat(vault.rules().standing())
          .isEqualTo(new RuleStanding(RULES, true, Optional.of(NOW.plusSeconds(5))));
      assertThat(vault.ids(RecordingFilter.ALL)).hasSize(2).doesNotContain(three.get(0).id());
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
      assertThat(vault.page(RecordingFilter.BIN, 0, 9))
          .extracting(Recording::id)
          .containsExactly(three.get(0).id());
      assertThat(facts(vault, three.get(0)).binnedAt()).contains(NOW);
      assertThat(facts(vault, three.get(1)).noticedAt()).contains(NOW.plusSeconds(5));
      assertThat(facts(vault, three.get(2)).noticedAt()).isEmpty();
      assertThat(vault.contains(TestVault.TOY, TestVault.bytes(20_000, 1)))
          .as("what is in the bin does not come in anew")
          .isTrue();
      assertThat(vault.bin().takeOut(List.of(three.get(0).id()))).isEqualTo(1);
      assertThat(vault.readBytes(three.get(0).id())).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.ids(RecordingFilter.ALL)).hasSize(3);
      vault.bin().put(List.of(three.get(1).id()), NOW);
      assertThat(facts(vault, three.get(1)).noticedAt()).as("another rule there").isEmpty();
      vault.bin().takeOut(List.of(three.get(1).id()));
      vault.rules().set(RULES);
      assertThat(vault.rules().standing().confirmed()).as("the same rules").isTrue();
      vault.rules().set(RULES.with(Of.UNHEARD, 30));
      assertThat(vault.rules().standing().confirmed()).isFalse();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(vault.journal().check(_ -> {}).isWhole()).isTrue();
    }
  }

  private static RetentionFacts facts(Vault vault, Recording of) throws VaultException {
    List<RetentionFacts> all = new ArrayList<>();
    Optional<RecordingId> after = Optional.empty();
    do {
      RuleBook.Facts page = vault.rules().facts(after, 1);
      all.addAll(page.facts());
      after = page.end();
    } while (after.isPresent());
    assertThat(all).extracting(RetentionFacts::id).doesNotHaveDuplicates();
    return all.stream().filter(one -> one.id().equals(of.id())).findFirst().orElseThrow();
  }

  @Test
  void playingCountsAsHeard() throws Exception {
    try (Vault vault = TestVault.create(dir())) {
      List<Recording> two = TestVault.add(vault, 1, 2);
      vault.journal().write(JournalEvent.HEARD, 1, List.of(two.get(0).id()));
      vault.journal().write(JournalEvent.EXPORTED, 1, List.of(two.get(1).id()));
      assertThat(facts(vault, two.get(0)).heard()).isTrue();
      assertThat(facts(vault, two.get(1)).heard()).isFalse();
      vault.setVerdict(two.get(1).id(), Verdict.REVIEWED);
      assertThat(facts(vault, two.get(1)).heard()).isTrue();
    }
  }

  @Test
  void whatSomebodyChangedInTheDatabaseErasesNothingAndIsTold() throws Exception {
    List<Recording> two;
    try (Vault vault = TestVault.create(dir())) {
      two = TestVault.add(vault, 1, 2);
      vault.rules().set(RULES);
      vault.bin().put(List.of(two.get(0).id()), NOW);
      vault.rules().notice(RULES, List.of(two.get(1).id()), List.of(), NOW);
    }
    sql(
        "UPDATE rule_book SET rules = 'UNHEARD 1', confirmed = TRUE",
        "UPDATE bin SET binned_at = 1",
        "UPDATE rule_notice SET noticed_at = 1");
    try (Vault vault = TestVault.open(dir())) {
      assertThat(vault.rules().standing()).isEqualTo(RuleStanding.NONE);
      List<RetentionFacts> facts = vault.rules().facts(Optional.empty(), 10).facts();
      assertThat(facts).extracting(RetentionFacts::id).containsExactly(two.get(1).id());
      assertThat(facts.getFirst().noticedAt()).isEmpty();
      assertThat(eraseByRule(vault, two.get(0).id())).as("damaged: under no rule").isZero();
      assertThat(String.join(" ", vault.verify(_ -> {}).problems()))
          .contains(
              "What is to be erased by rule is damaged",
              "in the bin is damaged",
              "Since when 1 recordings are shown as about to be erased by rule is damaged");
      vault.rules().set(RULES);
      vault.bin().takeOut(List.of(two.get(0).id()));
      vault.rules().notice(RULES, List.of(two.get(1).id()), List.of(), NOW);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @Test
  void aVerdictThatIsNotWhatWasWrittenIsUnderNoRule() throws Exception {
    Recording kept;
    try (Vault vault = TestVault.create(dir())) {
      kept = TestVault.add(vault, 1).getFirst();
      vault.setVerdict(kept.id(), Verdict.KEPT);
    }
    sql("UPDATE recording SET verdict = 'REVIEWED'");
    try (Vault vault = TestVault.open(dir())) {
      assertThat(vault.rules().facts(Optional.empty(), 10).facts()).isEmpty();
      assertThat(eraseByRule(vault, kept.id())).isZero();
    }
  }

  @Test
  void nothingIsDoneByRulesThatDoNotHoldAnyMore() throws Exception {
    try (Vault vault = TestVault.create(dir())) {
      RecordingId id = TestVault.add(vault, 1).getFirst().id();
      vault.rules().set(RULES);
      assertThat(
              vault
                  .rules()
                  .erase(List.of(id), RetentionRules.NONE, _ -> Optional.of(UNHEARD), () -> false))
          .isEmpty();
      assertThat(vault.find(id)).isPresent();
      RuleStanding before = vault.rules().standing();
      vault.rules().confirm(RetentionRules.NONE, NOW);
      vault.rules().notice(RetentionRules.NONE, List.of(id), List.of(), NOW);
      assertThat(vault.rules().standing()).isEqualTo(before);
      assertThat(vault.rules().facts(Optional.empty(), 10).facts().getFirst().noticedAt())
          .isEmpty();
    }
  }

  @Test
  void whatARuleErasedIsNotInTheDecryptedPagesAndAnOldDatabaseDoesNotOpenIt() throws Exception {
    RecordingId gone;
    RecordingId kept;
    try (Vault vault = TestVault.create(dir())) {
      List<Recording> two = TestVault.add(vault, 1, 2);
      gone = two.get(0).id();
      kept = two.get(1).id();
      vault.setNote(gone, "a secret");
      vault.rules().set(RULES);
      vault.rules().confirm(RULES, NOW);
      vault.journal().write(JournalEvent.HEARD, 1, List.of(gone));
      vault.rules().notice(RULES, List.of(gone, kept), List.of(), NOW);
      vault.bin().put(List.of(gone), NOW);
      vault.rules().notice(RULES, List.of(gone), List.of(), NOW);
    }
    byte[] id = DecryptedPages.bytes(gone);
    byte[] sealed = VaultErasureTest.wrappedKey(dir(), gone);
    assertThat(DecryptedPages.hold(dir(), id)).as("this search finds ids").isTrue();
    assertThat(DecryptedPages.hold(dir(), sealed)).as("and keys").isTrue();
    Path before = temp.resolve("before");
    TestVault.copy(dir(), before);
    try (Vault vault = TestVault.open(dir())) {
      assertThat(eraseByRule(vault, gone)).isEqualTo(1);
      assertThat(vault.receipts().owed().orElseThrow().erased().recordings()).hasSize(1);
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
      assertThat(vault.bin().count()).isZero();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertThat(DecryptedPages.hold(dir(), id)).isFalse();
    assertThat(DecryptedPages.hold(dir(), sealed)).isFalse();
    assertThat(VaultFile.read(dir()).file().compactionDue()).isFalse();
    Files.copy(
        dir().resolve(VaultFile.NAME),
        before.resolve(VaultFile.NAME),
        StandardCopyOption.REPLACE_EXISTING);
    try (Vault vault = TestVault.open(before)) {
      assertThatThrownBy(() -> vault.readBytes(gone))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThatThrownBy(() -> vault.find(gone)).extracting("problem").isEqualTo(Problem.DAMAGED);
    }
  }

  @Test
  void aDamagedRecordingInTheBinStaysThereWhenItComesInAnew() throws Exception {
    RecordingId id;
    try (Vault vault = TestVault.create(dir())) {
      id = TestVault.add(vault, 1).getFirst().id();
      vault.bin().put(List.of(id), NOW);
    }
    sql("UPDATE piece SET bytes = X'00' WHERE kind = 'toy-bytes'");
    try (Vault vault = TestVault.open(dir())) {
      Recording whole = TestVault.add(vault, 1).getFirst();
      assertThat(whole.id()).isNotEqualTo(id);
      assertThat(vault.ids(RecordingFilter.BIN)).containsExactly(whole.id());
      assertThat(facts(vault, whole).binnedAt()).contains(NOW);
    }
  }

  @Test
  void aReceiptIsOwedPastLockingUntilItIsSettled() throws Exception {
    MessageId message;
    RecordingId one;
    Instant before;
    try (Vault vault = TestVault.create(dir())) {
      one = TestVault.add(vault, 1, 2).getFirst().id();
      message = TestVault.message(vault, 3).id();
      assertThat(vault.receipts().owed()).isEmpty();
      before = Instant.now();
      vault.erase(List.of(one, RecordingId.random()));
      vault.messages().erase(List.of(message, MessageId.random()));
    }
    try (Vault vault = TestVault.open(dir())) {
      Owed owed = vault.receipts().owed().orElseThrow();
      Erased looked = vault.receipts().lookFor(new Gone(List.of(one), List.of(message)));
      assertThat(owed.erased()).isEqualTo(looked);
      assertThat(owed.erased().recordings()).as("none for what never was").hasSize(1);
      assertThat(owed.erased().messages()).hasSize(1);
      assertThat(owed.erased().keyDestroyed()).isTrue();
      assertThat(owed.first()).isAfterOrEqualTo(before).isBefore(owed.last());
      assertThat(owed.last()).isBeforeOrEqualTo(Instant.now());
    }
    sql("UPDATE receipt_owed SET erased_at = erased_at + 1 WHERE kind = 'message'");
    try (Vault vault = TestVault.open(dir())) {
      Owed shown = vault.receipts().owed().orElseThrow();
      assertThat(shown.erased().messages()).as("not what was written").isEmpty();
      vault.erase(vault.ids(RecordingFilter.ALL));
      vault.receipts().settle(shown.references());
      assertThat(vault.receipts().owed().orElseThrow().references())
          .as("what came since was not shown")
          .hasSize(1)
          .doesNotContainAnyElementsOf(shown.references());
      vault.receipts().settle(vault.receipts().owed().orElseThrow().references());
      assertThat(vault.receipts().owed()).isEmpty();
    }
  }
}
