package org.plushkeep.console.inbox;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.collect.ImportOutcome;
import org.plushkeep.collect.ImportOutcome.Kind;
import org.plushkeep.collect.ImportResult;
import org.plushkeep.collect.Importer;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Vault;

/** Adding files to the vault. */
public final class ImportModel {
  /** More names are not read. */
  private static final int MOST_NAMES = 3;

  private final Importer importer;
  private final Background background;
  private final Texts texts;
  private final Runnable changed;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final DoubleProperty progress = new SimpleDoubleProperty(-1);
  private final StringProperty current = new SimpleStringProperty("");
  private final StringProperty message = new SimpleStringProperty("");

  /**
   * @param changed called in the window when there are more recordings
   */
  public ImportModel(Vault vault, Background background, Texts texts, Runnable changed) {
    this.importer = new Importer(vault);
    this.background = background;
    this.texts = texts;
    this.changed = changed;
  }

  /** Adds files, and the files of sound in folders. */
  public void add(List<Path> files) {
    running.set(true);
    Told told = new Told();
    background.runRaw(
        background.unbroken(
            () ->
                importer.importAll(
                    files, ToyId.files(""), texts.get("import.toy"), told, cancelled::get)),
        result -> end(summary(result)),
        failure ->
            end(
                texts.format("import.done", told.added.get())
                    + " "
                    + background.sentences().about(failure)));
  }

  private void end(String said) {
    message.set(said);
    running.set(false);
    changed.run();
  }

  private String summary(ImportResult result) {
    StringBuilder said = new StringBuilder();
    if (result.cancelled()) {
      said.append(texts.get("import.cancelled")).append(' ');
    }
    said.append(texts.format("import.done", result.added()));
    for (Kind kind : Kind.values()) {
      List<String> names =
          result.outcomes().stream()
              .filter(outcome -> outcome.kind() == kind)
              .map(ImportModel::name)
              .toList();
      if (kind != Kind.NEW && !names.isEmpty()) {
        said.append('\n').append(texts.format("import." + kind, names.size(), some(names)));
      }
    }
    return said.toString();
  }

  private static String name(ImportOutcome outcome) {
    return name(outcome.file());
  }

  private static String name(Path file) {
    return file.getFileName() == null ? file.toString() : file.getFileName().toString();
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() > MOST_NAMES ? first + " …" : first;
  }

  /** Stops; what was added by then stays. */
  public void cancel() {
    cancelled.set(true);
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running;
  }

  /** How much of it is done, 0 to 1; -1 while nobody knows how many files there are. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress;
  }

  /** Which file is being read; empty when none is. */
  public ReadOnlyStringProperty currentProperty() {
    return current;
  }

  /** What came of it, in plain words. */
  public ReadOnlyStringProperty messageProperty() {
    return message;
  }

  private final class Told implements Importer.Progress {
    private final AtomicInteger added = new AtomicInteger();

    @Override
    public void file(Path file, int done, int count) {
      background.inWindow(
          () -> {
            progress.set((double) done / count);
            current.set(texts.format("import.current", done + 1, count, name(file)));
          });
    }

    @Override
    public void done(ImportOutcome outcome) {
      if (outcome.kind().isNew()) {
        added.incrementAndGet();
      }
    }
  }
}
