package org.plushkeep.console.settings;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** When Plushkeep locks by itself. What is chosen holds at once. */
public final class SettingsQuestion {
  private SettingsQuestion() {}

  /**
   * Shows the settings.
   *
   * @param rules shows what is erased by itself
   * @param children shows the page for children
   */
  public static void ask(
      Overlay overlay, Texts texts, SettingsModel model, Runnable rules, Runnable children) {
    ComboBox<Integer> idle = new ComboBox<>();
    idle.setId("settings-idle");
    idle.getItems().setAll(LockSettings.CHOICES);
    idle.setConverter(minutes(texts));
    idle.setMaxWidth(Double.MAX_VALUE);
    idle.setMinWidth(Button.USE_PREF_SIZE);
    idle.valueProperty().bindBidirectional(model.idleMinutesProperty());
    Label label = Ui.label(texts.get("settings.idle"), Styles.TEXT_BOLD);
    label.setLabelFor(idle);
    CheckBox minimised = new CheckBox(texts.get("settings.minimised"));
    minimised.setId("settings-minimised");
    minimised.setWrapText(true);
    minimised.selectedProperty().bindBidirectional(model.whenMinimisedProperty());
    Button close = Ui.button("settings-close", texts.get("close"), overlay::hide);
    close.setCancelButton(true);
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.get("settings.title"), Styles.TITLE_3),
            Ui.column("form", Ui.column("field", label, idle), minimised),
            Ui.label(texts.get("settings.always"), Styles.TEXT_SMALL, Styles.TEXT_MUTED),
            Ui.button("settings-rules", texts.get("rules.open"), Feather.SLIDERS, rules),
            Ui.button(
                "settings-children",
                texts.get("children.open-all"),
                Feather.SMILE,
                () -> {
                  overlay.hide();
                  children.run();
                }),
            Banner.problem("settings-problem", model.problemProperty()),
            Ui.row("answers", close)),
        idle,
        () -> {
          idle.valueProperty().unbindBidirectional(model.idleMinutesProperty());
          minimised.selectedProperty().unbindBidirectional(model.whenMinimisedProperty());
        });
  }

  private static StringConverter<Integer> minutes(Texts texts) {
    return new StringConverter<>() {
      @Override
      public String toString(Integer minutes) {
        return minutes == null ? "" : texts.format("settings.minutes", minutes);
      }

      @Override
      public Integer fromString(String words) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    };
  }
}
