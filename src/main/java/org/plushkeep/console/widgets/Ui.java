package org.plushkeep.console.widgets;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short words for what every view builds. Spacing and colour come from the stylesheet. */
public final class Ui {
  private Ui() {}

  /** A text that wraps. */
  public static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** A picture that says nothing to a screen reader. */
  public static FontIcon icon(Ikon ikon, String... styles) {
    FontIcon icon = new FontIcon(ikon);
    icon.getStyleClass().addAll(styles);
    return icon;
  }

  /** A button with an icon and a word. */
  public static Button button(String id, String text, Ikon ikon, Runnable action) {
    Button button = new Button(text, icon(ikon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** A button with a word. */
  public static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** A button that is words and no more, for what is done now and then. */
  public static Button link(String id, String text, Runnable action) {
    Button button = button(id, text, action);
    button.getStyleClass().addAll(Styles.FLAT, "link");
    return button;
  }

  /** A button with only an icon: the word is its tooltip and what a screen reader says. */
  public static Button iconButton(String id, String text, Ikon ikon, Runnable action) {
    Button button = new Button("", icon(ikon));
    button.setId(id);
    button.setOnAction(_ -> action.run());
    named(button, text);
    return button;
  }

  /** Gives a control without a word one for tooltip and screen reader. */
  public static void named(Labeled control, String text) {
    control.setAccessibleText(text);
    control.setTooltip(new Tooltip(text));
  }

  /** Refuses text that would be longer than {@code most} characters. */
  public static TextFormatter<String> atMost(int most) {
    return new TextFormatter<>(
        change -> {
          if (change.isContentChange() && change.getControlNewText().length() > most) {
            change.setText("");
            change.setRange(change.getRangeStart(), change.getRangeStart());
            change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
          }
          return change;
        });
  }

  /** Side by side. */
  public static HBox row(String style, Node... children) {
    HBox row = new HBox(children);
    row.getStyleClass().add(style);
    return row;
  }

  /** Side by side, and below where there is no room for all. */
  public static FlowPane flow(String style, Node... children) {
    FlowPane flow = new FlowPane(children);
    flow.getStyleClass().add(style);
    return flow;
  }

  /** One above the other. */
  public static VBox column(String style, Node... children) {
    VBox column = new VBox(children);
    column.getStyleClass().add(style);
    return column;
  }

  /** Takes all the room there is between its neighbours. */
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    VBox.setVgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Shows a node, or takes it away with the room it needs. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
