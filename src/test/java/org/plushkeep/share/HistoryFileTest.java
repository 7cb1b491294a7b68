package org.plushkeep.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.JournalReport.Flaw;
import org.plushkeep.vault.JournalReport.Kind;
import org.plushkeep.vault.JournalSource;

/** A history for a spreadsheet: every value comes back as it was, and none is a formula. */
class HistoryFileTest {
  private static final JournalReport WHOLE = new JournalReport(1, List.of());

  @TempDir private Path folder;

  private static JournalEntry entry(long number, String account, boolean back, boolean whole) {
    return new JournalEntry(
        number,
        Instant.parse("2026-11-28T10:00:00.123Z"),
        back,
        JournalEvent.HEARD,
        1,
        account,
        JournalSource.WINDOW,
        Optional.empty(),
        whole);
  }

  private static HistoryFile file(JournalReport report, JournalEntry... newestFirst) {
    return new HistoryFile(
        List.of(newestFirst), report, ZoneId.of("Europe/Berlin"), HistoryWords.PLAIN);
  }

  @Test
  void oldestFirstWithWhatIsToBeNotedAndWhereItIsNotWhole() throws Exception {
    JournalReport report = new JournalReport(2, List.of(new Flaw(Kind.MISSING, 2, 3)));
    Path written =
        file(report, entry(4, "anna", true, true), entry(1, "anna", false, false))
            .save(folder, "history");
    assertThat(Files.readString(written))
        .isEqualTo(
            "\uFEFFnumber,time,event,count,account,by,recording,note\r\n"
                + "1,2026-11-28T11:00:00+01:00,heard,1,anna,window,,not what was written\r\n"
                + "4,2026-11-28T11:00:00+01:00,heard,1,anna,window,,clock set back\r\n"
                + ",,,,,,,Entries 2 to 3 of the history are missing.\r\n");
    if (written.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void noValueIsTakenForAFormulaAndEveryValueComesBack() throws Exception {
    List<String> bad =
        List.of(
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\uFF1D1",
            "a\"b",
            "a,b",
            "a\r\nb",
            "",
            "Jürgen 🧸",
            "\"=1\"");
    for (String account : bad) {
      Path written = file(WHOLE, entry(1, account, false, true)).save(folder, "history");
      List<String> cells = parse(Files.readString(written, StandardCharsets.UTF_8)).get(1);
      assertThat(cells).hasSize(8);
      String back = cells.get(4);
      assertThat(back).isIn(account, "'" + account);
      assertThat(back).doesNotMatch("(?s)^[=+\\-@\t\r\n\uFF1D].*");
    }
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken.csv"), "mine");
    HistoryFile history = file(WHOLE, entry(1, "anna", false, true));
    assertThatThrownBy(() -> history.saveAs(taken))
        .isInstanceOf(ShareException.class)
        .hasMessageContaining("Nothing is overwritten");
    assertThat(taken).hasContent("mine");
    assertThat(history.save(folder, "taken")).hasFileName("taken (2).csv");
    assertThat(history.saveAs(folder.resolve("free.csv"))).hasFileName("free.csv");
    assertThatThrownBy(() -> history.saveAs(folder.resolve("no").resolve("free.csv")))
        .isInstanceOf(ShareException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void anIdIsThereWhereTheRecordingIs() throws Exception {
    RecordingId id = RecordingId.random();
    JournalEntry about =
        new JournalEntry(
            1,
            Instant.EPOCH,
            false,
            JournalEvent.HEARD,
            1,
            "anna",
            JournalSource.WINDOW,
            Optional.of(id),
            true);
    assertThat(Files.readString(file(WHOLE, about).save(folder, "h"))).contains(id.toString());
  }

  /** RFC 4180, as others read it. */
  private static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r') {
        continue;
      } else if (!quoted && c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else {
        cell.append(c);
      }
    }
    return rows;
  }
}
