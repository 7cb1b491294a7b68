package org.plushkeep.console.player;

import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.plushkeep.console.player.Selection.Part;
import org.plushkeep.console.words.Texts;

/** What is chosen, as a tint between two handles. */
final class SelectionLayer extends Pane {
  private static final double HANDLE_WIDTH = 11;

  private final PlayerModel player;
  private final Selection selection;
  private final Rectangle tint = new Rectangle();
  private final SelectionHandle begin;
  private final SelectionHandle end;
  private Frame frame = Frame.NONE;

  SelectionLayer(PlayerModel player, Texts texts) {
    this.player = player;
    this.selection = player.picture().selection();
    begin =
        new SelectionHandle(
            "selection-begin",
            texts.get("player.selection.begin"),
            selection::moveBegin,
            () -> now().from());
    end =
        new SelectionHandle(
            "selection-end",
            texts.get("player.selection.end"),
            selection::moveEnd,
            () -> now().to());
    makeDraggable(begin, to -> selection.moveBegin(to - now().from()));
    makeDraggable(end, to -> selection.moveEnd(to - now().to()));
    tint.setManaged(false);
    tint.setMouseTransparent(true);
    tint.getStyleClass().add("selection-tint");
    getChildren().addAll(tint, begin, end);
    setPickOnBounds(false);
    selection.partProperty().subscribe(_ -> place());
  }

  private Part now() {
    return selection.partProperty().get().orElse(new Part(0, 0));
  }

  private void makeDraggable(SelectionHandle handle, DoubleConsumer moveTo) {
    handle.setOnMousePressed(
        event -> {
          handle.requestFocus();
          selection.hold(true);
          event.consume();
        });
    handle.setOnMouseDragged(
        event -> {
          moveTo.accept(secondsAt(event));
          event.consume();
        });
    handle.setOnMouseReleased(
        event -> {
          selection.hold(false);
          event.consume();
        });
  }

  private double secondsAt(MouseEvent event) {
    double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    return frame.placeAt(x) * player.lengthProperty().get();
  }

  void draw(Frame in) {
    frame = in;
    place();
  }

  private void place() {
    boolean chosen = selection.partProperty().get().isPresent();
    for (Node node : getChildren()) {
      node.setVisible(chosen);
    }
    double length = player.lengthProperty().get();
    if (chosen && length > 0) {
      double from = frame.at(now().from() / length);
      double to = frame.at(now().to() / length);
      double left = Math.clamp(from, 0, frame.width());
      tint.setX(left);
      tint.setWidth(Math.clamp(to, 0, frame.width()) - left);
      tint.setHeight(frame.height());
      place(begin, from);
      place(end, to);
    }
  }

  private void place(SelectionHandle handle, double x) {
    handle.setVisible(x >= 0 && x <= frame.width());
    handle.resizeRelocate(
        snapPositionX(Math.clamp(x - HANDLE_WIDTH / 2, 0, frame.width() - HANDLE_WIDTH)),
        0,
        HANDLE_WIDTH,
        frame.height());
    handle.hasMoved();
  }
}
