package org.plushkeep.console.children;

import java.nio.file.Path;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Saving;
import org.plushkeep.share.ChildrensPage;
import org.plushkeep.share.ChildrensPage.Who;

/** The page for children about one toy, or about toys at all. */
public final class ChildrenModel {
  private final ChildrensPage page;
  private final Saving saving;

  /**
   * @param name what the family calls it; empty where it has no name
   */
  public ChildrenModel(Who who, String name, Background background, Texts texts) {
    this.page = new ChildrensPage(texts.locale(), who, name);
    this.saving = new Saving(background, texts, "children.saved");
  }

  /** Writes it into a folder as a PDF to print. */
  public void save(Path folder) {
    saving.save(() -> page.page().savePdf(folder, page.fileName()));
  }

  /** The words. */
  public ChildrensPage page() {
    return page;
  }

  /** What is said of saving it. */
  public Saving saving() {
    return saving;
  }
}
