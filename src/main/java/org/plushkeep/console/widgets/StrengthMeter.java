package org.plushkeep.console.widgets;

import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How hard a passphrase is to guess, as four bars. */
public final class StrengthMeter extends HBox {
  private static final int BARS = 4;

  public StrengthMeter() {
    getStyleClass().add("strength");
    for (int bar = 0; bar < BARS; bar++) {
      Region region = new Region();
      region.getStyleClass().add("strength-bar");
      setHgrow(region, Priority.ALWAYS);
      getChildren().add(region);
    }
  }

  /**
   * Shows a score.
   *
   * @param score 0 to 4
   * @param goodEnough whether it is accepted
   */
  public void show(int score, boolean goodEnough) {
    for (int bar = 0; bar < BARS; bar++) {
      Region region = (Region) getChildren().get(bar);
      boolean lit = bar < score;
      region.pseudoClassStateChanged(PseudoClass.getPseudoClass("good"), lit && goodEnough);
      region.pseudoClassStateChanged(PseudoClass.getPseudoClass("weak"), lit && !goodEnough);
    }
  }
}
