package org.plushkeep.share;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plushkeep.recording.Recording;

/**
 * How exported files are named: a text with places in braces, {@code {date}} and {@code {time}} of
 * collecting, {@code {toy}} as the family calls it, {@code {number}} within the export, {@code
 * {id}} for the beginning of the recording's own.
 */
public final class NameTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}|[{}]");
  private static final Set<String> PLACES = Set.of("date", "time", "toy", "number", "id");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH-mm-ss", Locale.ROOT);
  private static final int ID_LETTERS = 8;

  /** A toy's long name leaves room for what comes after it. */
  private static final int MOST_TOY_BYTES = 60;

  /** Says when, and never who. */
  public static final NameTemplate USUAL = parse("{date}_{time}_{id}");

  private final String text;

  private NameTemplate(String text) {
    this.text = text;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException for a place that is not known, a brace without its other, or
   *     no place at all; the message is one sentence
   */
  public static NameTemplate parse(String text) {
    List<String> places = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      String place = matcher.group(1);
      if (place == null || !PLACES.contains(place)) {
        throw new IllegalArgumentException(
            matcher.group() + " is none of {date}, {time}, {toy}, {number}, {id}.");
      }
      places.add(place);
    }
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "a name needs one of {date}, {time}, {toy}, {number}, {id}.");
    }
    return new NameTemplate(text);
  }

  /**
   * The name of one file, without its ending, safe on every system.
   *
   * @param number of the recording within the export, from 1
   * @param count of recordings in the export: numbers have as many digits
   * @param zone whose clock the family reads
   */
  String name(Recording recording, int number, int count, ZoneId zone) {
    ZonedDateTime collected = recording.collectedAt().atZone(zone);
    String filled =
        PLACE
            .matcher(text)
            .replaceAll(
                place ->
                    Matcher.quoteReplacement(
                        switch (place.group(1)) {
                          case "date" -> DATE.format(collected);
                          case "time" -> TIME.format(collected);
                          case "toy" ->
                              FileNames.cut(FileNames.clean(recording.toyName()), MOST_TOY_BYTES);
                          case "number" -> padded(number, count);
                          default -> recording.id().toString().substring(0, ID_LETTERS);
                        }));
    return FileNames.safe(filled);
  }

  /** Sorted by name, they are in their order. */
  private static String padded(int number, int count) {
    int digits = Integer.toString(count).length();
    return "0".repeat(Math.max(0, digits - Integer.toString(number).length())) + number;
  }

  @Override
  public String toString() {
    return text;
  }
}
