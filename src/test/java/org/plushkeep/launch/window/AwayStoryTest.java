package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.away.ClockSignals;
import org.plushkeep.away.StandInLogind;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** The parent leaves the computer: it sleeps, its screen is locked, somebody else logs in. */
final class AwayStoryTest extends AwayStory {
  @Test
  void whateverLogindTellsLocksAndShowsNothing() throws Exception {
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInLogind logind = new StandInLogind(bus.address(), "auto")) {
      live(Radio.instant(), small);
      house.away = StandInLogind.signals(bus.address());
      parent.hasCollected(toy);
      logind.awaitListener();
      for (Consumer<StandInLogind> sign :
          List.<Consumer<StandInLogind>>of(
              one -> one.sleeps(true),
              StandInLogind::asksToLock,
              one -> one.tells("LockedHint", true),
              one -> one.tells("Active", false))) {
        parent.chooses(0);
        sign.accept(logind);
        isLocked();
        parent.unlocks();
        parent.untilRows(1);
      }
    }
  }

  @Test
  void sleepMayComeWhenTheVaultIsClosedAndNotBefore() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    parent.chooses(0);
    window.paste("#note", "sings of the moon");
    CompletableFuture<?> locked = hand.leaves(Reason.SLEEP);
    locked.get(60, TimeUnit.SECONDS);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.page(RecordingFilter.ALL, 0, 1).getFirst().note())
          .as("it was nobody's any more, and what was typed is kept")
          .isEqualTo("sings of the moon");
    }
    isLocked();
    hand.leaves(Reason.SESSION_LOCKED).get(60, TimeUnit.SECONDS);
    isLocked();
  }

  @Test
  void whatIsHalfTypedIsWiped() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    parent.locks();
    isWipedOnLeaving("#passphrase", "half a passph");
    parent.unlocks();
    parent.untilRows(1);
  }

  @Test
  void whatIsHalfTypedWhereThereIsNoVaultYetIsWipedToo() throws Exception {
    live(Radio.instant());
    house.open();
    isWipedOnLeaving("#passphrase-again", "half a passph");
    isWipedOnLeaving("#passphrase", "half a passph");
    window.click("#go-to-restore");
    isWipedOnLeaving("#restore-passphrase", "half a passph");
    window.click("#go-to-restore");
    window.untilShown("#restore-passphrase");
    window.paste("#restore-passphrase", "half a passph");
    TextInputControl typed = window.input("#restore-passphrase");
    window.click("#restore-back");
    assertThat(see(() -> typed.getText())).isEmpty();
  }

  /** The field that was typed in, and not only the one that takes its place. */
  private void isWipedOnLeaving(String field, String text) throws Exception {
    window.untilShown(field);
    window.paste(field, text);
    TextInputControl typed = window.input(field);
    hand.leaves(Reason.SESSION_LEFT).get(60, TimeUnit.SECONDS);
    assertThat(see(() -> typed.getText())).isEmpty();
    window.untilShown("#passphrase");
    assertThat(see(() -> window.input("#passphrase").getText())).isEmpty();
  }

  @Test
  void aSheetWhoseFolderIsAskedForWhenTheVaultIsLockedIsNotSavedWithoutItsCode() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    window.click("#recovery-sheet");
    window.click("#sheet-make");
    window.untilShown("#sheet-save");
    CountDownLatch answered = new CountDownLatch(1);
    house.whileAsked =
        () -> { // a question of the system's lets the window go on behind it
          hand.leaves(Reason.SLEEP)
              .thenRun(() -> Platform.runLater(() -> Platform.exitNestedEventLoop(hand, null)));
          Platform.enterNestedEventLoop(hand);
          answered.countDown();
        };
    Platform.runLater(() -> window.<Button>node("#sheet-save").fire());
    assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
    isLocked();
    parent.closes();
    assertThat(house.exports).doesNotExist();
  }

  @Test
  void aVaultThatIsJustBeingOpenedIsNotShownToAnEmptyRoom() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    parent.closes();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    house.door = slow(new FolderDoor(house.vault, house.lastSeen), asked, goOn);
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<?> locked = hand.leaves(Reason.SLEEP);
    see(() -> true);
    assertThat(locked).isNotDone();
    goOn.countDown();
    locked.get(60, TimeUnit.SECONDS);
    isLocked();
    parent.unlocks();
    parent.untilRows(1);
  }

  /** The passphrase is typed, and the window minimised before its key is derived. */
  @Test
  void aVaultThatIsOpenedBehindAMinimisedWindowIsLockedWhereMinimisingLocks() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    window.click("#settings");
    window.click("#settings-minimised");
    window.click("#settings-close");
    parent.closes();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch opened = new CountDownLatch(1);
    house.door = slow(new FolderDoor(house.vault, house.lastSeen), asked, goOn, opened);
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    see(
        () -> {
          house.stage.setIconified(true);
          return true;
        });
    goOn.countDown();
    assertThat(opened.await(60, TimeUnit.SECONDS)).isTrue();
    window.until("it was entered", () -> window.isShown("#nav-inbox") || !isHeld());
    isLocked();
    assertThat(isHeld()).as("still open").isFalse();
  }

  /** Whether this very program has the vault open. */
  private boolean isHeld() throws IOException {
    Path lock = house.vault.resolve("vault.lock");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Test
  void aComputerThatHasSleptIsNoticedByItsClock() throws Exception {
    live(Radio.instant(), small);
    house.away =
        new ClockSignals(() -> house.time.now(), (p, look) -> house.time.every(p, look)::stop);
    parent.hasCollected(toy);
    parent.waits(Duration.ofMinutes(2)); // second by second
    assertThat(window.isShown("#recordings")).isTrue();
    parent.chooses(0);
    see(
        () -> {
          house.time.jump(Duration.ofMinutes(1));
          return true;
        });
    parent.waits(Duration.ofSeconds(5));
    isLocked();
    parent.unlocks();
    parent.untilRows(1);
  }

  @Test
  void minimisingLocksOnceThatIsWishedAndTheWishOutlastsTheProgram() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    minimises();
    assertThat(window.isShown("#recordings")).as("not unless it is wished").isTrue();
    window.click("#settings");
    window.click("#settings-minimised");
    window.click("#settings-close");
    minimises();
    isLocked();
    parent.closes();
    house.open();
    parent.unlocks();
    parent.untilRows(1);
    window.click("#settings");
    assertThat(see(() -> window.isChecked("#settings-minimised"))).isTrue();
    window.click("#settings-close");
    minimises();
    isLocked();
  }

  @Test
  void itLocksAfterTheTimeThatWasChosen() throws Exception {
    live(Radio.instant(), small);
    parent.hasCollected(toy);
    window.click("#settings");
    see(
        () -> {
          window.<javafx.scene.control.ComboBox<Integer>>node("#settings-idle").setValue(5);
          return true;
        });
    window.click("#settings-close");
    parent.waits(Duration.ofMinutes(4));
    assertThat(window.isShown("#recordings")).isTrue();
    parent.waits(Duration.ofMinutes(2));
    isLocked();
    assertThat(house.vault.resolveSibling("settings.properties"))
        .content()
        .isEqualTo(
            "lock-after-minutes=5\n"
                + "lock-when-minimised=false\n"
                + "collect-by-itself-while-locked=false\n");
  }

  private void minimises() {
    see(
        () -> {
          house.stage.setIconified(true);
          return true;
        });
    see(
        () -> {
          house.stage.setIconified(false);
          return true;
        });
  }
}
