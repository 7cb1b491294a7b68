package org.plushkeep.console;

import org.plushkeep.testing.AtTheWindow;

/** The part of {@link Screens} that leads through a toy on a cable: its card, care and safety. */
final class CableScreens {
  private static final String CARD = "#toy-Bruno";

  private final AtTheWindow window;
  private final CableToy toy;
  private final ListeningScreens fields;

  CableScreens(AtTheWindow window, CableToy toy, ListeningScreens fields) {
    this.window = window;
    this.toy = toy;
    this.fields = fields;
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    window.press("#nav-toys");
    toy.plugIn();
    window.untilShown(CableToy.CARD);
    visit.at("cable-toy");
    window.press(CableToy.CARD + " #pair");
    window.until("it says the numbers", () -> !window.text("#pair-blinks").isEmpty());
    visit.at("cable-pairing");
    toy.pressPaw();
    window.untilShown("#toy-name");
    fields.put("#toy-name", "Bruno");
    fields.put("#child-name", "Ada");
    window.press("#pair-save");
    window.untilShown(CARD + " #collect");
    visit.at("cable-paired");
    window.press(CARD + " #care");
    window.until("it is done", () -> !window.isShown("#care-stop"));
    visit.at("cable-care");
    toy.pullOut();
    window.until("it is away", () -> !window.text("#care-away").isEmpty());
    visit.at("cable-care-unplugged");
    toy.plugIn();
    window.until("it is back", () -> window.text("#care-away").isEmpty());
    window.press("#care-back");
    window.untilShown(CARD + " #toy-safety");
    window.press(CARD + " #toy-safety");
    window.untilShown("#safety-summary");
    visit.at("cable-safety");
    window.press("#safety-back");
    toy.forgets();
    window.press(CARD + " #collect");
    window.until(
        "it knows nobody",
        () -> window.everyWord().contains("Bruno") && window.isShown(CARD + " #collect-message"));
    window.until("it can be linked again", () -> !window.node(CARD + " #collect").isDisabled());
    visit.at("cable-forgotten");
    window.press("#nav-inbox");
  }
}
