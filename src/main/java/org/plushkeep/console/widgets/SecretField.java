package org.plushkeep.console.widgets;

import javafx.scene.control.PasswordField;

/**
 * For a passphrase: once it is empty again nothing of what was typed is left in it. JavaFX hands
 * out what is typed as strings, which nobody can wipe: they are gone when Java needs their room.
 */
public final class SecretField extends PasswordField {
  private int longest;

  public SecretField() {
    textProperty().subscribe(this::wipe);
  }

  /** What was deleted would still stand in the buffer behind it. */
  private void wipe(String now) {
    longest = Math.max(longest, now.length());
    if (now.isEmpty() && longest > 0) {
      int length = longest;
      longest = 0;
      getContent().insert(0, " ".repeat(length), false);
      getContent().delete(0, length, false);
    }
  }
}
