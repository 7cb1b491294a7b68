package org.plushkeep.console.inbox;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ExportFormat;
import org.plushkeep.share.ExportOptions;
import org.plushkeep.share.ExportResult;
import org.plushkeep.share.Exporter;
import org.plushkeep.share.NameTemplate;
import org.plushkeep.vault.Vault;

/** Taking recordings out of the vault. */
public final class ExportModel {
  /** How far it is. */
  public enum Step {
    ASKING,
    WRITING,
    DONE,
    FAILED
  }

  private final List<RecordingId> ids;
  private final Exporter exporter;
  private final Background background;
  private final Texts texts;
  private final Map<ExportFormat, BooleanProperty> chosen = new EnumMap<>(ExportFormat.class);
  private final BooleanBinding noneChosen;
  private final BooleanProperty tags = new SimpleBooleanProperty();
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.ASKING);
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private final StringProperty message = new SimpleStringProperty("");
  private final AtomicBoolean cancelled = new AtomicBoolean();

  public ExportModel(List<RecordingId> ids, Vault vault, Background background, Texts texts) {
    this.ids = List.copyOf(ids);
    this.exporter = new Exporter(vault);
    this.background = background;
    this.texts = texts;
    for (ExportFormat format : ExportFormat.values()) {
      chosen.put(format, new SimpleBooleanProperty(format == ExportFormat.WAV));
    }
    noneChosen =
        Bindings.createBooleanBinding(
            () -> formats().isEmpty(), chosen.values().toArray(BooleanProperty[]::new));
  }

  /** Writes into a folder. */
  public void export(Path folder) {
    ExportOptions options = new ExportOptions(formats(), NameTemplate.USUAL, tags.get());
    step.set(Step.WRITING);
    background.runRaw(
        background.unbroken(
            () -> exporter.export(ids, folder, options, this::tellDone, cancelled::get)),
        result -> {
          message.set(summary(result, folder));
          step.set(Step.DONE);
        },
        failure -> {
          message.set(sentence(failure));
          step.set(Step.FAILED);
        });
  }

  private Set<ExportFormat> formats() {
    Set<ExportFormat> formats = EnumSet.noneOf(ExportFormat.class);
    chosen.forEach(
        (format, property) -> {
          if (property.get()) {
            formats.add(format);
          }
        });
    return formats;
  }

  private void tellDone(int done) {
    background.inWindow(() -> progress.set((double) done / ids.size()));
  }

  private String sentence(Throwable failure) {
    return background.sentences().aboutSaving(failure, "problem.export");
  }

  private String summary(ExportResult result, Path folder) {
    StringBuilder said = new StringBuilder();
    if (result.cancelled()) {
      said.append(texts.get("export.cancelled")).append(' ');
    }
    said.append(texts.format("export.done", result.files().size(), folder.toString()));
    for (ExportResult.Reason reason : ExportResult.Reason.values()) {
      long left = result.failures().stream().filter(f -> f.reason() == reason).count();
      if (left > 0) {
        said.append(' ').append(texts.format("export.left." + reason, left));
      }
    }
    return said.toString();
  }

  /** Stops; files that are whole by then stay. */
  public void cancel() {
    cancelled.set(true);
  }

  public int count() {
    return ids.size();
  }

  /** Whether a format is to be written. */
  public BooleanProperty chosenProperty(ExportFormat format) {
    return Objects.requireNonNull(chosen.get(format));
  }

  public BooleanBinding noneChosenBinding() {
    return noneChosen;
  }

  /** Whether the files tell players the toy's name and the date. */
  public BooleanProperty tagsProperty() {
    return tags;
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  public DoubleProperty progressProperty() {
    return progress;
  }

  public StringProperty messageProperty() {
    return message;
  }
}
