package org.plushkeep.console.widgets;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Light or dark: as the system says, until somebody says otherwise here. */
public final class Look {
  private static final String LIGHT = "plush-light";
  private static final String DARK = "plush-dark";
  private static final String SHEET =
      Objects.requireNonNull(Look.class.getResource("/org/plushkeep/console/plushkeep.css"))
          .toExternalForm();

  private final BooleanProperty dark = new SimpleBooleanProperty();

  public Look() {
    Platform.getPreferences()
        .colorSchemeProperty()
        .subscribe(scheme -> dark.set(scheme == ColorScheme.DARK));
    dark.subscribe(
        on ->
            Application.setUserAgentStylesheet(
                on
                    ? new PrimerDark().getUserAgentStylesheetBSS()
                    : new PrimerLight().getUserAgentStylesheetBSS()));
  }

  /**
   * Dresses a window.
   *
   * @return unsubscribing ends that it follows
   */
  public Subscription dress(Scene scene) {
    scene.getStylesheets().add(SHEET);
    KeyboardUse.follow(scene);
    return dark.subscribe(
        on -> {
          scene.getRoot().getStyleClass().removeAll(LIGHT, DARK);
          scene.getRoot().getStyleClass().add(on ? DARK : LIGHT);
        });
  }

  public BooleanProperty darkProperty() {
    return dark;
  }
}
