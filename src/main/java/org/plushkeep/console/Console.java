package org.plushkeep.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.console.home.HomeView;
import org.plushkeep.console.home.IdleLock;
import org.plushkeep.console.home.LockingView;
import org.plushkeep.console.home.Session;
import org.plushkeep.console.settings.SettingsModel;
import org.plushkeep.console.toys.PracticeWindow;
import org.plushkeep.console.unlock.OlderModel;
import org.plushkeep.console.unlock.OlderView;
import org.plushkeep.console.widgets.Look;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Vault;

/**
 * Plushkeep's window: welcome, or unlock, then home. Its title never says more than the program's
 * name.
 */
public final class Console {
  private final Stage stage;
  private final ConsoleServices services;
  private final Texts texts;
  private final Background background;
  private final Look look = new Look();
  private final StackPane root = new StackPane();
  private final PracticeWindow practice;
  private final Gate gate;

  private @Nullable Session session;
  private @Nullable HomeView home;

  /** Open, but an older copy: nobody has said yet that it is wanted. */
  private @Nullable Vault older;

  private @Nullable IdleLock idle;
  private @Nullable Runnable afterLocking;
  private final SettingsModel settings;
  private final List<Runnable> whenNothingIsShown = new ArrayList<>();

  private Console(Stage stage, ConsoleServices services) {
    this.stage = stage;
    this.services = services;
    this.texts = new Texts(services.locale());
    this.background = Background.on(services.worker(), new Sentences(texts));
    this.practice = new PracticeWindow(services.practice(), texts, look);
    this.settings = new SettingsModel(services.settings(), background, texts);
    this.gate =
        new Gate(
            services,
            texts,
            background,
            settings,
            this::enter,
            this::moveIn,
            () -> services.folderChooser().apply(stage),
            this::show);
  }

  /**
   * Opens the window on {@code stage}. To be called on the JavaFX thread. Closing the window locks
   * the vault first.
   */
  public static Console open(Stage stage, ConsoleServices services) {
    Console console = new Console(stage, services);
    WindowFrame.put(stage, console.root, console.look, console::lock);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          console.gate.end();
          console.lockThen(stage::hide);
        });
    stage.iconifiedProperty().subscribe(console::minimised);
    console.gate.show("");
    stage.show();
    AwaySignals.Watch watch = services.away().watch(_ -> console.left());
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> console.gone(watch));
    return console;
  }

  private void minimised(boolean now) {
    Optional.ofNullable(home).ifPresent(view -> view.minimised(now));
    if (now && settings.now().whenMinimised()) {
      lock();
    }
  }

  /** However the window went, nothing looks for toys behind it. */
  private void gone(AwaySignals.Watch watch) {
    watch.close();
    gate.end();
    Optional.ofNullable(session).ifPresent(Session::lookNoMore);
  }

  /**
   * Locks: pending deletions are carried out, the vault is closed, nothing is shown any more; nor
   * is one that is just being opened or made.
   */
  public void lock() {
    if (home != null || older != null) {
      lockThen(() -> gate.show(""));
    } else if (afterLocking == null && gate.isBeingEntered()) {
      gate.leave(() -> {});
    }
  }

  /**
   * The person has left: what is open is locked, and what was being typed is wiped. May be called
   * on any thread.
   *
   * @return done when nothing can be seen any more and all keys are wiped
   */
  private CompletableFuture<Boolean> left() {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    background.inWindow(() -> hideAll(() -> done.complete(true)));
    return done;
  }

  private void hideAll(Runnable then) {
    if (!stage.isShowing()) {
      then.run(); // closing it locks
    } else if (home != null || older != null || afterLocking != null) {
      whenNothingIsShown.add(then);
      lock();
    } else if (gate.isBeingEntered()) {
      gate.leave(() -> hideAll(then));
    } else {
      gate.show("");
      then.run();
    }
  }

  /** Light or dark. */
  public Look look() {
    return look;
  }

  private void lockThen(Runnable then) {
    if (afterLocking != null) {
      afterLocking = then; // it is on its way already
      return;
    }
    if (idle != null) {
      idle.stop();
      idle = null;
    }
    Session ending = session;
    HomeView view = home;
    Vault unwanted = older;
    session = null;
    home = null;
    older = null;
    if (unwanted != null) {
      close(unwanted, then);
      return;
    }
    if (view == null || ending == null) {
      then.run();
      return;
    }
    afterLocking = then;
    show(new LockingView(texts)); // at once: nobody waits in front of what should not be seen
    ending.lock(this::locked);
    view.end();
  }

  /** Goes on; or stays and says what could not be done, even when the window was to be closed. */
  private void locked(String trouble) {
    Runnable then = afterLocking;
    afterLocking = null;
    if (!trouble.isEmpty() || then == null) {
      gate.show(trouble);
    } else {
      then.run();
    }
    List.copyOf(whenNothingIsShown).forEach(Runnable::run);
    whenNothingIsShown.clear();
  }

  /**
   * Shows an open vault.
   *
   * @param code of the recovery sheet that opened it: then a new passphrase is asked for
   */
  private void enter(Vault vault, String code) {
    if (!stage.isShowing()) {
      vault.close(); // the window was closed while the key was being derived
      return;
    }
    if (gate.isLeft()) {
      close(vault, () -> gate.show(""));
      return;
    }
    gate.stop();
    if (vault.age().isNewest()) {
      showHome(vault, code);
    } else {
      showOlder(vault, code);
    }
  }

  private void close(Vault vault, Runnable then) {
    afterLocking = then;
    show(new LockingView(texts));
    background.run(
        () -> {
          vault.close();
          return "";
        },
        this::locked,
        this::locked);
  }

  private void showOlder(Vault vault, String code) {
    older = vault;
    lockWhenIdle(background::isBusy);
    Runnable goOn =
        () -> {
          if (vault.equals(older)) {
            older = null;
            showHome(vault, code);
          }
        };
    Moments moments = new Moments(texts, ZoneId.systemDefault());
    String place = services.door().place();
    var model = new OlderModel(vault, place, background, texts, moments, goOn, this::lock);
    show(new OlderView(model, texts));
  }

  private void lockWhenIdle(BooleanSupplier busy) {
    if (idle != null) {
      idle.stop();
    }
    idle =
        new IdleLock(
            stage.getScene(), services.time(), () -> settings.now().patience(), busy, this::lock);
  }

  private void showHome(Vault vault, String code) {
    Session fresh =
        new Session(
            vault,
            services.door(),
            services.finders(),
            services.drives(),
            services.loudspeakers(),
            services.sources(),
            background,
            services.time(),
            texts);
    session = fresh;
    lockWhenIdle(() -> background.isBusy() || fresh.isUsedUntouched());
    home =
        new HomeView(
            fresh,
            texts,
            background,
            look,
            practice,
            services.folderChooser(),
            services.filesChooser(),
            settings,
            this::lock);
    show(home);
    fresh.begin();
    if (!code.isEmpty()) {
      HomeView shown = home;
      Platform.runLater(() -> shown.askNewPassphrase(code));
    }
  }

  /** What was being collected when the vault was unlocked has come in. */
  private void moveIn() {
    Optional.ofNullable(session).ifPresent(open -> open.arrivals().moveIn());
  }

  private void show(Region screen) {
    root.getChildren().setAll(screen);
    Platform.runLater(() -> screen.requestFocus());
  }
}
