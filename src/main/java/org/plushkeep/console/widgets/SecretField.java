package org.plushkeep.console.widgets;

import javafx.scene.control.PasswordField;

/** For a passphrase: once it is empty again nothing of what was typed is left in it. */
public final class SecretField extends PasswordField {
  public SecretField() {
    Wiping.of(textProperty(), this::overwrite);
  }

  private void overwrite(int length) {
    getContent().insert(0, " ".repeat(length), false);
    getContent().delete(0, length, false);
  }
}
