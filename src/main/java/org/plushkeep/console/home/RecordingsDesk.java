package org.plushkeep.console.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.plushkeep.console.inbox.EmptyInbox;
import org.plushkeep.console.inbox.EraseQuestion;
import org.plushkeep.console.inbox.ExportModel;
import org.plushkeep.console.inbox.ExportQuestion;
import org.plushkeep.console.inbox.ImportCard;
import org.plushkeep.console.inbox.InboxRow;
import org.plushkeep.console.inbox.InboxView;
import org.plushkeep.console.player.PlayerView;
import org.plushkeep.console.widgets.FileDrop;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.RecordingId;

/** The recordings and one being listened to; where there is none, how some come in. */
final class RecordingsDesk extends StackPane implements InboxView.Actions {
  private static final double INBOX_SHARE = 0.54;

  private final Session session;
  private final Texts texts;
  private final Background background;
  private final Overlay overlay;
  private final Supplier<Optional<Path>> folder;
  private final Supplier<List<Path>> files;
  private final InboxView inbox;
  private final PlayerView player;
  private final SplitPane listening;
  private final EmptyInbox empty;

  /**
   * @param folder asks for a place
   * @param files asks which files are to be added
   * @param openToys shows the toys
   * @param tryOut shows them, and the practice toy
   */
  RecordingsDesk(
      Session session,
      Texts texts,
      Background background,
      Overlay overlay,
      Supplier<Optional<Path>> folder,
      Supplier<List<Path>> files,
      Runnable openToys,
      Runnable tryOut) {
    this.session = session;
    this.texts = texts;
    this.background = background;
    this.overlay = overlay;
    this.folder = folder;
    this.files = files;
    this.player =
        new PlayerView(
            session.player(),
            session.ways(),
            session.note(),
            session.inbox(),
            texts,
            session.moments(),
            this);
    this.inbox =
        new InboxView(
            session.inbox(), texts, session.moments(), session.time(), this, this::choose);
    this.listening = new SplitPane(inbox, player);
    this.empty = new EmptyInbox(texts, openToys, tryOut, this::chooseFiles);
    listening.setDividerPositions(INBOX_SHARE);
    getChildren().addAll(listening, empty);
    FileDrop.on(this, this::addFiles);
    session.departures().erasing().changesProperty().subscribe(this::forgetWhatIsHidden);
    session.inbox().movedAwayProperty().subscribe(this::forgetWhatIsHidden);
    session.inbox().loadedProperty().subscribe(this::showWhetherEmpty);
    session.inbox().onShown(_ -> showWhetherEmpty());
    showWhetherEmpty();
    session.inbox().refresh();
  }

  private void showWhetherEmpty() {
    boolean nothing = session.inbox().isEmpty();
    boolean other = nothing != empty.isVisible();
    Ui.show(empty, nothing);
    Ui.show(listening, !nothing);
    if (other && getParent() != null && !overlay.isAsking()) {
      focusFirst(); // what had the keyboard is not there any more
    }
  }

  private void choose(InboxRow row) {
    inbox.remember(row.id());
    player.show(row);
  }

  private void forgetWhatIsHidden() {
    player
        .shown()
        .filter(row -> session.inbox().isLeaving(row.id()))
        .ifPresent(_ -> player.clear());
  }

  /** Does what a key means here. */
  void press(KeyEvent event) {
    Keys.press(event, session.player(), session.departures().erasing());
  }

  @Override
  public void askErase(List<RecordingId> ids) {
    if (session.inbox().throwsAwayBinding().get()) {
      session.departures().bin().put(ids);
      return;
    }
    EraseQuestion.ask(overlay, texts, ids.size(), () -> session.inbox().erase(ids));
  }

  @Override
  public void putBack(List<RecordingId> ids) {
    session.departures().bin().takeOut(ids);
  }

  @Override
  public void askExport(List<RecordingId> ids) {
    ExportModel model = new ExportModel(ids, session.vault(), background, texts);
    ExportQuestion.ask(overlay, texts, model, folder);
  }

  @Override
  public void chooseFiles() {
    List<Path> chosen = files.get();
    if (!chosen.isEmpty()) {
      addFiles(chosen);
    }
  }

  /** What is dropped while a question is open waits for another time. */
  private boolean addFiles(List<Path> files) {
    if (overlay.isAsking()) {
      return false;
    }
    ImportCard.show(overlay, texts, session.importing(files));
    return true;
  }

  @Override
  public void play() {
    session.player().toggle();
  }

  /** The keyboard goes to the list, or to what there is to do without one. */
  void focusFirst() {
    if (empty.isVisible()) {
      empty.requestFocus();
    } else {
      inbox.focusList();
    }
  }

  /** Shows no recording any more. */
  void forget() {
    player.clear();
    session.inbox().forget();
  }
}
