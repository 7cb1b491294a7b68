package org.plushkeep.console.inbox;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.recording.Verdict;

/** What was decided about a recording, as a small picture; a dot while nothing was. */
final class VerdictMark extends StackPane {
  private final Region dot = new Region();
  private final FontIcon icon = new FontIcon(Feather.CHECK);

  VerdictMark() {
    getStyleClass().add("verdict-mark");
    dot.getStyleClass().add("verdict-new");
    getChildren().addAll(dot, icon);
    clear();
  }

  void clear() {
    Ui.show(dot, false);
    Ui.show(icon, false);
  }

  void show(Verdict verdict) {
    Ui.show(dot, verdict == Verdict.NEW);
    Ui.show(icon, verdict != Verdict.NEW);
    icon.setIconCode(Verdicts.icon(verdict));
    icon.getStyleClass().setAll("verdict", Verdicts.style(verdict));
  }

  void showDamage() {
    Ui.show(dot, false);
    Ui.show(icon, true);
    icon.setIconCode(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().setAll("verdict", "verdict-damaged");
  }
}
