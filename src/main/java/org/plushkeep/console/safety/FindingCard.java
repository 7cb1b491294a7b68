package org.plushkeep.console.safety;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.toy.safety.Finding;
import org.plushkeep.toy.safety.SafetyWords;

/** One finding: what it is, what it means, what to do, and how it was looked at. */
final class FindingCard extends VBox {
  FindingCard(Finding finding, SafetyWords words) {
    Label verdict = Ui.label(words.verdict(finding), "badge", badge(finding));
    verdict.getStyleClass().add("finding-verdict");
    Label title = Ui.label(words.title(finding), Styles.TEXT_BOLD);
    title.getStyleClass().add("finding-title");
    getChildren().addAll(verdict, title);
    if (finding.isWeak()) {
      Label todo = Ui.label(words.todo(finding));
      HBox.setHgrow(todo, Priority.ALWAYS);
      getChildren()
          .addAll(
              Ui.label(words.means(finding)),
              Ui.row("finding-todo", Ui.icon(Feather.ARROW_RIGHT_CIRCLE), todo));
    }
    getChildren().add(Ui.label(words.how(finding), Styles.TEXT_SMALL, Styles.TEXT_MUTED));
    getStyleClass().addAll("toy-card", "finding");
    setId("finding-" + finding.weakness());
  }

  private static String badge(Finding finding) {
    return "badge-"
        + switch (finding.result()) {
          case OBSERVED, KNOWN -> finding.weakness().weight().name().toLowerCase(Locale.ROOT);
          case NOT_OBSERVED -> "paired";
          case NOT_LOOKED_AT -> "practice";
        };
  }
}
