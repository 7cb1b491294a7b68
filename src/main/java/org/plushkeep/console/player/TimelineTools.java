package org.plushkeep.console.player;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.player.Selection.Part;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;

/** Under the timeline: where in it one is, closer and farther, what is chosen, and the pitches. */
final class TimelineTools extends VBox {
  /** Of the bar: what is smaller cannot be taken hold of. */
  private static final double SMALLEST_THUMB = 0.06;

  private final PlayerModel player;
  private final Texts texts;
  private final Zoom zoom;
  private final Selection selection;
  private boolean following;

  TimelineTools(PlayerModel player, Texts texts) {
    this.player = player;
    this.texts = texts;
    zoom = player.picture().zoom();
    selection = player.picture().selection();
    Button whole = tool("zoom-whole", "player.zoom.whole", Feather.MAXIMIZE, zoom::whole);
    Button out = tool("zoom-out", "player.zoom.out", Feather.ZOOM_OUT, () -> zoom(1 / Zoom.STEP));
    Button in = tool("zoom-in", "player.zoom.in", Feather.ZOOM_IN, () -> zoom(Zoom.STEP));
    zoom.viewProperty()
        .subscribe(
            _ -> {
              whole.setDisable(!zoom.isZoomed());
              out.setDisable(!zoom.isZoomed());
            });
    ToggleButton repeats = toggle("repeat-selection", "player.selection.repeat", Feather.REPEAT);
    repeats.selectedProperty().bindBidirectional(selection.repeatsProperty());
    ToggleButton pitches = toggle("show-spectrogram", "player.spectrogram", Feather.BAR_CHART_2);
    pitches.selectedProperty().bindBidirectional(player.picture().spectrogram().shownProperty());
    Label chosen = chosen();
    selection.partProperty().subscribe(part -> repeats.setDisable(part.isEmpty()));
    MannerMenu manner = new MannerMenu(player, texts);
    manner.getStyleClass().add("timeline-tool");
    getChildren()
        .addAll(bar(), Ui.row("timeline-tools", out, in, whole, chosen, repeats, pitches, manner));
    getStyleClass().add("timeline-under");
  }

  /** Closer to what is heard now, or what is in the middle when that is not shown. */
  private void zoom(double factor) {
    player.zoom(factor);
  }

  private Label chosen() {
    Label label = new Label();
    label.setId("selection-text");
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    selection.partProperty().subscribe(part -> label.setText(words(part)));
    return label;
  }

  private String words(Optional<Part> part) {
    return part.map(
            one ->
                texts.format(
                    "player.selection.from-to",
                    Moments.precise(one.from(), texts.locale()),
                    Moments.precise(one.to(), texts.locale())))
        .orElse("");
  }

  private Button tool(String id, String key, Ikon icon, Runnable action) {
    Button button = Ui.iconButton(id, texts.get(key), icon, action);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "timeline-tool");
    return button;
  }

  private ToggleButton toggle(String id, String key, Ikon icon) {
    ToggleButton button = new ToggleButton("", Ui.icon(icon));
    button.setId(id);
    Ui.named(button, texts.get(key));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "timeline-tool");
    return button;
  }

  private ScrollBar bar() {
    ScrollBar bar = new ScrollBar();
    bar.setId("timeline-scroll");
    bar.setOrientation(Orientation.HORIZONTAL);
    bar.setAccessibleText(texts.get("player.zoom.scroll"));
    bar.setMin(0);
    zoom.viewProperty()
        .subscribe(
            view -> {
              following = true;
              bar.setVisible(zoom.isZoomed());
              bar.setMax(1 - view.width());
              bar.setVisibleAmount(Math.max(SMALLEST_THUMB, view.width()) * (1 - view.width()));
              bar.setUnitIncrement(view.width() / 10);
              bar.setBlockIncrement(view.width());
              bar.setValue(view.from());
              following = false;
            });
    bar.valueProperty()
        .subscribe(
            value -> {
              if (!following) {
                zoom.scrollTo(value.doubleValue());
              }
            });
    return bar;
  }
}
