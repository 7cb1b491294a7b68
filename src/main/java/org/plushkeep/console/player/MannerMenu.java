package org.plushkeep.console.player;

import atlantafx.base.controls.CaptionMenuItem;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.player.PlayManner.Speed;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Slower, faster, without silence: what is not needed every time, out of the way in a menu. */
final class MannerMenu extends MenuButton {
  private static final PseudoClass SPECIAL = PseudoClass.getPseudoClass("special");

  private final Menu loudspeakers = new Menu();
  private final PlayerModel player;
  private final Texts texts;

  MannerMenu(PlayerModel player, Texts texts) {
    this.player = player;
    this.texts = texts;
    PlayManner manner = player.manner();
    setId("player-more");
    setGraphic(Ui.icon(Feather.SLIDERS));
    Ui.named(this, texts.get("player.more"));
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW, "player-more");
    ToggleGroup speeds = new ToggleGroup();
    getItems().add(new CaptionMenuItem(texts.get("player.speed")));
    for (Speed speed : Speed.values()) {
      RadioMenuItem item = new RadioMenuItem(texts.get("player.speed." + speed));
      item.setId("speed-" + speed);
      item.setToggleGroup(speeds);
      item.setOnAction(_ -> manner.speedProperty().set(speed));
      manner.speedProperty().subscribe(now -> item.setSelected(now == speed));
      getItems().add(item);
    }
    getItems()
        .addAll(
            new SeparatorMenuItem(),
            choice("skip-silence", texts.get("player.skip-silence"), manner.skipsSilenceProperty()),
            choice("levelled", texts.get("player.levelled"), manner.levelledProperty()),
            choice("repeats", texts.get("player.repeats"), manner.repeatsProperty()),
            loudspeakers);
    loudspeakers.setId("loudspeakers");
    loudspeakers.setText(texts.get("player.loudspeaker"));
    loudspeakers.setVisible(false);
    setOnShowing(_ -> player.loudspeaker().ask(this::offer));
    manner.onChange(() -> pseudoClassStateChanged(SPECIAL, manner.isSpecial()));
    manner.repeatsProperty().subscribe(_ -> pseudoClassStateChanged(SPECIAL, manner.isSpecial()));
  }

  /** Where there is only one there is nothing to choose. */
  private void offer(List<String> names) {
    Optional<String> chosen = player.loudspeaker().chosenProperty().get();
    loudspeakers.setVisible(names.size() > 1 || chosen.isPresent());
    ToggleGroup group = new ToggleGroup();
    loudspeakers.getItems().clear();
    loudspeakers
        .getItems()
        .add(loudspeaker(texts.get("player.loudspeaker.usual"), Optional.empty(), group));
    for (String name : names) {
      loudspeakers.getItems().add(loudspeaker(name, Optional.of(name), group));
    }
  }

  private RadioMenuItem loudspeaker(String text, Optional<String> name, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(player.loudspeaker().chosenProperty().get().equals(name));
    item.setOnAction(_ -> player.loudspeaker().chosenProperty().set(name));
    return item;
  }

  private static CheckMenuItem choice(String id, String text, BooleanProperty property) {
    CheckMenuItem item = new CheckMenuItem(text);
    item.setId(id);
    item.selectedProperty().bindBidirectional(property);
    return item;
  }
}
