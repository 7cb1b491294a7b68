package org.plushkeep.toy.safety;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.safety.SafetyReport.Kind;

/**
 * A safety report as a note to be kept, and back: not as it reads, so that it can be told in any
 * language. One line for the toy, then one a finding; tabs between what stands in a line.
 */
public final class SafetyNotes {
  private static final String FORMAT = "1";
  private static final int FEWEST = 3;

  private SafetyNotes() {}

  /** The note of a report. */
  public static SafetyNote of(SafetyReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(line(List.of(FORMAT, report.kind().name(), report.itself())));
    for (Finding one : report.findings()) {
      List<String> words =
          new ArrayList<>(List.of(one.weakness().name(), one.result().name(), one.how()));
      one.places().forEach(place -> words.add(written(place)));
      lines.add(line(words));
    }
    return new SafetyNote(report.at(), String.join("\n", lines));
  }

  /** The report of a note; empty where another version of this program wrote it otherwise. */
  public static Optional<SafetyReport> read(ToyId id, SafetyNote note) {
    try {
      List<List<String>> lines = note.findings().lines().map(SafetyNotes::words).toList();
      List<String> first = lines.isEmpty() ? List.of() : lines.getFirst();
      if (first.size() != FEWEST || !first.getFirst().equals(FORMAT)) {
        return Optional.empty();
      }
      List<Finding> findings =
          lines.stream().skip(1).map(SafetyNotes::finding).filter(SafetyWords::knows).toList();
      return Optional.of(
          new SafetyReport(Kind.valueOf(first.get(1)), first.get(2), id, note.at(), findings));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Finding finding(List<String> words) {
    return new Finding(
        Weakness.valueOf(words.getFirst()),
        Finding.Result.valueOf(words.get(1)),
        words.get(2),
        words.stream().skip(FEWEST).map(SafetyNotes::read).toList());
  }

  /** A place with what it is: a number, a time, or a text. */
  private static String written(Object place) {
    String kind =
        switch (place) {
          case Integer _ -> "i";
          case Long _ -> "l";
          case Instant _ -> "t";
          default -> "s";
        };
    return kind + place;
  }

  private static Object read(String place) {
    String value = place.substring(1);
    return switch (place.charAt(0)) {
      case 'i' -> Integer.valueOf(value);
      case 'l' -> Long.valueOf(value);
      case 't' -> Instant.parse(value);
      default -> value;
    };
  }

  private static String line(List<String> words) {
    return String.join("\t", words.stream().map(SafetyNotes::escaped).toList());
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.split("\t", -1)).map(String::translateEscapes).toList();
  }
}
