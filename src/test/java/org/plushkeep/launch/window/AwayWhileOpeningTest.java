package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plushkeep.toy.practice.Radio;

/** A parent who has typed the passphrase, and locks before the vault is open. */
final class AwayWhileOpeningTest extends AwayStory {
  private TextInputControl typedIn;

  private void locksWhileItOpens(String passphrase) throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    parent.closes();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    house.door = slow(new FolderDoor(house.vault, house.lastSeen), asked, goOn);
    house.open();
    window.paste("#passphrase", passphrase);
    typedIn = window.input("#passphrase");
    window.click("#unlock");
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    window.robot().push(KeyCode.CONTROL, KeyCode.L);
    goOn.countDown();
  }

  @Test
  void theKeysThatLockDoSoThen() throws Exception {
    locksWhileItOpens(Parent.PASSPHRASE);
    window.until("locked again", () -> window.isShown("#unlock") && !isTypedIn());
    isLocked();
    parent.unlocks();
    parent.untilRows(1);
  }

  private boolean isTypedIn() {
    return window.input("#passphrase").equals(typedIn);
  }

  @Test
  void aWrongPassphraseIsToldAndTheNextTryIsNotLocked() throws Exception {
    locksWhileItOpens("not the passphrase");
    window.untilText("#unlock-problem", "passphrase");
    parent.waits(Duration.ofSeconds(2));
    parent.unlocks();
    parent.untilRows(1);
  }
}
