package org.plushkeep.console.sheet;

import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.CodeWords;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.share.RecoverySheet;
import org.plushkeep.vault.RecoveryCode;
import org.plushkeep.vault.Vault;

/**
 * Making a recovery sheet. Its code opens the vault only once it has been typed back: so that no
 * sheet is believed in that was never written down, or not rightly.
 */
public final class SheetModel {
  /** How far it is. */
  public enum Step {
    ASKING,
    PAPER,
    CHECK,
    DONE,
    DROPPING,
    DROPPED
  }

  private final Vault vault;
  private final Background background;
  private final Texts texts;
  private final LocalDate today;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.ASKING);
  private final BooleanProperty already = new SimpleBooleanProperty();
  private final StringProperty typed = new SimpleStringProperty("");
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final StringProperty saved = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanBinding same = Bindings.createBooleanBinding(this::isSame, typed);
  private final BooleanBinding droppable;
  private final BooleanBinding possible;
  private char[] code = new char[0];

  public SheetModel(Vault vault, Background background, Texts texts, LocalDate today) {
    this.vault = vault;
    this.background = background;
    this.texts = texts;
    this.today = today;
    droppable =
        Bindings.createBooleanBinding(
            () -> step.get() == Step.ASKING && already.get(), step, already);
    possible =
        Bindings.createBooleanBinding(
            () ->
                !busy.get()
                    && !passphrase.get().isEmpty()
                    && (step.get() == Step.DROPPING || same.get()),
            busy,
            passphrase,
            step,
            same);
    background.run(vault::hasRecoverySheet, already::set, problem::set);
  }

  /** Draws the code of a new sheet. It opens nothing yet. */
  public void draw() {
    wipeCode();
    code = RecoveryCode.draw();
    step.set(Step.PAPER);
  }

  /** The code's groups, for the paper. */
  public List<String> groups() {
    return List.of(new String(code).split("-"));
  }

  /**
   * Writes the sheet as a PDF. Nothing where the vault was locked meanwhile, and the code wiped.
   */
  public void save(Path folder) {
    if (step.get() != Step.PAPER || code.length == 0) {
      return;
    }
    RecoverySheet sheet = sheet(code.clone());
    work(
        () -> {
          try {
            return sheet.save(folder, texts.get("sheet.file"));
          } finally {
            Arrays.fill(sheet.code(), '\0');
          }
        },
        file -> saved.set(texts.format("sheet.saved", file.toString())));
  }

  private RecoverySheet sheet(char[] its) {
    String made =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(texts.locale())
            .format(today);
    return new RecoverySheet(
        texts.get("sheet.paper.title"),
        List.of(texts.get("sheet.paper.what"), texts.get("sheet.paper.keep")),
        its,
        List.of(
            texts.get("sheet.paper.step.1"),
            texts.get("sheet.paper.step.2"),
            texts.get("sheet.paper.step.3")),
        texts.format("sheet.paper.foot", made));
  }

  /** The parent has it on paper: now it is to be typed back. */
  public void check() {
    step.set(Step.CHECK);
  }

  /** Back to the paper, to look once more. */
  public void look() {
    typed.set("");
    problem.set("");
    step.set(Step.PAPER);
  }

  private boolean isSame() {
    char[] whole = RecoveryCode.canonical(typed.get());
    char[] wanted = RecoveryCode.canonical(CharBuffer.wrap(code));
    boolean equal = wanted.length > 0 && Arrays.equals(whole, wanted);
    Arrays.fill(whole, '\0');
    Arrays.fill(wanted, '\0');
    return equal;
  }

  /** What is to be said of what has been typed so far. */
  public String reading() {
    RecoveryCode.Reading reading = RecoveryCode.read(typed.get());
    if (reading.isWhole() && code.length > 0 && !same.get()) {
      return texts.get("sheet.other");
    }
    return CodeWords.about(reading, texts);
  }

  /** From now on the sheet opens the vault. Nothing happens before it was typed back rightly. */
  public void makeValid() {
    if (step.get() == Step.CHECK && possible.get()) {
      char[] its = code.clone();
      char[] current = passphrase.get().toCharArray();
      work(
          background.unbroken(
              () -> {
                vault.setRecoverySheet(current, its); // wipes both
                return Step.DONE;
              }),
          this::end);
    }
  }

  /** Asks whether the sheet there is shall open the vault no more. */
  public void askDrop() {
    step.set(Step.DROPPING);
  }

  /** From now on no sheet opens the vault. */
  public void drop() {
    if (step.get() == Step.DROPPING && possible.get()) {
      char[] current = passphrase.get().toCharArray();
      work(
          background.unbroken(
              () -> {
                vault.dropRecoverySheet(current); // wipes it
                return Step.DROPPED;
              }),
          this::end);
    }
  }

  private void end(Step how) {
    clear();
    step.set(how);
  }

  private <T> void work(Callable<T> deed, Consumer<T> done) {
    busy.set(true);
    problem.set("");
    background.runRaw(
        deed,
        result -> {
          busy.set(false);
          done.accept(result);
        },
        failure -> {
          busy.set(false);
          problem.set(background.sentences().aboutSaving(failure, "problem.sheet"));
        });
  }

  /** Nothing of the code and the passphrase is held any more. */
  public void clear() {
    wipeCode();
    typed.set("");
    passphrase.set("");
    saved.set("");
  }

  private void wipeCode() {
    Arrays.fill(code, '\0');
    code = new char[0];
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  /** Whether there is a sheet that a new one would take the place of. */
  public BooleanProperty alreadyProperty() {
    return already;
  }

  public StringProperty typedProperty() {
    return typed;
  }

  /** Whether what was typed is the code on the paper. */
  public BooleanBinding sameBinding() {
    return same;
  }

  public StringProperty passphraseProperty() {
    return passphrase;
  }

  /** Where the sheet was saved, as a sentence; empty before. */
  public StringProperty savedProperty() {
    return saved;
  }

  public StringProperty problemProperty() {
    return problem;
  }

  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Whether there is a sheet that can be taken back now. */
  public BooleanBinding droppableBinding() {
    return droppable;
  }

  /** Whether what this step is for can be done now. */
  public BooleanBinding possibleBinding() {
    return possible;
  }
}
