package org.plushkeep.console.widgets;

import javafx.scene.control.TextField;

/** As {@link SecretField}, for what may be seen while it is typed: the code of a recovery sheet. */
public final class SecretText extends TextField {
  private int longest;

  public SecretText() {
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
