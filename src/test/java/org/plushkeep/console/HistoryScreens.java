package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.plushkeep.console.history.HistoryKind;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.MemoryJournal;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalReport.Kind;
import org.plushkeep.vault.JournalSource;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

/** The part of {@link Screens} that leads through the history. */
final class HistoryScreens {
  private static final Instant FIRST = Instant.parse("2026-11-22T07:12:00Z");

  private final AtTheWindow window;
  private final MemoryDoor door;

  HistoryScreens(AtTheWindow window, MemoryDoor door) {
    this.window = window;
    this.door = door;
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    fill(door.vault());
    window.press("#nav-history");
    untilRead();
    visit.at("history");
    door.vault().journal().breakAt(Kind.EDITED, 9, 9);
    door.vault().journal().breakAt(Kind.MISSING, 12, 14);
    window.press("#nav-inbox");
    window.press("#nav-history");
    window.untilShown("#history-broken");
    untilRead();
    visit.at("history-broken");
    see(
        () -> {
          window.<ComboBox<HistoryKind>>node("#history-kind").setValue(HistoryKind.MESSAGES);
          return true;
        });
    window.untilShown("#history-empty");
    visit.at("history-empty");
    window.press("#nav-inbox");
  }

  private void untilRead() {
    window.until(
        "it is read",
        () ->
            !window.list("#history").getItems().isEmpty()
                && window.robot().lookup(".history-what").queryAll().size() > 3
                && window.robot().lookup(".history-what").<Label>queryAll().stream()
                    .noneMatch(label -> label.getText().equals("…")));
  }

  private static void fill(MemoryVault vault) throws VaultException {
    MemoryJournal journal = vault.journal();
    journal.clear();
    JournalEvent[] week = {
      JournalEvent.CREATED,
      JournalEvent.SHEET_MADE,
      JournalEvent.COLLECTED,
      JournalEvent.IMPORTED,
      JournalEvent.EXPORTED,
      JournalEvent.BACKED_UP,
      JournalEvent.UNLOCKED,
      JournalEvent.COLLECTED,
      JournalEvent.ERASED,
      JournalEvent.REFUSED,
      JournalEvent.UNLOCKED_BY_SHEET,
      JournalEvent.PASSPHRASE_CHANGED
    };
    for (int i = 0; i < week.length; i++) {
      boolean many = week[i] == JournalEvent.ERASED || week[i] == JournalEvent.IMPORTED;
      Duration after = Duration.ofMinutes(i == 9 ? 2000 : 300L * i); // the clock was set back once
      JournalSource source = i == 5 ? JournalSource.COMMAND : JournalSource.WINDOW;
      journal.put(FIRST.plus(after), week[i], many ? 3 : 1, "anneliese", source, List.of());
    }
    journal.put(
        FIRST.plus(Duration.ofMinutes(3400)),
        JournalEvent.HEARD,
        1,
        "anneliese",
        JournalSource.WINDOW,
        List.of(vault.ids(RecordingFilter.ALL).getFirst()));
  }
}
