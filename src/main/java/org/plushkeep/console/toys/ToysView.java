package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The toys nearby and the paired ones, a card each. */
public final class ToysView extends BorderPane {
  private final VBox cards = Ui.column("toy-cards");

  /** What a card asks for. */
  public interface Actions {
    /** Begins pairing. */
    void pair(NearbyToy toy);

    /** How collecting from a toy goes. */
    CollectModel collecting(NearbyToy toy);

    /** Begins collecting. */
    void collect(NearbyToy toy);

    /** Opens the practice toy's own window. */
    void showPracticeToy();

    /** Shows the recordings. */
    void openInbox();
  }

  public ToysView(ToysModel model, Texts texts, Actions actions) {
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
    ScrollPane scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    setCenter(scroll);
    getStyleClass().add("toys");
    model.toys().addListener((ListChangeListener<NearbyToy>) _ -> fill(model, texts, actions));
    fill(model, texts, actions);
  }

  private void fill(ToysModel model, Texts texts, Actions actions) {
    cards
        .getChildren()
        .setAll(model.toys().stream().map(toy -> ToyCard.of(toy, texts, actions)).toList());
  }
}
