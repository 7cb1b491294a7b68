package org.plushkeep.toy.drive;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the names on a drive mean. */
final class Names {
  /** Where recorders and toys keep what was recorded. */
  private static final Pattern RECORDINGS =
      Pattern.compile(
          "voices?|voice[ _-]?(rec|record|recorder|recordings?|memos?|notes?)|rec[0-9]*"
              + "|record(s|er|ing|ings)?|mic(in)?|memos?|dictations?|dcim|dss_fld[a-e]"
              + "|folder_[a-e]");

  /** Names that Windows takes for a device, whatever follows the first dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?");

  private Names() {}

  /** Whether recorders call the folder so that recordings are in. */
  static boolean isForRecordings(String folder) {
    return RECORDINGS.matcher(folder.toLowerCase(Locale.ROOT)).matches();
  }

  /** What a system or a bin of its own keeps on a drive, and what is hidden. */
  static boolean isHidden(String name) {
    return name.startsWith(".")
        || name.startsWith("$")
        || name.equalsIgnoreCase("System Volume Information")
        || name.equalsIgnoreCase("RECYCLER");
  }

  /**
   * Whether a name stands for what it names and nothing else.
   *
   * @param windows whether it is Windows that will be given it
   */
  static boolean isPlain(String name, boolean windows) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      return false;
    }
    if (!windows) {
      return true;
    }
    // Windows drops dots and spaces at the end, and takes what is behind a colon for a stream.
    boolean changed = name.endsWith(".") || name.endsWith(" ");
    String trimmed = name.toLowerCase(Locale.ROOT).replaceFirst(" +(\\.|$)", "$1");
    return !changed
        && name.chars().noneMatch(c -> c < ' ' || "\\:*?\"<>|".indexOf(c) >= 0)
        && !DEVICE.matcher(trimmed).matches();
  }
}
