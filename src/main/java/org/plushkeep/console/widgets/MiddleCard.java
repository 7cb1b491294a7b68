package org.plushkeep.console.widgets;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * A card in the middle of the window, for what is shown while no vault is open; in a window that is
 * lower than the card it can be scrolled.
 */
public final class MiddleCard extends TallPane {
  private final VBox card;

  public MiddleCard(Node... content) {
    this(new Card(content));
  }

  private MiddleCard(Card card) {
    super("gate", card);
    this.card = card;
  }

  /** What stands around the content. */
  public VBox card() {
    return card;
  }

  /** Its words wrap at its own width, however wide the window is: so high it has to be. */
  private static final class Card extends VBox {
    Card(Node... content) {
      super(content);
      setMaxHeight(USE_PREF_SIZE);
      getStyleClass().add("gate-card");
    }

    @Override
    protected double computeMinHeight(double width) {
      return super.computeMinHeight(Math.min(width, getMaxWidth()));
    }

    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(Math.min(width, getMaxWidth()));
    }
  }
}
