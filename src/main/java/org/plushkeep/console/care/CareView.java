package org.plushkeep.console.care;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.collect.ToyCondition;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.cloudpets.Firmware;

/** Care of one toy, on one screen. */
public final class CareView extends BorderPane {
  private final CareModel model;
  private final Texts texts;
  private final ToyId toy;
  private final Label title = Ui.label("", Styles.TITLE_2);
  private final Label battery = Ui.label("");
  private final Label firmware = Ui.label("");
  private final Label waits = Ui.label("");
  private final Label away = Ui.label("", Styles.TEXT_MUTED);
  private final List<Label> slots = new ArrayList<>();
  private final CareProgress progress;
  private final VolumeCard volume;
  private final Button back;
  private final Subscription following;

  /** What is asked for from here. */
  public interface Actions {
    /** Back to all toys. */
    void leaveCare();

    /** Asks which message is to be sent. */
    void askSend(NearbyToy toy, int slot);

    /** Asks whether to clear the toy. */
    void askClear(CareModel model);

    /** Asks whether to forget the toy. */
    void askForget(CareModel model);
  }

  /**
   * @param toys all that are seen, by which the toy is followed
   */
  public CareView(CareModel model, ObservableList<NearbyToy> toys, Texts texts, Actions actions) {
    this.model = model;
    this.texts = texts;
    this.toy = model.toyProperty().get().orElseThrow().id();
    this.progress = new CareProgress(model, texts);
    this.volume = new VolumeCard(model, texts);
    back = Ui.button("care-back", texts.get("care.back"), Feather.ARROW_LEFT, actions::leaveCare);
    title.setId("care-title");
    battery.setId("care-battery");
    firmware.setId("care-firmware");
    waits.setId("care-waits");
    away.setId("care-away");
    Button look = Ui.button("care-look", texts.get("care.look"), Feather.REFRESH_CW, model::look);
    Button find = Ui.button("care-find", texts.get("care.find"), Feather.HEART, model::find);
    VBox condition =
        card(
            texts.get("care.condition"),
            battery,
            firmware,
            waits,
            new FlowPane(10, 10, look, find));
    VBox holds =
        card(texts.get("care.slots"), Ui.label(texts.get("care.slots.why"), Styles.TEXT_MUTED));
    List<Button> needToy = new ArrayList<>(List.of(look, find, volume.button()));
    for (int slot = 1; slot <= ToyCare.SLOTS; slot++) {
      holds.getChildren().add(slot(slot, actions, needToy));
    }
    Button clear =
        Ui.button(
            "care-clear", texts.get("care.clear"), Feather.WIND, () -> actions.askClear(model));
    needToy.add(clear);
    Button forget =
        Ui.button(
            "care-forget",
            texts.get("care.forget"),
            Feather.USER_X,
            () -> actions.askForget(model));
    needToy.forEach(button -> button.setDisable(true));
    setTop(
        Ui.column(
            "screen-head",
            Ui.row("screen-title", back, title),
            Ui.label(texts.get("care.intro"), Styles.TEXT_MUTED),
            away,
            progress));
    FlowPane last = new FlowPane(10, 10, clear, forget);
    ScrollPane scroll = new ScrollPane(Ui.column("toy-cards", condition, volume, holds, last));
    scroll.setFitToWidth(true);
    scroll.setId("care-scroll");
    setCenter(scroll);
    getStyleClass().add("toys");
    following =
        toys.subscribe(() -> follow(toys))
            .and(model.toyProperty().subscribe(_ -> show(needToy, forget)))
            .and(model.doingProperty().subscribe(_ -> show(needToy, forget)))
            .and(model.conditionProperty().subscribe(now -> show(now)))
            .and(model.slotsProperty().subscribe(this::showSlots));
    follow(toys);
  }

  private static VBox card(String heading, Node... content) {
    VBox card = Ui.column("toy-card", Ui.label(heading, Styles.TITLE_4));
    card.getChildren().addAll(content);
    return card;
  }

  private HBox slot(int number, Actions actions, List<Button> needToy) {
    Label holds = Ui.label("");
    holds.setId("care-slot-" + number);
    slots.add(holds);
    VBox words =
        Ui.column(
            "row-words", Ui.label(texts.format("care.slot", number), Styles.TEXT_BOLD), holds);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button play =
        Ui.iconButton(
            "care-play-" + number,
            texts.format("care.play.slot", number),
            Feather.PLAY,
            () -> model.play(number));
    play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    Button send =
        Ui.button(
            "care-send-" + number,
            texts.get("care.send"),
            Feather.SEND,
            () -> model.toyProperty().get().ifPresent(at -> actions.askSend(at, number)));
    needToy.add(play);
    needToy.add(send);
    return Ui.row("toy-line", play, words, send);
  }

  private boolean isInRange() {
    return model.toyProperty().get().filter(NearbyToy::isInRange).isPresent();
  }

  private void follow(List<NearbyToy> toys) {
    toys.stream().filter(one -> one.id().equals(toy)).findFirst().ifPresent(model::show);
  }

  private void show(List<Button> needToy, Button forget) {
    boolean there = isInRange();
    boolean working = model.isWorking();
    needToy.forEach(button -> button.setDisable(working || !there));
    forget.setDisable(working);
    model
        .toyProperty()
        .get()
        .ifPresent(
            now -> {
              title.setText(texts.format("care.title", now.name()));
              firmware.setText(firmware(now));
            });
    away.setText(there ? "" : texts.get(toy.isSerial() ? "toys.unplugged" : "care.away"));
    Ui.show(away, !there);
  }

  private String firmware(NearbyToy now) {
    return now.seen()
        .map(SeenToy::advertisedName)
        .flatMap(Firmware::of)
        .map(version -> texts.format("care.firmware", version))
        .orElseGet(() -> texts.get("care.firmware.unknown"));
  }

  private void show(Optional<ToyCondition> now) {
    boolean told = now.isPresent() && now.get().battery().isPresent();
    battery.setText(
        told
            ? texts.format("care.battery", now.get().battery().getAsInt())
            : texts.get("care.battery.unknown"));
    waits.setText(
        texts.get(
            now.map(one -> one.recordingWaits() ? "care.waits" : "care.waits.none")
                .orElse("care.waits.unknown")));
  }

  private void showSlots(List<String> holds) {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).setText(holds.get(i));
    }
  }

  /** Gives the keyboard to the way back. */
  public void focusFirst() {
    back.requestFocus();
  }

  /** Shows nothing of the toy any more. */
  public void forget() {
    following.unsubscribe();
    progress.forget();
    volume.forget();
    slots.forEach(label -> label.setText(""));
    title.setText("");
    setTop(null);
    setCenter(null);
  }
}
