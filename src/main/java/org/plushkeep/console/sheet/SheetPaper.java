package org.plushkeep.console.sheet;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.plushkeep.share.QrCode;

/** The code as it stands on the sheet: black on white in any light, large enough to copy. */
final class SheetPaper extends VBox {
  private static final double MODULE = 4;

  /**
   * @param groups of the code
   */
  SheetPaper(List<String> groups) {
    FlowPane code = new FlowPane();
    code.getStyleClass().add("sheet-code");
    code.setAlignment(Pos.CENTER);
    for (String group : groups) {
      Label label = new Label(group);
      label.getStyleClass().add("sheet-group");
      code.getChildren().add(label);
    }
    code.setId("sheet-code");
    getStyleClass().add("sheet-paper");
    getChildren().addAll(code, picture(QrCode.of(String.join("-", groups))));
  }

  private static Pane picture(QrCode qr) {
    Path dark = new Path();
    dark.setFill(Color.BLACK);
    dark.setStroke(null);
    for (int y = 0; y < qr.size(); y++) {
      for (int x = 0; x < qr.size(); x++) {
        if (qr.isDark(x, y)) {
          double left = x * MODULE;
          double top = y * MODULE;
          dark.getElements()
              .addAll(
                  new MoveTo(left, top),
                  new LineTo(left + MODULE, top),
                  new LineTo(left + MODULE, top + MODULE),
                  new LineTo(left, top + MODULE),
                  new ClosePath());
        }
      }
    }
    StackPane picture = new StackPane(dark);
    double side = (qr.size() + 2 * QrCode.QUIET_ZONE) * MODULE;
    picture.setMinSize(side, side);
    picture.setMaxSize(side, side);
    picture.setId("sheet-picture");
    return picture;
  }
}
