package org.plushkeep.console.widgets;

import atlantafx.base.controls.ModalPane;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Questions inside the window. While one is shown, the keyboard stays in it. */
public final class Overlay extends StackPane {
  private final ModalPane modal = new ModalPane();
  private final Runnable focusBehind;
  private @Nullable Node shown;
  private @Nullable Node focusedBefore;
  private Subscription following = Subscription.EMPTY;
  private Runnable whenClosed = () -> {};

  /**
   * @param focusBehind gives the keyboard to something behind, where what had it is gone
   */
  public Overlay(Node behind, Runnable focusBehind) {
    this.focusBehind = focusBehind;
    getChildren().addAll(behind, modal);
    modal.setId("overlay");
    modal.setInTransitionFactory(null);
    modal.setOutTransitionFactory(null);
    modal
        .displayProperty()
        .subscribe(
            on -> {
              if (!on && shown != null) {
                shown = null;
                modal.setContent(null);
                whenClosed.run();
                giveKeyboardBack();
              }
            });
    sceneProperty()
        .subscribe(
            scene -> {
              following.unsubscribe(); // or a window would keep every overlay it ever had
              following =
                  scene == null
                      ? Subscription.EMPTY
                      : scene.focusOwnerProperty().subscribe(this::keepInside);
            });
  }

  /**
   * Shows a question.
   *
   * @param first has the keyboard at first
   * @param closed called however it is closed
   */
  public void show(VBox card, Node first, Runnable closed) {
    card.getStyleClass().add("question");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Scene scene = getScene();
    focusedBefore = scene == null ? null : scene.getFocusOwner();
    shown = card;
    whenClosed = closed;
    modal.show(card);
    first.requestFocus();
  }

  /** Takes the question away. */
  public void hide() {
    modal.hide();
  }

  /** Whether a question is shown. */
  public boolean isAsking() {
    return shown != null;
  }

  private void giveKeyboardBack() {
    Node before = focusedBefore;
    focusedBefore = null;
    if (before != null && Objects.equals(before.getScene(), getScene()) && isSeen(before)) {
      before.requestFocus();
    } else {
      focusBehind.run();
    }
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible() || at.isDisable()) {
        return false;
      }
    }
    return true;
  }

  private void keepInside(@Nullable Node focused) {
    Node card = shown;
    if (card == null || focused == null || isInside(card, focused)) {
      return;
    }
    card.lookupAll(".button").stream()
        .filter(node -> node.isFocusTraversable() && !node.isDisabled())
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private static boolean isInside(Node card, Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node.equals(card)) {
        return true;
      }
    }
    return false;
  }
}
