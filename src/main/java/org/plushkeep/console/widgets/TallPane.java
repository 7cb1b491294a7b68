package org.plushkeep.console.widgets;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** Fills its room; where its content is higher than that, it can be scrolled. */
public class TallPane extends ScrollPane {
  private final StackPane room;

  public TallPane(String style, Node... content) {
    room = new Room(content);
    room.getStyleClass().add(style);
    setContent(room);
    setFitToWidth(true);
    setFitToHeight(true);
    widthProperty().subscribe(room::requestLayout);
  }

  /** What is in it, one before the other. */
  protected final ObservableList<Node> inside() {
    return room.getChildren();
  }

  /**
   * A scroll pane that its content fills asks how high that must be without saying how wide it is,
   * and would take words that wrap for one line each.
   */
  private final class Room extends StackPane {
    Room(Node... content) {
      super(content);
    }

    @Override
    protected double computeMinHeight(double width) {
      return super.computeMinHeight(width < 0 ? TallPane.this.getWidth() : width);
    }
  }
}
