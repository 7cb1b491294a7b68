package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.time.Duration;
import javafx.scene.control.ScrollPane;
import org.plushkeep.testing.AtTheWindow;

/** The part of {@link Screens} that leads through the care of a toy; one message is kept. */
final class CareScreens {
  private final AtTheWindow window;
  private final PlushToy toy;
  private final HandTime time;

  CareScreens(AtTheWindow window, PlushToy toy, HandTime time) {
    this.window = window;
    this.toy = toy;
    this.time = time;
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    window.press("#nav-toys");
    window.press("#care");
    window.until("it tells how it is", () -> window.text("#care-battery").contains("80"));
    window.until("it is done", () -> !window.isShown("#care-stop"));
    visit.at("care");
    toy.slow(60);
    window.press("#care-send-1");
    window.untilShown("#send-go");
    window.until("a toy is there", () -> !window.node("#send-go").isDisabled());
    visit.at("send");
    toy.breakNext();
    window.press("#send-go");
    window.until(
        "some has gone",
        () -> {
          time.advance(Duration.ofMillis(100));
          return window.everyWord().matches("(?s).*\\d+[.,]\\d kB.*\\d+[.,]\\d kB.*");
        });
    visit.at("sending");
    window.until("it has ended", () -> !window.isShown("#care-stop"));
    visit.at("send-link-lost");
    toy.slow(0);
    window.press("#send-go");
    window.until("it has ended", () -> !window.isShown("#care-stop"));
    visit.at("sent");
    window.press("#send-close");
    see(
        () -> {
          window.<ScrollPane>node("#care-scroll").setVvalue(1);
          return true;
        });
    visit.at("care-slots");
    window.press("#care-clear");
    visit.at("care-clear");
    window.press("#care-clear-no");
    window.press("#care-forget");
    visit.at("care-forget");
    window.press("#care-forget-no");
    window.press("#care-back");
    window.press("#nav-inbox");
  }
}
