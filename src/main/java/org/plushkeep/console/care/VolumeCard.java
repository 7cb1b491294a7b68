package org.plushkeep.console.care;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.collect.ToyCondition;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.toy.ToyCare;

/** How loud a toy is, and may be: the first is never above the second. */
final class VolumeCard extends VBox {
  private final Texts texts;
  private final Slider volume = slider("care-volume");
  private final Slider cap = slider("care-cap");
  private final Label now = Ui.label("", Styles.TEXT_BOLD);
  private final Label most = Ui.label("", Styles.TEXT_BOLD);
  private final Button set;
  private final Subscription following;

  VolumeCard(CareModel model, Texts texts) {
    this.texts = texts;
    now.setId("care-volume-now");
    now.setLabelFor(volume);
    most.setId("care-volume-most");
    most.setLabelFor(cap);
    set =
        Ui.button(
            "care-volume-set",
            texts.get("care.volume.set"),
            Feather.VOLUME_2,
            () -> model.setVolume(percent(volume), percent(cap)));
    getStyleClass().add("toy-card");
    getChildren()
        .addAll(
            Ui.label(texts.get("care.volume"), Styles.TITLE_4),
            Ui.column("field", now, volume),
            Ui.column(
                "field", most, cap, Ui.label(texts.get("care.volume.cap.why"), Styles.TEXT_MUTED)),
            Ui.row("toy-line", set));
    volume.valueProperty().subscribe(_ -> volumeMoved());
    cap.valueProperty().subscribe(_ -> capMoved());
    following =
        model
            .capProperty()
            .subscribe(percent -> cap.setValue(percent.intValue()))
            .and(model.conditionProperty().subscribe(this::show));
  }

  private static Slider slider(String id) {
    Slider slider = new Slider(0, 100, 100);
    slider.setId(id);
    slider.setBlockIncrement(5);
    return slider;
  }

  private static int percent(Slider slider) {
    return (int) Math.round(slider.getValue());
  }

  private void show(Optional<ToyCondition> condition) {
    OptionalInt level = condition.map(ToyCondition::volume).orElse(OptionalInt.empty());
    volume.setDisable(level.isEmpty());
    if (level.isPresent()) {
      volume.setValue(ToyCare.percent(level.getAsInt()));
    }
    volumeMoved();
  }

  private void volumeMoved() {
    if (volume.getValue() > cap.getValue()) {
      volume.setValue(cap.getValue());
    }
    now.setText(
        volume.isDisable()
            ? texts.get("care.volume.unknown")
            : texts.format("care.volume.now", percent(volume)));
  }

  private void capMoved() {
    most.setText(texts.format("care.volume.cap", percent(cap)));
    if (volume.getValue() > cap.getValue()) {
      volume.setValue(cap.getValue());
    }
  }

  Button button() {
    return set;
  }

  void forget() {
    following.unsubscribe();
  }
}
