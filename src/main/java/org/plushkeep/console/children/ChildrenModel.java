package org.plushkeep.console.children;

import java.nio.file.Path;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.share.ChildrensPage;
import org.plushkeep.share.ChildrensPage.Who;

/** The page for children about one toy, or about toys at all. */
public final class ChildrenModel {
  private final ChildrensPage page;
  private final Background background;
  private final Texts texts;
  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");

  /**
   * @param name what the family calls it; empty where it has no name
   */
  public ChildrenModel(Who who, String name, Background background, Texts texts) {
    this.page = new ChildrensPage(texts.locale(), who, name);
    this.background = background;
    this.texts = texts;
  }

  /** Writes it into a folder as a PDF to print. */
  public void save(Path folder) {
    message.set("");
    problem.set("");
    background.runRaw(
        background.unbroken(() -> page.page().savePdf(folder, page.fileName())),
        file -> message.set(texts.format("children.saved", file.toString())),
        failure -> problem.set(background.sentences().aboutSaving(failure, "problem.history")));
  }

  /** The words. */
  public ChildrensPage page() {
    return page;
  }

  /** Where it was written; empty when there is nothing to say. */
  public StringProperty messageProperty() {
    return message;
  }

  /** Why it could not be written. */
  public StringProperty problemProperty() {
    return problem;
  }
}
