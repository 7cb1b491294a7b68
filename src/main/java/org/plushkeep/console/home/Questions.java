package org.plushkeep.console.home;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.plushkeep.console.backup.BackupQuestion;
import org.plushkeep.console.passphrase.PassphraseQuestion;
import org.plushkeep.console.rules.RulesQuestion;
import org.plushkeep.console.sheet.SheetQuestion;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.words.Texts;

/** What can be asked from anywhere in an unlocked vault. */
final class Questions {
  private final Overlay overlay;
  private final Texts texts;
  private final Session session;
  private final Supplier<Optional<Path>> folder;

  /**
   * @param folder asks for a place
   */
  Questions(Overlay overlay, Texts texts, Session session, Supplier<Optional<Path>> folder) {
    this.overlay = overlay;
    this.texts = texts;
    this.session = session;
    this.folder = folder;
  }

  void askPassphrase() {
    PassphraseQuestion.ask(overlay, texts, session.newPassphrase());
  }

  /**
   * Asks for a new passphrase of a vault that its recovery sheet has opened.
   *
   * @param code of the sheet
   */
  void askPassphrase(String code) {
    PassphraseQuestion.ask(overlay, texts, session.newPassphrase(code));
  }

  void askSheet() {
    SheetQuestion.ask(overlay, texts, session.recoverySheet(), folder);
  }

  void askBackup() {
    BackupQuestion.ask(overlay, texts, session.backup(), folder);
  }

  /** What is to be erased by itself. */
  void askRules() {
    RulesQuestion.ask(overlay, texts, session.departures().rules());
  }

  /** Whether what new rules erase first is to be erased. */
  void askEraseByRule() {
    var clearing = session.departures().clearing();
    clearing
        .outlookProperty()
        .get()
        .ifPresent(
            shown -> RulesQuestion.askErase(overlay, texts, shown.due().size(), clearing::confirm));
  }
}
