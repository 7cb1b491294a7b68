package org.plushkeep.console.widgets;

import javafx.scene.control.TextField;

/** As {@link SecretField}, for what may be seen while it is typed: the code of a recovery sheet. */
public final class SecretText extends TextField {
  public SecretText() {
    Wiping.of(textProperty(), this::overwrite);
  }

  private void overwrite(int length) {
    getContent().insert(0, " ".repeat(length), false);
    getContent().delete(0, length, false);
  }
}
