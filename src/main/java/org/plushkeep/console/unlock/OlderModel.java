package org.plushkeep.console.unlock;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Age;
import org.plushkeep.vault.Vault;

/** An older copy was opened: it is shown only to who wants it. */
public final class OlderModel {
  private final Vault vault;
  private final String place;
  private final Background background;
  private final Texts texts;
  private final Moments moments;
  private final Runnable goOn;
  private final Runnable lock;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty problem = new SimpleStringProperty("");

  /**
   * @param vault open, and not the newest
   * @param place where it is, as people write it
   * @param goOn shows it; called in the window
   * @param lock locks it
   */
  public OlderModel(
      Vault vault,
      String place,
      Background background,
      Texts texts,
      Moments moments,
      Runnable goOn,
      Runnable lock) {
    this.vault = vault;
    this.place = place;
    this.background = background;
    this.texts = texts;
    this.moments = moments;
    this.goOn = goOn;
    this.lock = lock;
  }

  /** What is older. */
  public String about() {
    Age age = vault.age();
    String about = texts.get("older." + age.kind());
    Optional<String> seen =
        age.seen().map(at -> texts.format("older." + age.kind() + ".seen", moments.whole(at)));
    return seen.map(told -> told + " " + about).orElse(about);
  }

  public String title() {
    return texts.get(isDamage() ? "older.lost.title" : "older.title");
  }

  /** What a parent can do now. */
  public String advice() {
    return isDamage() ? texts.get("older.lost.do") : texts.format("older.do", place);
  }

  /** Nobody has put anything back: there is no newer one to be looked for. */
  private boolean isDamage() {
    return vault.age().kind() == Age.Kind.LAST_CHANGE_LOST;
  }

  /** Makes it the vault that counts, and shows it. */
  public void keep() {
    problem.set("");
    busy.set(true);
    background.run(
        () -> {
          vault.keepAsNewest();
          return "";
        },
        _ -> {
          busy.set(false);
          goOn.run();
        },
        sentence -> {
          busy.set(false);
          problem.set(sentence);
        });
  }

  public void lock() {
    lock.run();
  }

  /** Whether it is being made the one that counts. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
