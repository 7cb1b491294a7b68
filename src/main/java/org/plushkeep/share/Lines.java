package org.plushkeep.share;

/** Text in lines that any printer prints. */
final class Lines {
  private static final int WIDTH = 92;

  private Lines() {}

  /** Adds one paragraph; what begins as a point of a list goes on below its first word. */
  static void add(StringBuilder page, String text) {
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        page.append(text.startsWith("- ") ? "\n  " : "\n");
        column = 2;
      } else if (column > 0) {
        page.append(' ');
        column++;
      }
      page.append(word);
      column += word.length();
    }
    page.append('\n');
  }
}
