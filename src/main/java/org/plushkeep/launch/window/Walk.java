package org.plushkeep.launch.window;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.ListView;

/**
 * A walk through the open window with nobody at the mouse: a vault is made, the practice toy is
 * paired and read, a recording is looked at, the vault is locked and opened again. What is played
 * needs a sound device and somebody who wants to hear it, so nothing is.
 */
public final class Walk {
  private static final String PASSPHRASE = "nobody will ever read what is behind this";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Walk() {}

  /**
   * Takes the walk. Not to be called on the JavaFX thread.
   *
   * @throws IllegalStateException something did not come within 30 s; the message names it
   */
  public static void take() throws InterruptedException {
    Hands hands = new Hands(PATIENCE);
    hands.write("passphrase", PASSPHRASE);
    hands.write("passphrase-again", PASSPHRASE);
    hands.press("create-vault");
    hands.press("go-to-toys");
    hands.press("pair");
    hands.press("paw");
    hands.press("pair-save");
    hands.press("collect");
    hands.press("collect-open");
    hands.await("recordings", Walk::selectFirst);
    hands.await("play", node -> !node.isDisabled());
    hands.press("export");
    hands.press("export-close");
    hands.press("lock");
    hands.await("unlock", node -> true);
    hands.write("passphrase", PASSPHRASE);
    hands.press("unlock");
    hands.await("recordings", Walk::selectFirst);
  }

  private static boolean selectFirst(Node recordings) {
    ListView<?> list = (ListView<?>) recordings;
    list.getSelectionModel().clearAndSelect(0);
    return !list.getSelectionModel().isEmpty();
  }
}
