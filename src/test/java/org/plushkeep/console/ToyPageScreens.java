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

  ToyPageScreens(AtTheWindow window, HandTime time) {
    this.window = window;
    this.time = time;
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    window.press("#nav-toys");
    window.press("#toy-safety");
    window.until(
        "it listens", () -> window.<ProgressBar>node("#safety-progress").getProgress() >= 0);
    see(
        () -> {
          time.advance(Duration.ofSeconds(6));
          return true;
        });
    window.untilShown("#safety-stop");
    visit.at("safety-looking");
    see(
        () -> {
          time.advance(Duration.ofSeconds(6));
          return true;
        });
    window.untilShown("#safety-summary");
    visit.at("safety");
    scroll("#safety-scroll");
    visit.at("safety-end");
    window.press("#safety-back");
    window.press("#toy-children");
    window.untilShown("#children-title");
    visit.at("children");
    scroll("#children-page");
    visit.at("children-end");
    window.press("#children-back");
    window.press("#nav-inbox");
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
