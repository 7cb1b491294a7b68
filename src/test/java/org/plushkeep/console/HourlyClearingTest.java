package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.console.rules.HourlyClearing;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.RecordingFilter;

/** Rules in a vault that stays open, on a clock that a test turns. */
final class HourlyClearingTest extends RulesByHand {
  private static final Duration HOUR = HourlyClearing.PERIOD;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final HourlyClearing hourly = new HourlyClearing(clearing, time);
  private boolean atWork;

  private RecordingId unlocksWithOneThatGoesIn(Duration left) throws Exception {
    RecordingId id = add(90, Verdict.REVIEWED);
    stands(RetentionRules.NONE.with(Of.REVIEWED, 90));
    clearing.run(); // shown from now on
    time.jump(Duration.ofDays(7).minus(left));
    clearing.run();
    hourly.notWhile(() -> atWork);
    hourly.start();
    return id;
  }

  @Test
  void whatWasShownForSevenDaysGoesWithinTheHourAndNotBefore() throws Exception {
    RecordingId id = unlocksWithOneThatGoesIn(HOUR.plus(MINUTE));
    time.advance(HOUR.plus(MINUTE.dividedBy(2)));
    assertThat(erased).as("seven days are not over").isEmpty();
    time.advance(HOUR.minus(MINUTE));
    assertThat(erased).as("an hour is not over").isEmpty();
    time.advance(MINUTE);
    assertThat(erased).containsExactly(id);
    assertThat(vault.ids(RecordingFilter.ALL)).isEmpty();
  }

  @Test
  void nothingGoesUnderAParentsHands() throws Exception {
    RecordingId id = unlocksWithOneThatGoesIn(MINUTE);
    time.advance(HOUR.minus(MINUTE));
    hourly.touch();
    time.advance(MINUTE.dividedBy(2));
    hourly.touch();
    time.advance(MINUTE.minusSeconds(1));
    assertThat(erased).as("the window was used less than a minute ago").isEmpty();
    atWork = true;
    time.advance(HOUR);
    assertThat(erased).as("something goes on there").isEmpty();
    atWork = false;
    time.advance(MINUTE);
    assertThat(erased).containsExactly(id);
  }

  @Test
  void aParentWhoComesBackEndsItAndItIsTriedAgain() throws Exception {
    RecordingId id = unlocksWithOneThatGoesIn(MINUTE);
    holding = true;
    time.advance(HOUR);
    assertThat(background.isBusy()).as("it keeps no window open").isFalse();
    assertThat(held).as("off the window’s thread, and only once").hasSize(1);
    time.advance(HOUR);
    assertThat(held).hasSize(1);
    hourly.touch();
    held.remove().run();
    assertThat(erased).isEmpty();
    assertThat(clearing.problemProperty().get()).isEmpty();
    holding = false;
    time.advance(MINUTE);
    assertThat(erased).containsExactly(id);
  }

  @Test
  void aClockThatIsPutErasesNothing() throws Exception {
    RecordingId id = unlocksWithOneThatGoesIn(MINUTE);
    time.jump(Duration.ofDays(3650));
    time.advance(MINUTE);
    assertThat(clearing.askProperty().get()).contains(Ask.CLOCK_AHEAD);
    time.jump(Duration.ofDays(-3680));
    time.advance(HOUR.plus(MINUTE));
    assertThat(clearing.askProperty().get()).contains(Ask.CLOCK_BEHIND);
    assertThat(erased).isEmpty();
    assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(id);
  }

  @Test
  void whatIsNewIsToldOnceAndNotEveryHourAnew() throws Exception {
    unlocksWithOneThatGoesIn(Duration.ofDays(2));
    assertThat(clearing.textProperty().get()).startsWith("One recording will be erased");
    clearing.dismiss();
    time.advance(HOUR.plus(MINUTE));
    assertThat(clearing.textProperty().get()).isEmpty();
    add(88, Verdict.REVIEWED);
    time.advance(HOUR.plus(MINUTE));
    assertThat(clearing.textProperty().get()).startsWith("2 recordings will be erased");
    assertThat(erased).isEmpty();
  }

  @Test
  void afterLockingNothingIsDoneAnyMore() throws Exception {
    unlocksWithOneThatGoesIn(MINUTE);
    hourly.stop();
    time.advance(HOUR.multipliedBy(3));
    assertThat(erased).isEmpty();
  }

  @Test
  void whatAParentHasBegunIsNotEndedByTheMouseNorDoesItReviveWhatWas() throws Exception {
    RecordingId id = unlocksWithOneThatGoesIn(MINUTE);
    holding = true;
    time.advance(HOUR);
    hourly.touch(); // a parent comes back, and begins it by hand
    clearing.run();
    assertThat(held).hasSize(2);
    held.remove().run();
    assertThat(erased).as("what was ended stays so").isEmpty();
    hourly.touch();
    held.remove().run();
    assertThat(erased).as("the parent’s own goes on").containsExactly(id);
  }

  @Test
  void theMouseDoesNotEndWhatAParentBeganWhileTheHourlyOneGoesOn() throws Exception {
    RecordingId id = unlocksWithOneThatGoesIn(MINUTE);
    holding = true;
    time.advance(HOUR);
    clearing.run();
    hourly.touch();
    held.remove().run();
    held.remove().run();
    assertThat(erased).containsExactly(id);
    assertThat(clearing.problemProperty().get()).isEmpty();
  }
}
