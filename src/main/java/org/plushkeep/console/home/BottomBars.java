package org.plushkeep.console.home;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.VBox;
import org.plushkeep.console.inbox.BinnedBar;
import org.plushkeep.console.inbox.ReceiptBar;
import org.plushkeep.console.inbox.UndoBar;
import org.plushkeep.console.rules.RuleBar;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.words.Texts;

/** What is told, asked and can be taken back, below every screen of an unlocked vault. */
final class BottomBars extends VBox {
  /**
   * @param folder asks for a place
   */
  BottomBars(Session session, Texts texts, Questions ask, Supplier<Optional<Path>> folder) {
    Departures ways = session.departures();
    getStyleClass().add("bottom");
    getChildren()
        .addAll(
            new NetworkDriveBar(session.networkDrive(), texts),
            Banner.problem("mended", session.inbox().mendedProperty()),
            Banner.problem("erase-problem", ways.erasing().problemProperty()),
            Banner.notice("arrivals", session.arrivals().messageProperty()),
            Banner.problem("arrivals-problem", session.arrivals().problemProperty()),
            Banner.problem("rule-problem", ways.clearing().problemProperty()),
            new RuleBar(
                ways.clearing(),
                texts,
                ways.bin().lastProperty().greaterThan(0),
                ask::askEraseByRule,
                ask::askRules),
            new BinnedBar(ways.bin(), texts),
            new UndoBar(ways.erasing(), texts),
            new ReceiptBar(ways.receipt(), texts, folder));
  }
}
