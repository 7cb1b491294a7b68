package org.plushkeep.console.care;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyCare;

/** Which message to which toy, into which slot; then how far it is. */
public final class SendQuestion {
  private final Texts texts;
  private final ObservableList<NearbyToy> toys;
  private final CareModels models;
  private final ComboBox<Message> message;
  private final ComboBox<ToyId> toy;
  private final ToggleGroup slot = new ToggleGroup();
  private final FlowPane slots = Ui.flow("filters");
  private final Label holds = Ui.label("", Styles.TEXT_MUTED);
  private final Label missing = Ui.label("");
  private final VBox going = Ui.column("collecting");
  private final Button close;
  private final Button send;
  private final Overlay overlay;
  private @Nullable CareModel model;
  private @Nullable CareProgress progress;
  private Subscription following = Subscription.EMPTY;
  private Subscription looking = Subscription.EMPTY;

  private SendQuestion(
      Overlay overlay,
      Texts texts,
      ObservableList<NearbyToy> toys,
      CareModels models,
      List<Message> messages) {
    this.overlay = overlay;
    this.texts = texts;
    this.toys = toys;
    this.models = models;
    CareTexts words = models.words();
    message = box("send-message", words::title);
    message.getItems().setAll(messages);
    toy = box("send-toy", this::nameOf);
    for (int number = 1; number <= ToyCare.SLOTS; number++) {
      ToggleButton button = new ToggleButton(texts.format("care.slot", number));
      button.setId("send-slot-" + number);
      button.setUserData(number);
      button.setToggleGroup(slot);
      button.setMinWidth(Control.USE_PREF_SIZE);
      slots.getChildren().add(button);
    }
    holds.setId("send-holds");
    missing.setId("send-missing");
    close = Ui.button("send-close", texts.get("close"), overlay::hide);
    close.setCancelButton(true);
    send = Ui.button("send-go", texts.get("send.go"), Feather.SEND, this::send);
    send.setDefaultButton(true);
  }

  /**
   * Asks.
   *
   * @param messages that are kept
   * @param toys all that are seen; those that are paired and in range may be chosen
   * @param chosen which message is chosen at first
   * @param to which toy is chosen at first
   * @param into which slot is chosen at first
   * @param closed called however it is closed
   */
  public static void ask(
      Overlay overlay,
      Texts texts,
      CareModels models,
      ObservableList<NearbyToy> toys,
      List<Message> messages,
      Optional<Message> chosen,
      Optional<ToyId> to,
      int into,
      Runnable closed) {
    SendQuestion question = new SendQuestion(overlay, texts, toys, models, messages);
    question.show(chosen, to, into, closed);
  }

  private void show(Optional<Message> chosen, Optional<ToyId> to, int into, Runnable closed) {
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.get("send.title"), Styles.TITLE_3),
            field("send.message", message),
            field("send.toy", toy),
            Ui.column("field", Ui.label(texts.get("send.slot"), Styles.TEXT_BOLD), slots, holds),
            missing,
            going,
            Ui.row("answers", close, send)),
        close,
        () -> {
          if (model != null) {
            model.cancel();
          }
          forget();
          closed.run();
        });
    message.setValue(chosen.or(() -> message.getItems().stream().findFirst()).orElse(null));
    slot.selectToggle(slot.getToggles().get(into - 1));
    looking =
        toys.subscribe(this::fill)
            .and(toy.valueProperty().subscribe(this::follow))
            .and(message.valueProperty().subscribe(_ -> show()))
            .and(slot.selectedToggleProperty().subscribe(_ -> show()));
    fill();
    to.filter(toy.getItems()::contains).ifPresent(toy::setValue);
    show();
  }

  private <T> ComboBox<T> box(String id, Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public @Nullable T fromString(String text) {
            return null;
          }
        });
    return box;
  }

  private VBox field(String key, Control box) {
    Label label = Ui.label(texts.get(key), Styles.TEXT_BOLD);
    label.setLabelFor(box);
    return Ui.column("field", label, box);
  }

  private Optional<NearbyToy> nearby(@Nullable ToyId id) {
    return toys.stream()
        .filter(one -> one.isPaired() && one.isInRange() && one.id().equals(id))
        .findFirst();
  }

  private String nameOf(ToyId id) {
    return toys.stream()
        .filter(one -> one.id().equals(id))
        .map(NearbyToy::name)
        .findFirst()
        .orElse(id.value());
  }

  /** While something is sent, its toy stays, also when the radio says nothing of it meanwhile. */
  private void fill() {
    if (model != null && model.isWorking()) {
      return;
    }
    List<ToyId> there =
        toys.stream().filter(one -> one.isPaired() && one.isInRange()).map(NearbyToy::id).toList();
    if (!there.equals(toy.getItems())) {
      ToyId before = toy.getValue();
      toy.getItems().setAll(there);
      toy.setValue(there.contains(before) || there.isEmpty() ? before : there.getFirst());
    }
    nearby(toy.getValue()).ifPresent(models::of);
    if (model == null && nearby(toy.getValue()).isPresent()) {
      follow(toy.getValue()); // it was out of sight for a moment
    }
    show();
  }

  private void follow(@Nullable ToyId id) {
    following.unsubscribe();
    going.getChildren().clear();
    if (progress != null) {
      progress.forget();
      progress = null;
    }
    model = nearby(id).map(models::of).orElse(null);
    if (model != null) {
      model.enter();
      progress = new CareProgress(model, texts);
      going.getChildren().setAll(progress);
      following =
          model
              .doingProperty()
              .subscribe(_ -> show())
              .and(model.slotsProperty().subscribe(_ -> show()));
    }
    show();
  }

  private int chosenSlot() {
    return slot.getSelectedToggle() == null ? 0 : (int) slot.getSelectedToggle().getUserData();
  }

  private void show() {
    CareModel at = model;
    int number = chosenSlot();
    boolean working = at != null && at.isWorking();
    boolean ready = nearby(toy.getValue()).isPresent();
    boolean any = !message.getItems().isEmpty();
    missing.setText(
        any ? ready || working ? "" : texts.get("send.no-toy") : texts.get("send.no-message"));
    Ui.show(missing, !missing.getText().isEmpty());
    holds.setText(
        at == null || number == 0
            ? ""
            : texts.format("send.slot.holds", at.slotsProperty().get().get(number - 1)));
    Ui.show(holds, !holds.getText().isEmpty());
    Ui.show(going, at != null);
    message.setDisable(working || !any);
    toy.setDisable(working || !ready);
    slots.setDisable(working);
    send.setDisable(working || !ready || !any || number == 0);
  }

  private void send() {
    CareModel at = model;
    Message chosen = message.getValue();
    if (at != null && chosen != null) {
      at.send(chosen.id(), chosenSlot());
    }
  }

  private void forget() {
    looking.unsubscribe();
    following.unsubscribe();
    if (progress != null) {
      progress.forget();
    }
    message.getItems().clear();
    holds.setText("");
  }
}
