package org.plushkeep.console.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/** Which toy, which verdict, and whether only those in which nobody speaks. */
final class Filters {
  private Filters() {}

  static FlowPane of(InboxModel model, Texts texts) {
    ComboBox<Optional<ToyId>> toy =
        choice(
            "filter-toy",
            texts.get("inbox.filter.toy"),
            model.toyProperty(),
            id -> id.map(one -> nameOf(model, one)).orElse(texts.get("inbox.filter.every-toy")));
    model
        .toys()
        .subscribe(
            () -> {
              List<Optional<ToyId>> all = new ArrayList<>();
              all.add(Optional.empty());
              model.toys().forEach(known -> all.add(Optional.of(known.id())));
              if (!all.equals(toy.getItems())) {
                Optional<ToyId> chosen = model.toyProperty().get();
                toy.getItems().setAll(all);
                toy.setValue(all.contains(chosen) ? chosen : Optional.empty());
              }
            });
    toy.getItems().add(Optional.empty());
    ComboBox<Optional<Verdict>> verdict =
        choice(
            "filter-verdict",
            texts.get("inbox.filter.verdict"),
            model.verdictProperty(),
            one ->
                one.map(some -> texts.get("verdict." + some))
                    .orElse(texts.get("inbox.filter.every-verdict")));
    verdict.getItems().add(Optional.empty());
    for (Verdict one : Verdict.values()) {
      verdict.getItems().add(Optional.of(one));
    }
    ToggleButton silent = new ToggleButton(texts.get("inbox.filter.silent"));
    silent.setId("filter-silent");
    silent.setGraphic(Ui.icon(Feather.VOLUME_X));
    silent.setTooltip(new Tooltip(texts.get("inbox.filter.silent.why")));
    silent.setMinWidth(Region.USE_PREF_SIZE);
    silent.selectedProperty().bindBidirectional(model.mostlySilentProperty());
    ToggleButton bin = new ToggleButton(texts.get("bin.show"));
    bin.setId("filter-bin");
    bin.setGraphic(Ui.icon(Feather.ARCHIVE));
    bin.setTooltip(new Tooltip(texts.get("bin.show.why")));
    bin.setMinWidth(Region.USE_PREF_SIZE);
    bin.selectedProperty().bindBidirectional(model.binnedProperty());
    model.inBinProperty().subscribe(count -> Ui.show(bin, count.intValue() > 0));
    FlowPane filters = new FlowPane(toy, verdict, silent, bin);
    filters.getStyleClass().add("filters");
    return filters;
  }

  private static String nameOf(InboxModel model, ToyId id) {
    return model.toys().stream()
        .filter(toy -> toy.id().equals(id))
        .map(KnownToy::name)
        .findFirst()
        .orElse(id.value());
  }

  private static <T> ComboBox<Optional<T>> choice(
      String id,
      String spoken,
      ObjectProperty<Optional<T>> property,
      Function<Optional<T>, String> words) {
    ComboBox<Optional<T>> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(spoken);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<T> value) {
            return words.apply(Objects.requireNonNullElse(value, Optional.empty()));
          }

          @Override
          public Optional<T> fromString(String text) {
            return Optional.empty();
          }
        });
    box.setValue(property.get());
    box.valueProperty()
        .subscribe(
            value -> {
              if (value != null) {
                property.set(value);
              }
            });
    return box;
  }
}
