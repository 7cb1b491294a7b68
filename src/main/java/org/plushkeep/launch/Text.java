package org.plushkeep.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text as a terminal shows it. */
final class Text {
  /** Holds many a smiley together. */
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Text() {}

  /** Names come from people and toys: nothing in them may steer a terminal or start a new line. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                    line.appendCodePoint(c == ZERO_WIDTH_JOINER ? c : 0xFFFD);
                default -> line.appendCodePoint(c);
              }
            });
    return line.toString().strip();
  }

  /** {@code 1 recording}, {@code 2 recordings}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Seconds with two decimals and a point, whatever the language. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
  }

  /** Aligns rows under headings, two spaces between columns, no spaces at a line's end. */
  static List<String> table(List<String> headings, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    for (List<String> row : rows) {
      all.add(row.stream().map(Text::oneLine).toList());
    }
    int[] widths = new int[headings.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return all.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
