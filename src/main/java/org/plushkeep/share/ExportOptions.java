package org.plushkeep.share;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an export writes.
 *
 * @param formats at least one; with more, a recording gives more files
 * @param names how the files are named
 * @param tags whether sound files tell players the toy's name and when the recording was collected
 */
public record ExportOptions(Set<ExportFormat> formats, NameTemplate names, boolean tags) {
  public ExportOptions {
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("no format");
    }
    formats = Set.copyOf(EnumSet.copyOf(formats));
  }

  /** Files that say when and never who, in their names and inside. */
  public static ExportOptions of(Set<ExportFormat> formats) {
    return new ExportOptions(formats, NameTemplate.USUAL, false);
  }
}
