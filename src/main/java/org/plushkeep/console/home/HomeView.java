package org.plushkeep.console.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.plushkeep.console.history.HistoryView;
import org.plushkeep.console.home.SideBar.Place;
import org.plushkeep.console.locked.LockedSwitch;
import org.plushkeep.console.settings.SettingsModel;
import org.plushkeep.console.settings.SettingsQuestion;
import org.plushkeep.console.studio.StudioView;
import org.plushkeep.console.toys.CollectModel;
import org.plushkeep.console.toys.DriveEraseQuestion;
import org.plushkeep.console.toys.DriveModel;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.toys.PairQuestion;
import org.plushkeep.console.toys.PracticeWindow;
import org.plushkeep.console.toys.ToyPages;
import org.plushkeep.console.toys.ToysView;
import org.plushkeep.console.widgets.Look;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;

/** An unlocked vault: side bar, inbox with player, messages, toys. */
public final class HomeView extends StackPane implements ToysView.Actions {
  private final Session session;
  private final Texts texts;
  private final PracticeWindow practice;
  private final Function<Window, Optional<Path>> folderChooser;
  private final BorderPane frame = new BorderPane();
  private final Overlay overlay = new Overlay(frame, this::focusMain);
  private final Questions questions;
  private final SideBar side;
  private final RecordingsDesk recordings;
  private final ToysView toys;
  private final LockedSwitch lockedSwitch;
  private final StudioView studio;
  private final HistoryView history;
  private final CareDesk care;
  private final Pages pages;
  private Place at = Place.INBOX;
  private boolean looks;
  private boolean minimised;

  /**
   * @param lock locks the vault
   */
  public HomeView(
      Session session,
      Texts texts,
      Background background,
      Look look,
      PracticeWindow practice,
      Function<Window, Optional<Path>> folderChooser,
      Function<Window, List<Path>> filesChooser,
      SettingsModel settings,
      Runnable lock) {
    this.session = session;
    this.texts = texts;
    this.practice = practice;
    this.folderChooser = folderChooser;
    this.questions = new Questions(overlay, texts, session, this::chooseFolder);
    this.side =
        new SideBar(
            texts,
            look,
            this::go,
            questions::askPassphrase,
            questions::askSheet,
            questions::askBackup,
            lock,
            () -> askSettings(settings));
    this.pages =
        new Pages(session, texts, background, this::chooseFolder, this::open, () -> go(at));
    this.recordings =
        new RecordingsDesk(
            session,
            texts,
            background,
            overlay,
            this::chooseFolder,
            () -> filesChooser.apply(getScene().getWindow()),
            this::openToys,
            this::tryOut);
    this.lockedSwitch =
        new LockedSwitch(session.arrivals(), settings.collectsAloneProperty(), texts);
    this.toys = new ToysView(session.toys(), session.drives(), texts, this, lockedSwitch);
    this.care = new CareDesk(session, texts, overlay, frame, () -> go(Place.TOYS));
    this.studio =
        new StudioView(
            session.studio(), texts, session.moments(), session.time(), overlay, care::askSend);
    this.history = new HistoryView(session.history(), texts, session.moments(), this::chooseFolder);
    frame.setLeft(side);
    frame.setBottom(new BottomBars(session, texts, questions, this::chooseFolder));
    getChildren().add(overlay);
    getStyleClass().add("screen");
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    addEventFilter(InputEvent.ANY, _ -> session.hourly().touch());
    session.hourly().notWhile(overlay::isAsking);
    go(Place.INBOX);
  }

  private void askSettings(SettingsModel settings) {
    SettingsQuestion.ask(overlay, texts, settings, questions::askRules, pages::showChildren);
  }

  private void go(Place place) {
    at = place;
    pages.close();
    frame.setLeft(side);
    side.select(place);
    care.close();
    look(place == Place.TOYS);
    if (place == Place.MESSAGES) {
      studio.enter();
    } else {
      session.studio().leave();
    }
    if (place == Place.HISTORY) {
      session.history().enter();
    }
    frame.setCenter(
        switch (place) {
          case INBOX -> recordings;
          case MESSAGES -> studio;
          case TOYS -> toys;
          case HISTORY -> history;
        });
    focusMain();
  }

  /** Nobody looks at a window that is minimised, so nothing is looked for behind it. */
  public void minimised(boolean now) {
    minimised = now;
    look(looks);
  }

  private void look(boolean wanted) {
    looks = wanted;
    if (looks && !minimised) {
      session.toys().start();
      session.drives().start();
    } else {
      session.toys().stop();
      session.drives().stop();
    }
  }

  /** Nobody looks for toys or records meanwhile. */
  private void open(Pages.Page page) {
    look(false);
    session.studio().leave();
    frame.setLeft(page.wide() ? null : side);
    frame.setCenter(page.view());
    page.focus().run();
  }

  @Override
  public ToyPages pages() {
    return pages;
  }

  @Override
  public void requestFocus() {
    focusMain();
  }

  /** The keyboard goes to what this screen is for. */
  private void focusMain() {
    if (pages.takeFocus()) {
      return;
    }
    if (care.isOpen()) {
      care.focusFirst();
    } else if (studio.equals(frame.getCenter())) {
      studio.focusFirst();
    } else if (toys.equals(frame.getCenter())) {
      toys.focusFirst();
    } else if (history.equals(frame.getCenter())) {
      history.focusFirst();
    } else {
      recordings.focusFirst();
    }
  }

  private void tryOut() {
    openToys();
    showPracticeToy();
  }

  private void press(KeyEvent event) {
    if (!overlay.isAsking() && recordings.equals(frame.getCenter())) {
      recordings.press(event);
    }
  }

  private Optional<Path> chooseFolder() {
    return folderChooser.apply(getScene().getWindow());
  }

  /**
   * Asks for a new passphrase of a vault that its recovery sheet has opened.
   *
   * @param code of the sheet
   */
  public void askNewPassphrase(String code) {
    questions.askPassphrase(code);
  }

  private void openToys() {
    go(Place.TOYS);
  }

  @Override
  public void openInbox() {
    go(Place.INBOX);
  }

  @Override
  public void pair(NearbyToy toy) {
    if (toy.isPractice()) {
      showPracticeToy();
    }
    PairQuestion.ask(overlay, texts, session.pair(toy), session.toys()::reload);
  }

  @Override
  public CollectModel collecting(NearbyToy toy) {
    return session.collecting(toy);
  }

  @Override
  public void collect(NearbyToy toy) {
    session
        .collecting(toy)
        .collect(toy.seen().orElseThrow(), toy.known().orElseThrow(), toy.finder().orElseThrow());
  }

  @Override
  public void openCare(NearbyToy toy) {
    care.open(toy);
  }

  @Override
  public void askEraseFrom(DriveModel drive) {
    DriveEraseQuestion.ask(overlay, texts, drive);
  }

  @Override
  public void showPracticeToy() {
    practice.show(getScene().getWindow());
  }

  /** Takes everything off the screen, so that no label and no list remembers what it showed. */
  public void end() {
    overlay.hide();
    pages.close();
    side.end();
    recordings.forget();
    toys.forget();
    lockedSwitch.end();
    care.close();
    studio.forget();
    session.history().forget();
    practice.hide();
  }
}
