package org.plushkeep.console.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.HistoryFile;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Journal;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** The history without its window: read page by page, walked along, and exported. */
public final class HistoryModel {
  private static final int PAGE = 50;

  /** How long it is, and where it ends now. */
  private record Extent(int count, JournalFilter filter) {}

  private final Vault vault;
  private final Journal journal;
  private final Background background;
  private final Time time;
  private final HistoryTexts words;
  private final Texts texts;
  private final HistoryRows rows = new HistoryRows();
  private final ObjectProperty<HistoryKind> kind = new SimpleObjectProperty<>(HistoryKind.ALL);
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty broken = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final StringProperty saved = new SimpleStringProperty("");
  private final Set<Integer> loading = new HashSet<>();
  private JournalFilter filter = JournalFilter.ALL;
  private boolean entered;
  private int asked;

  public HistoryModel(Vault vault, Background background, Time time, Texts texts) {
    this.vault = vault;
    this.journal = vault.journal();
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.words = new HistoryTexts(texts);
    kind.subscribe(_ -> refresh());
  }

  /** Somebody goes to the page. */
  public void enter() {
    entered = true;
    saved.set("");
    refresh();
    check();
  }

  /** Reads again how long it is; each line is read when it is looked at. */
  private void refresh() {
    if (!entered) {
      return;
    }
    int mine = ++asked;
    Set<JournalEvent> events = kind.get().events();
    background.run(
        () -> extent(events),
        extent -> {
          if (mine == asked) {
            loading.clear();
            filter = extent.filter();
            problem.set("");
            rows.show(extent.count());
            loaded.set(true);
          }
        },
        problem::set);
  }

  /** What is added while the list is read has no place in it. */
  private Extent extent(Set<JournalEvent> events) throws VaultException {
    List<JournalEntry> newest = journal.page(JournalFilter.ALL, 0, 1);
    long upTo = newest.isEmpty() ? 0 : newest.getFirst().number();
    JournalFilter now = new JournalFilter(events, Optional.empty(), upTo);
    return new Extent(journal.count(now), now);
  }

  private void check() {
    background.run(
        () -> journal.check(_ -> {}),
        report -> broken.set(report.isWhole() ? "" : words.broken(report)),
        broken::set);
  }

  /** Fills a row that somebody looks at, and those around it. */
  void look(HistoryRow row) {
    int page = row.index() / PAGE;
    if (row.lineProperty().get().isPresent() || !loading.add(page)) {
      return;
    }
    int mine = asked;
    JournalFilter of = filter;
    background.run(
        () -> lines(of, page * PAGE),
        lines -> {
          if (mine == asked) {
            loading.remove(page);
            for (int i = 0; i < lines.size() && page * PAGE + i < rows.size(); i++) {
              rows.get(page * PAGE + i).lineProperty().set(Optional.of(lines.get(i)));
            }
          }
        },
        problem::set);
  }

  private List<HistoryRow.Line> lines(JournalFilter of, int offset) throws VaultException {
    List<HistoryRow.Line> lines = new ArrayList<>();
    for (JournalEntry entry : journal.page(of, offset, PAGE)) {
      lines.add(new HistoryRow.Line(entry, about(entry.about())));
    }
    return lines;
  }

  private Optional<Recording> about(Optional<RecordingId> id) throws VaultException {
    try {
      return id.isEmpty() ? Optional.empty() : vault.find(id.get());
    } catch (VaultException damaged) {
      if (damaged.problem() == VaultException.Problem.DAMAGED) {
        return Optional.empty();
      }
      throw damaged;
    }
  }

  /** Writes all of it into a folder; what is there already stays. */
  public void export(Path folder) {
    busy.set(true);
    saved.set("");
    problem.set("");
    String name =
        texts.get("history.file") + " " + LocalDate.ofInstant(time.now(), ZoneId.systemDefault());
    background.runRaw(
        background.unbroken(() -> write(folder, name)),
        file -> {
          busy.set(false);
          saved.set(texts.format("history.saved", file.toString()));
          refresh();
        },
        failure -> {
          busy.set(false);
          problem.set(background.sentences().aboutSaving(failure, "problem.history"));
        });
  }

  private Path write(Path folder, String name) throws VaultException, ShareException {
    JournalReport report = journal.check(_ -> {});
    List<JournalEntry> all = journal.page(JournalFilter.ALL, 0, Integer.MAX_VALUE);
    Path file = new HistoryFile(all, report, ZoneId.systemDefault(), words).save(folder, name);
    journal.write(JournalEvent.HISTORY_EXPORTED, 1);
    return file;
  }

  /** Shows nothing and remembers nothing. */
  public void forget() {
    asked++;
    entered = false;
    rows.show(0);
    loaded.set(false);
    saved.set("");
    broken.set("");
  }

  public ObservableList<HistoryRow> rows() {
    return rows;
  }

  Instant now() {
    return time.now();
  }

  /** The words for its lines. */
  HistoryTexts words() {
    return words;
  }

  /** What is shown of it. */
  public ObjectProperty<HistoryKind> kindProperty() {
    return kind;
  }

  /** Whether it was read how long it is. */
  public BooleanProperty loadedProperty() {
    return loaded;
  }

  /** Whether it is being exported. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Where it was cut or edited; empty when it is whole. */
  public StringProperty brokenProperty() {
    return broken;
  }

  public StringProperty problemProperty() {
    return problem;
  }

  /** Where it was saved, as a sentence; empty before. */
  public StringProperty savedProperty() {
    return saved;
  }
}
