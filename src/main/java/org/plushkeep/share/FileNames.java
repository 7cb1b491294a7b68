package org.plushkeep.share;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.plushkeep.recording.Characters;

/** Names that every system takes for a file, and shows as they are. */
final class FileNames {
  /**
   * Bytes in UTF-8, however the accents are put together. Of the 255 that most file systems take,
   * an encrypted one of Linux (eCryptfs) leaves 143; a number and the ending go behind it.
   */
  static final int MOST_BYTES = 120;

  /** What Windows takes for a device, whatever comes after the first dot. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /** What Windows forbids, and what the others take for a folder. */
  private static final String FORBIDDEN = "<>:\"/\\|?*";

  private FileNames() {}

  /**
   * The nearest name that is safe on Windows, macOS and Linux.
   *
   * @param text anything
   * @return 1 to {@link #MOST_BYTES} bytes; {@code recording} when nothing is left
   */
  static String safe(String text) {
    String name = cut(clean(text), MOST_BYTES);
    if (DEVICE.matcher(name).matches()) {
      name = "_" + name;
    }
    return name.isEmpty() ? "recording" : name;
  }

  /**
   * Replaces what no name may hold, and takes away what Windows would not show (dots and spaces at
   * the end), a shell would read as an option, or a folder would hide.
   */
  static String clean(String text) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(FileNames::replaced)
        .forEach(kept::appendCodePoint);
    return stripped(kept.toString());
  }

  private static int replaced(int point) {
    if (!Characters.isShown(point) || FORBIDDEN.indexOf(point) >= 0) {
      return '_';
    }
    return Character.getType(point) == Character.SPACE_SEPARATOR ? ' ' : point;
  }

  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && " .-~".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " .".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * Shortens a clean text between two of what a reader sees as letters.
   *
   * @param most bytes
   */
  static String cut(String clean, int most) {
    if (bytes(clean) <= most) {
      return clean;
    }
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(clean);
    int end = 0;
    for (int next = letters.next();
        next != BreakIterator.DONE && bytes(clean.substring(0, next)) <= most;
        next = letters.next()) {
      end = next;
    }
    return stripped(clean.substring(0, end));
  }

  /** macOS may keep an accent apart from its letter, which takes more room. */
  private static int bytes(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return Math.max(
        text.getBytes(StandardCharsets.UTF_8).length,
        apart.getBytes(StandardCharsets.UTF_8).length);
  }
}
