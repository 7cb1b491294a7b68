package org.plushkeep.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;

/** What holds of any rules, any recording and any clock. */
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @Provide
  Arbitrary<RetentionRules> rules() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.maps(Arbitraries.of(Of.class), Arbitraries.integers().between(1, 3650)))
        .as((bin, days) -> new RetentionRules(bin || days.containsKey(Of.BIN), days));
  }

  @Provide
  Arbitrary<Instant> times() {
    return Arbitraries.longs()
        .between(-2_000_000_000L, 6_000_000_000L) // 1906 to 2160
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<RetentionFacts> facts() {
    return Combinators.combine(
            times(),
            Arbitraries.of(Verdict.class),
            Arbitraries.of(true, false),
            times().optional(),
            times().optional())
        .as(
            (collected, verdict, heard, binned, noticed) ->
                new RetentionFacts(
                    RecordingId.random(), collected, verdict, heard, binned, noticed));
  }

  @Property
  void nothingIsErasedWithoutARuleOfItsOwn(
      @ForAll("rules") RetentionRules rules,
      @ForAll("facts") RetentionFacts facts,
      @ForAll("times") Instant now) {
    RetentionRules others = rules.with(Of.kind(facts), 0);
    assertThat(Retention.rule(others, facts)).isEmpty();
    assertThat(Retention.due(others, facts)).isEmpty();
    assertThat(Retention.goes(others, facts, now)).isEmpty();
    assertThat(Retention.isComing(others, facts, now)).isFalse();
    assertThat(Retention.isRipe(others, facts, now)).isFalse();
    assertThat(Retention.isRipe(RetentionRules.NONE, facts, now)).isFalse();
  }

  @Property
  void whatIsErasedHasStayedAndWasShownForLongEnough(
      @ForAll("rules") RetentionRules rules,
      @ForAll("facts") RetentionFacts facts,
      @ForAll("times") Instant now) {
    RetentionRules some = rules.with(Of.kind(facts), 30);
    boolean inBin = facts.binnedAt().isPresent();
    Duration shown = inBin ? Duration.ofDays(1) : Duration.ofDays(7);
    boolean stayed =
        !facts.binnedAt().orElse(facts.collectedAt()).plus(Duration.ofDays(30)).isAfter(now);
    boolean wasShown =
        facts.noticedAt().filter(since -> !since.plus(shown).isAfter(now)).isPresent();
    assertThat(Retention.isRipe(some, facts, now)).isEqualTo(stayed && wasShown);
  }

  @Property
  void whatWasNeverShownIsNotErasedWhateverTheClockSays(
      @ForAll("rules") RetentionRules rules,
      @ForAll("facts") RetentionFacts facts,
      @ForAll("times") Instant now) {
    RetentionFacts fresh =
        new RetentionFacts(
            facts.id(),
            facts.collectedAt(),
            facts.verdict(),
            facts.heard(),
            facts.binnedAt(),
            Optional.empty());
    assertThat(Retention.isRipe(rules, fresh, now)).isFalse();
    Retention.goes(rules, fresh, now).ifPresent(at -> assertThat(at).isAfter(now));
  }

  @Property
  void whatWasShownByAClockThatIsAheadCountsFromNow(
      @ForAll("facts") RetentionFacts facts, @ForAll @IntRange(min = 1, max = 10_000) int ahead) {
    RetentionFacts shown =
        new RetentionFacts(
            facts.id(),
            facts.collectedAt(),
            facts.verdict(),
            facts.heard(),
            facts.binnedAt(),
            Optional.of(NOW.plusSeconds(ahead)));
    RetentionRules some = RetentionRules.NONE.with(Of.kind(facts), 1);
    assertThat(Retention.isRipe(some, shown, NOW)).isFalse();
    assertThat(Retention.goes(some, shown, NOW).orElseThrow()).isAfter(NOW);
  }

  @Property
  void whatIsErasedIsComingAndGoesNotLaterThanNow(
      @ForAll("rules") RetentionRules rules,
      @ForAll("facts") RetentionFacts facts,
      @ForAll("times") Instant now) {
    if (Retention.isRipe(rules, facts, now)) {
      assertThat(Retention.isComing(rules, facts, now)).isTrue();
      assertThat(Retention.goes(rules, facts, now).orElseThrow()).isBeforeOrEqualTo(now);
    }
    if (Retention.isComing(rules, facts, now)) {
      assertThat(Retention.due(rules, facts).orElseThrow())
          .isBeforeOrEqualTo(now.plus(Duration.ofDays(7)));
    }
  }

  @Property
  void aLongerRuleErasesNothingThatAShorterOneSpares(
      @ForAll("facts") RetentionFacts facts,
      @ForAll("times") Instant now,
      @ForAll @IntRange(min = 1, max = 3649) int days) {
    RetentionRules shorter = RetentionRules.NONE.with(Of.kind(facts), days);
    RetentionRules longer = RetentionRules.NONE.with(Of.kind(facts), days + 1);
    if (Retention.isRipe(longer, facts, now)) {
      assertThat(Retention.isRipe(shorter, facts, now)).isTrue();
    }
  }

  @Property
  void theClockIsPlausibleFromAnHourBackToThirtyOneDaysAhead(
      @ForAll("times") Instant seen, @ForAll("times") Instant now) {
    long seconds = Duration.between(seen, now).toSeconds();
    Retention.Clock expected =
        seconds < -3600
            ? Retention.Clock.BEHIND
            : seconds > 31 * 86_400 ? Retention.Clock.AHEAD : Retention.Clock.PLAUSIBLE;
    assertThat(Retention.clock(seen, now)).isEqualTo(expected);
  }

  @Property
  void everyRecordingIsOfOneKindAndKeptOnesOfTheirOwn(@ForAll("facts") RetentionFacts facts) {
    Of kind = Of.kind(facts);
    assertThat(kind == Of.BIN).isEqualTo(facts.binnedAt().isPresent());
    if (kind != Of.BIN) {
      assertThat(kind == Of.KEPT).isEqualTo(facts.verdict() == Verdict.KEPT);
      assertThat(kind == Of.UNHEARD).isEqualTo(facts.verdict() == Verdict.NEW && !facts.heard());
    }
  }

  @Property
  void keepingHelpsWhereNoRuleForKeptOnesErasesThemToo(
      @ForAll("rules") RetentionRules rules,
      @ForAll("facts") RetentionFacts facts,
      @ForAll("times") Instant now) {
    boolean inBin = facts.binnedAt().isPresent();
    RetentionRules sparing = rules.with(Of.KEPT, 0);
    assertThat(Retention.isSparedWhenKept(sparing, facts, now))
        .isEqualTo(!inBin || !Retention.isComing(sparing, facts, now));
    RetentionRules alike = rules.with(Of.KEPT, 30).with(Of.kind(facts), 30);
    assertThat(Retention.isSparedWhenKept(alike, facts, now))
        .isEqualTo(!Retention.isComing(alike, facts, now));
  }

  @Property
  void rulesReadAsTheyAreWritten(@ForAll("rules") RetentionRules rules) {
    assertThat(RetentionRules.parse(rules.toString())).isEqualTo(rules);
    for (Of of : Of.values()) {
      rules
          .rule(of)
          .ifPresent(rule -> assertThat(RetentionRule.parse(rule.toString())).isEqualTo(rule));
    }
  }

  @Property
  void nothingElseReadsAsRules(@ForAll String text) {
    try {
      assertThat(RetentionRules.parse(text).toString()).isEqualTo(text);
    } catch (IllegalArgumentException e) {
      assertThat(text).isNotEmpty();
    }
  }

  @Example
  void theTextIsWhatTheVaultKeeps() {
    RetentionRules rules =
        RetentionRules.NONE.with(Of.REVIEWED, 90).with(Of.BIN, 30).with(Of.KEPT, 365);
    assertThat(rules).hasToString("BIN 30, REVIEWED 90, KEPT 365");
    assertThat(rules.with(Of.BIN, 0)).hasToString("BIN, REVIEWED 90, KEPT 365");
    assertThat(rules.withBin(false)).hasToString("REVIEWED 90, KEPT 365");
    assertThat(RetentionRules.NONE).hasToString("");
    for (String wrong :
        new String[] {"BIN 0", "BIN 3651", "REVIEWED", "BIN 030", "KEPT 1, BIN 2"}) {
      assertThatThrownBy(() -> RetentionRules.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    Map<Of, Integer> bin = new EnumMap<>(Map.of(Of.BIN, 3));
    assertThatThrownBy(() -> new RetentionRules(false, bin))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
