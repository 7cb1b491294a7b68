package org.plushkeep.console.player;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.audio.Waveform;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;

/** The timeline to hear along and to choose a place in, and the buttons under it. */
final class SoundView extends VBox {
  private static final long MILLIS = 1000;

  private final PlayerModel player;
  private final Texts texts;
  private final Timeline timeline;

  SoundView(PlayerModel player, Texts texts) {
    this.player = player;
    this.texts = texts;
    timeline = new Timeline(player, texts);
    timeline.setId("waveform");
    timeline.disableProperty().bind(player.readyProperty().not());
    TimelineTools tools = new TimelineTools(player, texts);
    tools.disableProperty().bind(player.readyProperty().not());
    player.problemProperty().subscribe(problem -> Ui.show(tools, problem.isEmpty()));
    getChildren().addAll(timeline, tools, controls());
    getStyleClass().add("sound");
  }

  private StackPane controls() {
    Button back = skip("back", "player.back", Feather.ROTATE_CCW, -PlayerModel.SKIP_SECONDS);
    Button forward = skip("forward", "player.forward", Feather.ROTATE_CW, PlayerModel.SKIP_SECONDS);
    HBox times =
        Ui.row("times", time("position", true), silent(), Ui.spring(), time("length", false));
    HBox buttons = Ui.row("controls", back, play(), forward);
    buttons.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE); // the times are beside, not under it
    StackPane both = new StackPane(times, buttons);
    both.disableProperty().bind(player.readyProperty().not());
    return both;
  }

  private Button skip(String id, String text, Feather icon, double seconds) {
    Button button = Ui.iconButton(id, texts.get(text), icon, () -> player.skip(seconds));
    button.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    return button;
  }

  private Button play() {
    Button play = Ui.iconButton("play", texts.get("player.play"), Feather.PLAY, player::toggle);
    play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.ACCENT, Styles.LARGE, "play");
    player
        .playingProperty()
        .subscribe(
            on -> {
              play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY));
              Ui.named(play, texts.get(on ? "player.pause" : "player.play"));
            });
    return play;
  }

  private Label silent() {
    Label silent = new Label();
    silent.setId("silent");
    silent.setGraphic(Ui.icon(Feather.VOLUME_X));
    silent.setTooltip(new Tooltip(texts.get("player.no-sound-device")));
    silent.setAccessibleText(texts.get("player.no-sound-device"));
    silent.getStyleClass().add("silent");
    player.loudspeaker().silentProperty().subscribe(on -> Ui.show(silent, on));
    return silent;
  }

  private Label time(String id, boolean position) {
    var seconds = position ? player.positionProperty() : player.lengthProperty();
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll("time", position ? "time-position" : "time-length");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    position
                        ? Moments.precise(seconds.get(), texts.locale())
                        : Moments.length(Duration.ofMillis((long) (seconds.get() * MILLIS))),
                seconds));
    return label;
  }

  void draw(Waveform outline) {
    timeline.storedProperty().set(outline);
  }

  /** How much has been heard, 0 to 1. */
  ReadOnlyDoubleProperty playedProperty() {
    return timeline.playedProperty();
  }
}
