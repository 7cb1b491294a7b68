package org.plushkeep.console.backup;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
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
    /** The backup that is there holds what the vault does not. */
    NEWER,
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

  /** The folder that was chosen last. */
  private @Nullable Path chosen;

  public BackupModel(Vault vault, Background background, Texts texts) {
    this.vault = vault;
    this.background = background;
    this.texts = texts;
  }

  /** Backs up into a folder, unless a newer backup is there. */
  public void backUp(Path folder) {
    chosen = folder;
    backUp(folder, false);
  }

  /** Once somebody has said that it is to go: replaces the newer backup. */
  public void replace() {
    if (chosen != null) {
      backUp(chosen, true);
    }
  }

  private void backUp(Path folder, boolean evenNewer) {
    cancelled.set(false);
    progress.set(0);
    problem.set("");
    step.set(Step.COPYING);
    background.runRaw(
        background.unbroken(() -> vault.backUp(folder, evenNewer, this::tell, cancelled::get)),
        report -> {
          message.set(said(report));
          step.set(Step.DONE);
        },
        failure -> {
          boolean newer =
              failure instanceof VaultException e && e.problem() == Problem.NEWER_BACKUP;
          problem.set(newer ? "" : sentence(failure));
          step.set(newer ? Step.NEWER : Step.ASKING);
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
