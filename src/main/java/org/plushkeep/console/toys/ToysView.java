package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.TallPane;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.ToyId;

/** The toys nearby and the paired ones, a card each. */
public final class ToysView extends BorderPane {
  private final VBox cards = Ui.column("toy-cards");
  private final VBox recorders = Ui.column("drive-cards");
  private final Map<DriveModel, DriveCard> plugged = new LinkedHashMap<>();
  private final Map<ToyId, ToyCard> held = new LinkedHashMap<>();

  /** What a card asks for. */
  public interface Actions {
    /** Begins pairing. */
    void pair(NearbyToy toy);

    /** How collecting from a toy goes. */
    CollectModel collecting(NearbyToy toy);

    /** Shows the care of a paired toy. */
    void openCare(NearbyToy toy);

    /** Begins collecting. */
    void collect(NearbyToy toy);

    /** Opens the practice toy's own window. */
    void showPracticeToy();

    /** Asks whether what is in the vault is to be erased from a recorder. */
    void askEraseFrom(DriveModel drive);

    /** Shows the recordings. */
    void openInbox();

    /** What is shown on a page of its own. */
    ToyPages pages();
  }

  /**
   * @param below what stands below all cards
   */
  public ToysView(ToysModel model, DrivesModel drives, Texts texts, Actions actions, Node below) {
    ProgressIndicator looking = new ProgressIndicator();
    looking.getStyleClass().add("looking");
    setTop(
        Ui.column(
            "screen-head",
            Ui.row(
                "screen-title",
                Ui.label(texts.get("toys.title"), Styles.TITLE_2),
                Ui.spring(),
                looking,
                Ui.label(texts.get("toys.looking"), Styles.TEXT_MUTED)),
            Ui.label(texts.get("toys.intro"), Styles.TEXT_MUTED),
            Banner.notice("toys-problem", model.problemProperty())));
    setCenter(
        new TallPane(
            "all-toys", Ui.column("toys-and-below", recorders, cards, Ui.spring(), below)));
    getStyleClass().add("toys");
    model.toys().addListener((ListChangeListener<NearbyToy>) _ -> fill(model, texts, actions));
    fill(model, texts, actions);
    drives.drives().addListener((ListChangeListener<DriveModel>) _ -> fill(drives, texts, actions));
    fill(drives, texts, actions);
  }

  private void fill(DrivesModel model, Texts texts, Actions actions) {
    List.copyOf(plugged.keySet()).stream()
        .filter(drive -> !model.drives().contains(drive))
        .forEach(this::drop);
    model
        .drives()
        .forEach(
            drive -> plugged.computeIfAbsent(drive, _ -> new DriveCard(drive, texts, actions)));
    List<Node> wanted = List.copyOf(plugged.values());
    if (!wanted.equals(recorders.getChildren())) {
      recorders.getChildren().setAll(wanted);
    }
    Ui.show(recorders, !plugged.isEmpty());
  }

  private void drop(DriveModel drive) {
    DriveCard card = plugged.remove(drive);
    if (card != null) {
      card.end();
    }
  }

  private void fill(ToysModel model, Texts texts, Actions actions) {
    Set<ToyId> there = model.toys().stream().map(NearbyToy::id).collect(Collectors.toSet());
    List.copyOf(held.keySet()).stream().filter(id -> !there.contains(id)).forEach(this::drop);
    List<Node> wanted = new ArrayList<>();
    for (NearbyToy toy : model.toys()) {
      ToyCard card = held.computeIfAbsent(toy.id(), _ -> new ToyCard(texts, actions));
      card.show(toy, model.hasNamesake(toy));
      wanted.add(card);
    }
    if (!wanted.equals(cards.getChildren())) {
      Node focused = getScene() == null ? null : getScene().getFocusOwner();
      cards.getChildren().setAll(wanted);
      if (focused != null && focused.getScene() != null) {
        focused.requestFocus(); // a card that moved takes the keyboard along
      }
    }
  }

  private void drop(ToyId id) {
    ToyCard card = held.remove(id);
    if (card != null) {
      card.end();
    }
  }

  /** Gives the keyboard to what can be done next. */
  public void focusFirst() {
    plugged.values().stream()
        .filter(DriveCard::hasNext)
        .findFirst()
        .ifPresentOrElse(
            DriveCard::focusNext,
            () -> held.values().stream().findFirst().ifPresent(ToyCard::focusNext));
  }

  /** Shows no toy any more. */
  public void forget() {
    cards.getChildren().clear();
    List.copyOf(held.keySet()).forEach(this::drop);
    recorders.getChildren().clear();
    List.copyOf(plugged.keySet()).forEach(this::drop);
  }
}
