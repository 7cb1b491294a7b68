package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import org.plushkeep.testing.AtTheWindow;

/** The part of {@link Screens} that leads to a toy's own pages: its safety, and for children. */
final class ToyPageScreens {
  private final AtTheWindow window;
  private final HandTime time;
  private final PlushToy toy;

  ToyPageScreens(AtTheWindow window, HandTime time, PlushToy toy) {
    this.window = window;
    this.time = time;
    this.toy = toy;
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    window.press("#nav-toys");
    window.press("#toy-safety");
    listens();
    window.untilShown("#safety-stop");
    visit.at("safety-looking");
    listens();
    window.untilShown("#safety-summary");
    visit.at("safety");
    scroll("#safety-scroll");
    visit.at("safety-end");
    toy.isAway(true);
    window.press("#safety-again");
    listens();
    window.untilShown("#safety-stop");
    listens();
    window.untilShown("#safety-last");
    visit.at("safety-last");
    toy.isAway(false);
    window.press("#safety-back");
    window.press("#toy-children");
    window.untilShown("#children-title");
    visit.at("children");
    scroll("#children-page");
    visit.at("children-end");
    window.press("#children-back");
    window.press("#nav-inbox");
  }

  /** More than half of the time that it takes. */
  private void listens() {
    window.until(
        "it listens", () -> window.<ProgressBar>node("#safety-progress").getProgress() >= 0);
    see(
        () -> {
          time.advance(Duration.ofSeconds(6));
          return true;
        });
  }

  private void scroll(String query) {
    see(
        () -> {
          ScrollPane pane = window.node(query);
          pane.setVvalue(pane.getVmax());
          return true;
        });
  }
}
