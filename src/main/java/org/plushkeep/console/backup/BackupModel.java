package org.plushkeep.console.backup;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.BackupReport;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;

/** Bringing the backup in a folder up to date. */
public final class BackupModel {
  /** How far it is. */
  public enum Step {
    ASKING,
    COPYING,
    DONE
  }

  private static final double MEGABYTE = 1e6;

  private final Vault vault;
  private final Background background;
  private final Texts texts;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.ASKING);
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final AtomicBoolean cancelled = new AtomicBoolean();

  public BackupModel(Vault vault, Background background, Texts texts) {
    this.vault = vault;
    this.background = background;
    this.texts = texts;
  }

  /** Backs up into a folder. */
  public void backUp(Path folder) {
    cancelled.set(false);
    progress.set(0);
    problem.set("");
    step.set(Step.COPYING);
    background.runRaw(
        background.unbroken(() -> vault.backUp(folder, this::tell, cancelled::get)),
        report -> {
          message.set(said(report));
          step.set(Step.DONE);
        },
        failure -> {
          problem.set(sentence(failure));
          step.set(Step.ASKING);
        });
  }

  private void tell(double done) {
    background.inWindow(() -> progress.set(done));
  }

  private String said(BackupReport report) {
    if (report.cancelled()) {
      return texts.get("backup.cancelled");
    }
    String done =
        texts.format("backup.done", report.folder().toString(), report.bytesWritten() / MEGABYTE);
    return report.traces() ? done + " " + texts.get("backup.traces") : done;
  }

  private String sentence(Throwable failure) {
    if (failure instanceof VaultException e) {
      if (e.problem() == Problem.DISK) {
        return texts.get("problem.backup");
      }
      if (e.problem() == Problem.ALREADY_EXISTS) {
        return texts.get("problem.backup.inside");
      }
    }
    return background.sentences().about(failure);
  }

  /** Stops; the backup made before stays. */
  public void cancel() {
    cancelled.set(true);
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  public DoubleProperty progressProperty() {
    return progress;
  }

  /** What was done, as a sentence. */
  public StringProperty messageProperty() {
    return message;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
