package org.plushkeep.toy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.safety.CableFacts.Proof;
import org.plushkeep.toy.safety.CableFacts.Told;
import org.plushkeep.toy.safety.Finding.Result;
import org.plushkeep.toy.safety.Observations.Answer;

/** What follows from what was seen of a toy, and what does not. */
class FindingsTest {
  private static final Instant THEN = Instant.parse("2026-11-28T14:00:00Z");
  private static final UUID COMMAND = GattCharacteristic.COMMAND.uuid();

  private static Observations seen(Sightings sightings, Answer answer) {
    return new Observations("CloudPets B 1.0.19", sightings, Optional.of(answer), Optional.empty());
  }

  private static Sightings heard(int count, Integer dbm) {
    return new Sightings(
        Duration.ofSeconds(10),
        count,
        count == 0 ? Instant.EPOCH : THEN,
        count == 0 ? Instant.EPOCH : THEN.plusSeconds(9),
        dbm == null ? OptionalInt.empty() : OptionalInt.of(dbm));
  }

  private static Answer answer(Set<UUID> offered, Boolean paired) {
    return new Answer(
        "0402_14_09_30_15", false, new LinkTraits(offered, Optional.ofNullable(paired)));
  }

  private static String told(Weakness weakness, Observations seen) {
    Finding finding =
        Findings.of(seen).stream().filter(one -> one.weakness() == weakness).findFirst().get();
    return finding.result() + " " + finding.how();
  }

  @Test
  void whoConnectsWithoutPairingIsTold() {
    Answer open = answer(Set.of(COMMAND), false);
    assertThat(told(Weakness.OPEN, seen(heard(9, -60), open))).isEqualTo("OBSERVED read");
    assertThat(told(Weakness.OPEN, seen(heard(9, -60), answer(Set.of(), null))))
        .isEqualTo("OBSERVED read-unsure");
    assertThat(told(Weakness.OPEN, seen(heard(9, -60), answer(Set.of(COMMAND), true))))
        .as("what others can do is not to be seen from a computer that is paired")
        .isEqualTo("NOT_LOOKED_AT paired");
    assertThat(told(Weakness.OPEN, refused(Problem.PROTECTED))).isEqualTo("NOT_OBSERVED protected");
    assertThat(told(Weakness.OPEN, refused(Problem.LINK_LOST))).isEqualTo("NOT_LOOKED_AT refused");
  }

  private static Observations refused(Problem why) {
    return new Observations("CloudPets", heard(9, -60), Optional.empty(), Optional.of(why));
  }

  @Test
  void theFirmwaresDoorIsFoundByWhatIsOfferedAndByNothingElse() {
    Set<UUID> both =
        Set.of(
            UUID.fromString("f000ffc1-0451-4000-b000-000000000000"),
            UUID.fromString("f000ffc2-0451-4000-b000-000000000000"));
    assertThat(told(Weakness.FIRMWARE, seen(heard(9, -60), answer(FirmwareDoor.ALL, false))))
        .isEqualTo("OBSERVED offered");
    assertThat(told(Weakness.FIRMWARE, seen(heard(9, -60), answer(both, false))))
        .isEqualTo("OBSERVED offered");
    assertThat(told(Weakness.FIRMWARE, seen(heard(9, -60), answer(Set.of(COMMAND), false))))
        .as("of the same kind, but without it")
        .isEqualTo("NOT_OBSERVED not-offered");
    assertThat(told(Weakness.FIRMWARE, seen(heard(9, -60), answer(Set.of(), false))))
        .as("a system that tells nothing")
        .isEqualTo("NOT_LOOKED_AT not-told");
  }

  @Test
  void theMicrophoneIsNeverSaidToHaveBeenTried() {
    assertThat(told(Weakness.MICROPHONE, seen(heard(9, -60), answer(Set.of(COMMAND), false))))
        .isEqualTo("KNOWN never-tried");
    assertThat(
            told(
                Weakness.MICROPHONE,
                seen(heard(9, -60), answer(Set.of(FirmwareDoor.SERVICE), false))))
        .as("it takes no commands")
        .isEqualTo("NOT_LOOKED_AT not-called");
    assertThat(told(Weakness.MICROPHONE, refused(Problem.PROTECTED)))
        .isEqualTo("NOT_LOOKED_AT refused.PROTECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "0, , false, NOT_OBSERVED unheard",
    "1, , false, NOT_LOOKED_AT listed",
    "1, , true, OBSERVED once",
    "1, -70, false, OBSERVED once",
    "7, , false, OBSERVED heard",
  })
  void callingOutIsCounted(int count, Integer dbm, boolean answers, String expected) {
    Observations seen =
        answers
            ? seen(heard(count, dbm), answer(Set.of(), false))
            : new Observations(
                "CloudPets", heard(count, dbm), Optional.empty(), Optional.of(Problem.NO_ANSWER));
    assertThat(told(Weakness.CALLS_OUT, seen)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-50, NOT_LOOKED_AT strong",
    "-74, NOT_LOOKED_AT strong",
    "-75, OBSERVED weak",
    "-92, OBSERVED weak",
    ", NOT_LOOKED_AT no-strength"
  })
  void itAnswersFromAfarOnlyWhereItHasDoneSo(Integer dbm, String expected) {
    assertThat(told(Weakness.FAR, seen(heard(9, dbm), answer(Set.of(), false))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0402_14_09_30_15, OBSERVED set-up",
    "whatever it likes, OBSERVED read",
    "'', NOT_OBSERVED empty"
  })
  void theIdentifierIsToldOfAndNotTold(String identifier, String expected) {
    Answer answer = new Answer(identifier, true, LinkTraits.UNKNOWN);
    assertThat(told(Weakness.IDENTIFIER, seen(heard(2, null), answer))).isEqualTo(expected);
    assertThat(told(Weakness.RECORDING_WAITS, seen(heard(2, null), answer)))
        .isEqualTo("OBSERVED waits");
    assertThat(Findings.of(seen(heard(2, null), answer)))
        .noneMatch(one -> one.places().contains(identifier));
  }

  @Test
  void aToyThatIsOffIsNotSaidToBeUnsafe() {
    List<Finding> all =
        Findings.of(new Observations("", heard(0, null), Optional.empty(), Optional.empty()));
    assertThat(all).noneMatch(Finding::isWeak);
    assertThat(all.getLast().weakness()).isEqualTo(Weakness.CALLS_OUT);
    assertThat(all.getLast().result()).isEqualTo(Result.NOT_OBSERVED);
  }

  @Test
  void theGravestStandsFirstAndWhatIsNotSoLast() {
    List<Finding> all = Findings.of(seen(heard(9, -60), answer(Set.of(COMMAND), false)));
    assertThat(all.stream().map(Finding::weakness))
        .containsExactly(
            Weakness.MICROPHONE,
            Weakness.OPEN,
            Weakness.CALLS_OUT,
            Weakness.IDENTIFIER,
            Weakness.NAME,
            Weakness.FAR,
            Weakness.FIRMWARE,
            Weakness.RECORDING_WAITS);
    assertThat(EnumSet.copyOf(all.stream().map(Finding::weakness).toList())).hasSameSizeAs(all);
  }

  private static String onCable(Weakness weakness, Told told, Boolean letIn, Proof proof) {
    CableFacts seen =
        new CableFacts(
            "Plush",
            Optional.ofNullable(told),
            told == null ? Optional.of(Problem.NO_ANSWER) : Optional.empty(),
            Optional.ofNullable(letIn),
            Optional.ofNullable(proof));
    return CableFindings.of(seen).stream()
        .filter(one -> one.weakness() == weakness)
        .map(one -> one.result() + " " + one.how())
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void aToyOnACableHasItsOwn() {
    Told good = new Told(true, false, false, false);
    Told bad = new Told(false, true, true, true);
    Told loose = new Told(true, false, false, true);
    assertThat(onCable(Weakness.CABLE_OPEN, good, false, null)).isEqualTo("NOT_OBSERVED kept");
    assertThat(onCable(Weakness.CABLE_OPEN, bad, false, null)).isEqualTo("OBSERVED handed");
    assertThat(onCable(Weakness.CABLE_OPEN, loose, false, null)).isEqualTo("OBSERVED obeys");
    assertThat(onCable(Weakness.CABLE_OPEN, null, null, null))
        .isEqualTo("NOT_LOOKED_AT cable-silent");
    assertThat(onCable(Weakness.CABLE_SECRET, good, false, null))
        .isEqualTo("NOT_OBSERVED kept-out");
    assertThat(onCable(Weakness.CABLE_SECRET, good, true, null)).isEqualTo("OBSERVED let-in");
    assertThat(onCable(Weakness.CABLE_WAITS, good, false, null)).isEqualTo("NOT_OBSERVED none");
    assertThat(onCable(Weakness.CABLE_WAITS, bad, false, null)).isEqualTo("OBSERVED waits");
    assertThat(onCable(Weakness.CABLE_TELLS, good, false, null)).isEqualTo("OBSERVED read");
    assertThat(onCable(Weakness.CABLE_TELLS, bad, false, null)).isEqualTo("OBSERVED number");
    assertThat(onCable(Weakness.CABLE_OTHER, good, false, null))
        .isEqualTo("NOT_LOOKED_AT no-secret");
    assertThat(onCable(Weakness.CABLE_OTHER, good, false, Proof.PROVEN))
        .isEqualTo("NOT_OBSERVED proven");
    assertThat(onCable(Weakness.CABLE_OTHER, good, false, Proof.OTHER_TOY))
        .isEqualTo("OBSERVED not-proven");
    assertThat(onCable(Weakness.CABLE_OTHER, good, false, Proof.FORGOTTEN))
        .isEqualTo("NOT_LOOKED_AT forgotten");
    assertThat(onCable(Weakness.CABLE_MICROPHONE, bad, true, null))
        .isEqualTo("NOT_LOOKED_AT never-tried");
    assertThat(onCable(Weakness.CABLE_FIRMWARE, bad, true, null))
        .isEqualTo("NOT_LOOKED_AT never-tried");
  }

  @Test
  void aRecorderHasItsOwn() {
    List<Finding> full = Findings.of(new RecorderFacts(3, true));
    assertThat(full).hasSize(4).allMatch(Finding::isWeak);
    List<Finding> empty = Findings.of(new RecorderFacts(0, true));
    assertThat(empty.stream().filter(Finding::isWeak).map(Finding::weakness))
        .containsExactly(Weakness.ANYBODY_LISTENS, Weakness.DELETED_COMES_BACK);
    assertThat(Findings.of(new RecorderFacts(0, false)).stream().map(Finding::how))
        .contains("none-yet");
  }
}
