package org.plushkeep.share;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalReport;

/**
 * A vault's history as a file for a spreadsheet: comma-separated values as RFC 4180 has them, in
 * UTF-8 with its mark, oldest entry first; below the entries a line for each place where the
 * history is not what was written. Nothing in it is taken for a formula.
 *
 * @param entries newest first
 * @param report of the walk along all of it
 * @param zone in which times are told
 * @param words the language
 */
public record HistoryFile(
    List<JournalEntry> entries, JournalReport report, ZoneId zone, HistoryWords words) {
  /** Spreadsheets take the file for another encoding without it. */
  private static final String MARK = "\uFEFF";

  /** With what a spreadsheet takes a cell for a formula. */
  private static final String FORMULA_SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  public HistoryFile {
    entries = List.copyOf(entries);
  }

  /**
   * Writes it into a folder, forced to the disk, under a name that is free, for its owner's eyes
   * only.
   *
   * @param name of the file, without its ending
   * @return the file
   * @throws ShareException the folder cannot be written; then nothing is left in it
   */
  public Path save(Path folder, String name) throws ShareException {
    return TargetFolder.forOwnerOnly(folder).write(name, "csv", this::writeTo).path();
  }

  /**
   * As {@link #save}, under this very name.
   *
   * @throws ShareException there is a file of that name already, too
   */
  public Path saveAs(Path file) throws ShareException {
    return TargetFolder.writeAs(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    out.write((MARK + line(words.headings())).getBytes(StandardCharsets.UTF_8));
    for (JournalEntry entry : entries.reversed()) {
      out.write(line(cells(entry)).getBytes(StandardCharsets.UTF_8));
    }
    for (JournalReport.Flaw flaw : report.flaws()) {
      List<String> cells = List.of("", "", "", "", "", "", "", words.flaw(flaw));
      out.write(line(cells).getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> cells(JournalEntry entry) {
    return List.of(
        Long.toString(entry.number()),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            entry.at().truncatedTo(ChronoUnit.SECONDS).atZone(zone)),
        words.event(entry.event()),
        Long.toString(entry.count()),
        entry.account(),
        words.source(entry.source()),
        entry.about().map(RecordingId::toString).orElse(""),
        words.note(entry));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(HistoryFile::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
