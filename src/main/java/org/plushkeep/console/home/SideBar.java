package org.plushkeep.console.home;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Look;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The screens to go to, the light, the lock. */
final class SideBar extends VBox {
  /** Where to go. */
  enum Place {
    INBOX,
    MESSAGES,
    TOYS,
    HISTORY
  }

  private final ToggleGroup group = new ToggleGroup();
  private final ToggleButton inbox;
  private final ToggleButton messages;
  private final ToggleButton toys;
  private final ToggleButton history;
  private final Subscription following;

  SideBar(
      Texts texts,
      Look look,
      Consumer<Place> go,
      Runnable passphrase,
      Runnable sheet,
      Runnable backup,
      Runnable lock,
      Runnable settings) {
    getStyleClass().add("side-bar");
    inbox = place("nav-inbox", texts.get("nav.inbox"), Feather.INBOX, () -> go.accept(Place.INBOX));
    messages =
        place(
            "nav-messages",
            texts.get("nav.messages"),
            Feather.MIC,
            () -> go.accept(Place.MESSAGES));
    toys = place("nav-toys", texts.get("nav.toys"), Feather.HEART, () -> go.accept(Place.TOYS));
    history =
        place(
            "nav-history", texts.get("nav.history"), Feather.CLOCK, () -> go.accept(Place.HISTORY));
    Button light =
        Ui.button(
            "light",
            texts.get("nav.dark"),
            Feather.MOON,
            () -> look.darkProperty().set(!look.darkProperty().get()));
    following =
        look.darkProperty()
            .subscribe(
                dark -> {
                  light.setText(texts.get(dark ? "nav.light" : "nav.dark"));
                  light.setGraphic(Ui.icon(dark ? Feather.SUN : Feather.MOON));
                });
    Button key =
        Ui.button("change-passphrase", texts.get("nav.passphrase"), Feather.KEY, passphrase);
    Button paper = Ui.button("recovery-sheet", texts.get("nav.sheet"), Feather.FILE_TEXT, sheet);
    Button copy = Ui.button("backup", texts.get("nav.backup"), Feather.COPY, backup);
    Button locks = Ui.button("lock", texts.get("nav.lock"), Feather.LOCK, lock);
    Button gear = Ui.iconButton("settings", texts.get("nav.settings"), Feather.SETTINGS, settings);
    gear.getStyleClass().addAll(Styles.FLAT);
    HBox.setHgrow(locks, Priority.ALWAYS);
    light.getStyleClass().addAll(Styles.FLAT, "side-button");
    key.getStyleClass().addAll(Styles.FLAT, "side-button");
    paper.getStyleClass().addAll(Styles.FLAT, "side-button");
    copy.getStyleClass().addAll(Styles.FLAT, "side-button");
    locks.getStyleClass().addAll("side-button");
    locks.setTooltip(new Tooltip(texts.get("nav.lock.keys")));
    light.setMaxWidth(Double.MAX_VALUE);
    key.setMaxWidth(Double.MAX_VALUE);
    paper.setMaxWidth(Double.MAX_VALUE);
    copy.setMaxWidth(Double.MAX_VALUE);
    locks.setMaxWidth(Double.MAX_VALUE);
    getChildren()
        .addAll(
            Ui.row("brand", new BearDrawing(0.2), Ui.label("Plushkeep", Styles.TITLE_4)),
            inbox,
            messages,
            toys,
            history,
            Ui.spring(),
            light,
            key,
            paper,
            copy,
            Ui.row("side-last", locks, gear));
  }

  private ToggleButton place(String id, String text, Ikon ikon, Runnable go) {
    ToggleButton button = new ToggleButton(text, Ui.icon(ikon));
    button.setId(id);
    button.setToggleGroup(group);
    button.setMinWidth(USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll(Styles.FLAT, "side-button", "side-place");
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          go.run();
        });
    return button;
  }

  /** Is not to be kept, with all of the window around it, by what outlasts it. */
  void end() {
    following.unsubscribe();
  }

  void select(Place place) {
    group.selectToggle(
        switch (place) {
          case INBOX -> inbox;
          case MESSAGES -> messages;
          case TOYS -> toys;
          case HISTORY -> history;
        });
  }
}
