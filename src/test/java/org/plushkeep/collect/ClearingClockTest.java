package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.collect.Outlook.Coming;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.Vaults;

/** Erasing by rule where the clock is not to be trusted, and where it is stopped. */
class ClearingClockTest extends WithRules {
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
