package org.plushkeep.console;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.plushkeep.console.backup.RestoreModel;
import org.plushkeep.console.backup.RestoreView;
import org.plushkeep.console.locked.LockedModel;
import org.plushkeep.console.locked.LockedView;
import org.plushkeep.console.settings.SettingsModel;
import org.plushkeep.console.unlock.UnlockModel;
import org.plushkeep.console.unlock.UnlockView;
import org.plushkeep.console.welcome.WelcomeModel;
import org.plushkeep.console.welcome.WelcomeView;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Vault;

/**
 * What the window shows while no vault is open: a welcome, restoring, or unlocking and what may be
 * done without.
 */
final class Gate {
  private final ConsoleServices services;
  private final Texts texts;
  private final Background background;
  private final BiConsumer<Vault, String> enter;
  private final Supplier<Optional<Path>> folder;
  private final Consumer<Region> screen;
  private final LockedModel locked;

  /** The same for every locked window: the model would keep each, with what is around it. */
  private final LockedView lockedView;

  /** Wipes what is typed on the screen shown last: what is only dropped stays in memory. */
  private Runnable wipe = () -> {};

  private BooleanProperty entering = new SimpleBooleanProperty();
  private boolean left;

  /**
   * @param enter shows an open vault; with the recovery sheet's code where that opened it
   * @param arrived called when something has come in without unlocking
   * @param folder asks where a backup is
   * @param screen shows a screen
   */
  Gate(
      ConsoleServices services,
      Texts texts,
      Background background,
      SettingsModel settings,
      BiConsumer<Vault, String> enter,
      Runnable arrived,
      Supplier<Optional<Path>> folder,
      Consumer<Region> screen) {
    this.services = services;
    this.texts = texts;
    this.background = background;
    this.enter = enter;
    this.folder = folder;
    this.screen = screen;
    this.locked =
        new LockedModel(
            services.door(),
            services.finders(),
            background,
            services.time(),
            texts,
            new Moments(texts, ZoneId.systemDefault()),
            settings.collectsAloneProperty(),
            arrived);
    this.lockedView = new LockedView(locked, texts);
  }

  /**
   * Shows a field for the passphrase; or a welcome, where there is no vault yet.
   *
   * @param trouble what a person must be told first; empty for nothing
   */
  void show(String trouble) {
    wipe.run();
    if (services.door().hasVault()) {
      UnlockModel model = new UnlockModel(services.door(), background, services.time(), enter);
      model.problemProperty().set(trouble);
      entering = model.busyProperty();
      wipe = model::clear;
      locked.start();
      UnlockView view = new UnlockView(model, texts, lockedView);
      view.addEventFilter(InputEvent.ANY, _ -> locked.touch());
      screen.accept(view);
    } else {
      WelcomeModel model =
          new WelcomeModel(services.door(), background, vault -> enter.accept(vault, ""));
      entering = model.busyProperty();
      wipe = model.passphrase()::clear;
      screen.accept(new WelcomeView(model, texts, this::showRestore));
    }
  }

  private void showRestore() {
    wipe.run();
    RestoreModel model = new RestoreModel(services.door(), background, enter);
    entering = model.busyProperty();
    wipe = () -> model.passphraseProperty().set("");
    screen.accept(new RestoreView(model, texts, folder, () -> show("")));
  }

  /** Whether a vault is being opened or made, whose window must not come once nobody is there. */
  boolean isBeingEntered() {
    return entering.get();
  }

  /**
   * Nobody is there any more: what is being entered is to be locked. Where it does not open after
   * all, what is said of that stays, and the next try is somebody's again.
   *
   * @param then called once, soon after that has come to an end
   */
  void leave(Runnable then) {
    left = true;
    Subscription[] once = new Subscription[1];
    once[0] =
        entering.subscribe(
            (_, _) -> {
              once[0].unsubscribe();
              Platform.runLater(
                  () -> {
                    left = false;
                    then.run();
                  });
            });
  }

  /** Whether somebody left since the vault was asked for that has just been entered. */
  boolean isLeft() {
    return left;
  }

  /** A vault is open: nothing is collected without it any more. */
  void stop() {
    locked.stop();
  }

  /** The window is being closed: what is being collected ends too. */
  void end() {
    wipe.run();
    locked.stop();
    locked.cancel();
  }
}
