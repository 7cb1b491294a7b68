package org.plushkeep.console.home;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.care.CareModel;
import org.plushkeep.console.care.CareQuestions;
import org.plushkeep.console.care.CareView;
import org.plushkeep.console.care.SendQuestion;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.toys.ToysView;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.ToyId;

/** The care of a toy, in the place of all toys, and what is asked about it. */
final class CareDesk implements CareView.Actions {
  private final Session session;
  private final Texts texts;
  private final Overlay overlay;
  private final BorderPane frame;
  private final Runnable toToys;
  private @Nullable CareView view;

  /**
   * @param frame in whose middle it is shown
   * @param toToys shows all toys again
   */
  CareDesk(Session session, Texts texts, Overlay overlay, BorderPane frame, Runnable toToys) {
    this.session = session;
    this.texts = texts;
    this.overlay = overlay;
    this.frame = frame;
    this.toToys = toToys;
  }

  /** Shows the care of a paired toy, and asks the toy how it is. */
  void open(NearbyToy toy) {
    close();
    CareModel model = session.care().of(toy);
    CareView opened = new CareView(model, session.toys().toys(), texts, this);
    view = opened;
    frame.setCenter(opened);
    model.enter();
    model.look();
    opened.focusFirst();
  }

  boolean isOpen() {
    return view != null && view.equals(frame.getCenter());
  }

  void focusFirst() {
    if (view != null) {
      view.focusFirst();
    }
  }

  /** Shows it no more. */
  void close() {
    if (view != null) {
      view.forget();
      view = null;
    }
  }

  @Override
  public void leaveCare() {
    toToys.run();
  }

  @Override
  public void askSend(NearbyToy toy, int slot) {
    session
        .care()
        .messages(messages -> ask(messages, Optional.empty(), Optional.of(toy.id()), slot));
  }

  /** Asks to which toy a message is to be sent. */
  void askSend(Message message) {
    session.care().messages(messages -> ask(messages, Optional.of(message), Optional.empty(), 1));
  }

  private void ask(List<Message> messages, Optional<Message> chosen, Optional<ToyId> to, int slot) {
    if (overlay.isAsking()) {
      return;
    }
    boolean looksAnyway = isOpen() || frame.getCenter() instanceof ToysView;
    session.toys().start();
    SendQuestion.ask(
        overlay,
        texts,
        session.care(),
        session.toys().toys(),
        messages,
        chosen.flatMap(one -> messages.stream().filter(one::equals).findFirst()),
        to,
        slot,
        () -> {
          if (!looksAnyway) {
            session.toys().stop();
          }
        });
  }

  @Override
  public void askClear(CareModel model) {
    CareQuestions.askClear(overlay, texts, model);
  }

  @Override
  public void askForget(CareModel model) {
    CareQuestions.askForget(
        overlay,
        texts,
        model,
        () -> {
          session.toys().reload();
          toToys.run();
        });
  }
}
