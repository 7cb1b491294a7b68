package org.plushkeep.console;

import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.testing.AtTheWindow;

/** The part of {@link Screens} that leads through what is erased by itself, and the bin. */
final class RuleScreens {
  private final AtTheWindow window;
  private final MemoryDoor door;
  private final ListeningScreens listening;

  RuleScreens(AtTheWindow window, MemoryDoor door, ListeningScreens listening) {
    this.window = window;
    this.door = door;
    this.listening = listening;
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    save(RetentionRules.NONE.with(Of.UNHEARD, 1).with(Of.REVIEWED, 2).withBin(true), visit);
    window.untilShown("#rule-erase");
    visit.at("rules-asking");
    window.press("#rule-erase");
    window.untilShown("#rules-no");
    visit.at("rules-question");
    window.press("#rules-no");
    RetentionRules later = RetentionRules.NONE.with(Of.UNHEARD, 9);
    save(later.with(Of.BIN, 30), _ -> {});
    window.untilShown("#rule-keep");
    listening.choose(1);
    visit.at("rules-coming");
    window.press("#erase");
    window.untilShown("#binned-bar");
    visit.at("bin-put");
    window.press("#filter-bin");
    window.until("the bin is shown", () -> window.list("#recordings").getItems().size() == 1);
    listening.choose(0);
    visit.at("bin");
    window.press("#bin-back");
    window.until("all are shown", () -> window.list("#recordings").getItems().size() > 1);
    save(RetentionRules.NONE, _ -> {});
    window.untilGone("#rule-bar");
  }

  private void save(RetentionRules rules, StudioScreens.Visit visit) throws Exception {
    door.vault().rules().set(rules);
    window.press("#settings");
    window.press("#settings-rules");
    window.until("it is counted", () -> !window.node("#rules-save").isDisabled());
    visit.at("rules");
    window.press("#rules-save");
    window.untilGone("#rules-save");
  }
}
