package org.plushkeep.toy.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.safety.Finding.Result;
import org.plushkeep.toy.safety.SafetyReport.Kind;

/** A report becomes a note and a report again; of a note that is none there is no report. */
class SafetyNotesTest {
  private static final ToyId ID = new ToyId("C4:BE:84:12:34:56");
  private static final Instant THEN = Instant.parse("2026-11-28T14:00:00.123456789Z");

  private static Optional<SafetyReport> read(String findings) {
    return SafetyNotes.read(ID, new SafetyNote(THEN, findings));
  }

  @Property(tries = 200)
  void whateverATextHoldsItStaysOnePlace(@ForAll String name, @ForAll String place) {
    SafetyReport report =
        new SafetyReport(
            Kind.TOY,
            name,
            ID,
            THEN,
            List.of(
                new Finding(Weakness.NAME, Result.OBSERVED, "name", List.of(place, 3, 4L, THEN))));
    assertThat(SafetyNotes.read(ID, SafetyNotes.of(report))).hasValue(report);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "2\tTOY\tCloudPets",
        "1\tDRAGON\tCloudPets",
        "1\tTOY\tCloudPets\nNAME",
        "1\tTOY\tCloudPets\nNAME\tOBSERVED\tname\t",
        "1\tTOY\tCloudPets\nNAME\tOBSERVED\tname\tifour",
        "1\tTOY\tCloudPets\nNAME\tOBSERVED\tname\ttyesterday",
        "1\tTOY\tCloudPets\nNAME\tPERHAPS\tname\tsCloudPets",
        "1\tTOY\tCloud\\Pets"
      })
  void whatAnotherVersionWroteOtherwiseIsNoReport(String findings) {
    assertThat(read(findings)).isEmpty();
  }

  @Test
  void aFindingThatThereAreNoWordsForIsLeftOut() {
    SafetyReport report =
        read("1\tTOY\tCloudPets\nNAME\tOBSERVED\tsmelt\nOPEN\tOBSERVED\tread").orElseThrow();
    assertThat(report.findings()).extracting(Finding::weakness).containsExactly(Weakness.OPEN);
    assertThat(report.at()).isEqualTo(THEN);
  }
}
