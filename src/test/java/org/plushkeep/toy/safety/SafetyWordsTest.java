package org.plushkeep.toy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.safety.CableFacts.Proof;
import org.plushkeep.toy.safety.CableFacts.Told;
import org.plushkeep.toy.safety.Observations.Answer;

/** Whatever was seen, it is told whole, in both languages, and of the family nothing. */
class SafetyWordsTest {
  private static final Instant THEN = Instant.parse("2026-11-28T14:00:00Z");
  private static final ToyId ID = new ToyId("C4:BE:84:12:34:56");

  @Test
  void bothLanguagesHaveTheSameKeys() throws Exception {
    Properties english = load("safety");
    assertThat(load("safety_de").stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (Weakness weakness : Weakness.values()) {
      for (String end : List.of(".yes", ".no", ".unknown", ".means", ".do")) {
        assertThat(english).containsKey(weakness + end);
      }
    }
    for (Properties all : List.of(english, load("safety_de"))) {
      all.values().forEach(text -> assertThat((String) text).doesNotContain("'"));
    }
  }

  private static Properties load(String name) throws Exception {
    Properties all = new Properties();
    try (Reader in =
        new InputStreamReader(
            SafetyWords.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
      all.load(in);
    }
    return all;
  }

  @Property(tries = 300)
  void whateverWasSeenIsToldWhole(
      @ForAll @IntRange(max = 40) int count,
      @ForAll boolean german,
      @ForAll boolean strengthIsTold,
      @ForAll @IntRange(min = -100, max = -30) int dbm,
      @ForAll boolean answers,
      @ForAll boolean waits,
      @ForAll boolean hasIdentifier,
      @ForAll Optional<Boolean> paired,
      @ForAll @Size(max = 3) Set<@IntRange(max = 3) Integer> offered,
      @ForAll Problem refusal) {
    Sightings sightings =
        new Sightings(
            Duration.ofSeconds(10),
            count,
            THEN,
            THEN,
            strengthIsTold ? OptionalInt.of(dbm) : OptionalInt.empty());
    Answer answer =
        new Answer(
            hasIdentifier ? "0402_14_09_30_15" : "",
            waits,
            new LinkTraits(
                Set.copyOf(offered.stream().map(SafetyWordsTest::uuid).toList()), paired));
    boolean called = count > 0;
    Observations seen =
        new Observations(
            called ? "CloudPets B 1.0.19" : "",
            sightings,
            Optional.of(answer).filter(_ -> called && answers),
            Optional.of(refusal).filter(_ -> called && !answers));
    checkWords(SafetyReport.of(ID, false, seen, THEN), german);
  }

  private static UUID uuid(int number) {
    return switch (number) {
      case 0 -> FirmwareDoor.SERVICE;
      case 1 -> GattCharacteristic.COMMAND.uuid();
      case 2 -> GattCharacteristic.SERVICE;
      default -> UUID.fromString("00001800-0000-1000-8000-00805f9b34fb");
    };
  }

  @Property(tries = 20)
  void ofARecorderToo(
      @ForAll @IntRange(max = 3) int recordings, @ForAll boolean all, @ForAll boolean german) {
    RecorderFacts seen = new RecorderFacts(recordings, all);
    checkWords(SafetyReport.of(ToyId.drive("1234-ABCD"), seen, THEN), german);
  }

  @Property(tries = 100)
  void ofAToyOnACableToo(
      @ForAll Optional<@From("told") Told> told,
      @ForAll Problem refusal,
      @ForAll boolean letIn,
      @ForAll boolean named,
      @ForAll Optional<Proof> proof,
      @ForAll boolean german) {
    CableFacts seen =
        new CableFacts(
            named ? "Plush" : "",
            told,
            told.isPresent() ? Optional.empty() : Optional.of(refusal),
            told.map(_ -> letIn),
            told.isPresent() ? proof : Optional.empty());
    checkWords(SafetyReport.of(ToyId.serial("2341:0043:5583134323"), seen, THEN), german);
  }

  @Provide
  Arbitrary<Told> told() {
    Arbitrary<Boolean> coin = Arbitraries.of(true, false);
    return Combinators.combine(coin, coin, coin, coin).as(Told::new);
  }

  private static void checkWords(SafetyReport report, boolean german) {
    SafetyWords words = new SafetyWords(german ? Locale.GERMAN : Locale.ENGLISH, ZoneOffset.UTC);
    assertThat(SafetyNotes.read(report.id(), SafetyNotes.of(report)))
        .as("kept as a note it is the same report")
        .hasValue(report);
    StringBuilder all = new StringBuilder(words.title(report)).append(words.foot(report));
    words.parts(report).forEach((head, below) -> all.append(head).append(below));
    assertThat(report.findings()).doesNotHaveDuplicates();
    assertThat(words.parts(report)).hasSize(report.findings().size() + 1);
    assertThat(all.toString())
        .doesNotContain("{", "#", "null", "0402_14", "C4:BE", "1234-", "2341", "“”", "„“")
        .contains("2026");
    for (Finding finding : report.findings()) {
      assertThat(words.title(finding)).isNotBlank().doesNotEndWith(".");
      assertThat(words.how(finding)).endsWith(".");
      assertThat(words.means(finding)).endsWith(".");
      assertThat(words.todo(finding)).endsWith(".");
    }
    assertThat(words.fileName(report)).contains("2026-11-28").doesNotContain("CloudPets");
  }
}
