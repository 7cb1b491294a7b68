package org.plushkeep.console.work;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;

/** Saving what is on a page to a file of somebody's own, and what is said of it there. */
public final class Saving {
  private final Background background;
  private final Texts texts;
  private final String saved;
  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");

  /**
   * @param saved key of what is said when it is written, with a place for where
   */
  public Saving(Background background, Texts texts, String saved) {
    this.background = background;
    this.texts = texts;
    this.saved = saved;
  }

  /**
   * Writes it in the background, not to be broken off.
   *
   * @param writing answers with the file
   */
  public void save(Callable<Path> writing) {
    clear();
    background.runRaw(
        background.unbroken(writing),
        file -> message.set(texts.format(saved, file.toString())),
        failure -> problem.set(background.sentences().aboutSaving(failure, "problem.history")));
  }

  /** Nothing is said any more. */
  public void clear() {
    message.set("");
    problem.set("");
  }

  /** Where it was written; empty when there is nothing to say. */
  public StringProperty messageProperty() {
    return message;
  }

  /** Why it could not be written; a page may say here what else went wrong on it. */
  public StringProperty problemProperty() {
    return problem;
  }
}
