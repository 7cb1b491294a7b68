package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.away.ClockSignals;
import org.plushkeep.away.StandInLogind;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** The parent leaves the computer: it sleeps, its screen is locked, somebody else logs in. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class AwayStoryTest {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final byte[] small = ToyClips.clip(50, 1);
  private final byte[] long40s = ToyClips.clip(2000, 2);
  private final AtTheWindow window = new AtTheWindow();
  private final Hand hand = new Hand();
  private PracticeToy toy;
  private House house;
  private Parent parent;

  private void live(Radio radio, byte[]... recordings) {
    toy = shutEar.on(new PracticeToy(List.of(recordings), radio));
    house = new House(folder, Ear.eager(), () -> toy);
    house.away = hand;
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
    assertThat(hand.listener).as("nobody listens for ever").isNull();
  }

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
    window.paste("#passphrase", "half a passph");
    hand.leaves(Reason.SESSION_LEFT).get(60, TimeUnit.SECONDS);
    window.untilShown("#passphrase");
    assertThat(see(() -> window.input("#passphrase").getText())).isEmpty();
    parent.unlocks();
    parent.untilRows(1);
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

  /** A door that waits in the middle of opening. */
  private static VaultDoor slow(VaultDoor door, CountDownLatch asked, CountDownLatch goOn) {
    return (VaultDoor)
        Proxy.newProxyInstance(
            VaultDoor.class.getClassLoader(),
            new Class<?>[] {VaultDoor.class},
            (_, method, arguments) -> {
              if (method.getName().equals("open")) {
                asked.countDown();
                goOn.await();
              }
              try {
                return method.invoke(door, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void collectingStopsCleanlyAndNothingThatCameIsLost() throws Exception {
    live(new Radio(16, Duration.ofMillis(30)));
    parent.hasCollected(toy);
    toy.record(small).record(long40s);
    window.click("#nav-toys");
    window.click("#collect");
    window.until(
        "the second one is on its way",
        () -> {
          house.time.advance(Duration.ofMillis(100));
          return window.text("#collect-message").contains("of 80");
        });
    hand.leaves(Reason.SLEEP).get(60, TimeUnit.SECONDS);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.count(RecordingFilter.ALL)).as("the first was whole").isPositive();
    }
    isLocked();
    parent.unlocks();
    window.click("#nav-toys");
    window.click("#collect");
    window.untilShown("#collect-open");
    window.click("#collect-open");
    parent.untilRows(2);
  }

  @Test
  void anExportLeavesWholeFilesAndNoHalfOnes() throws Exception {
    live(Radio.instant(), small, long40s, ToyClips.clip(2000, 3));
    parent.hasCollected(toy);
    see(
        () -> {
          window.list("#recordings").getSelectionModel().selectAll();
          return true;
        });
    window.click("#export-selected");
    window.click("#export-flac");
    window.click("#export-start");
    hand.leaves(Reason.SLEEP).get(60, TimeUnit.SECONDS);
    isLocked();
    house.askToClose();
    window.until("the window has gone", () -> !house.isOpen());
    house.awaitEnd();
    if (Files.exists(house.exports)) {
      try (Stream<Path> files = Files.list(house.exports)) {
        for (Path file : files.toList()) {
          assertThat(file.getFileName().toString()).doesNotEndWith(".part");
          assertThat(file).isNotEmptyFile();
          if (file.toString().endsWith(".wav")) {
            byte[] wav = Files.readAllBytes(file);
            assertThat(wav.length).as("as long as it says").isEqualTo(8 + littleEndian(wav, 4));
          }
        }
      }
    }
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).whole()).isEqualTo(3);
    }
  }

  private static int littleEndian(byte[] bytes, int at) {
    return java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(at);
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
        .isEqualTo("lock-after-minutes=5\nlock-when-minimised=false\n");
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

  private void isLocked() {
    window.untilShown("#unlock");
    assertThat(window.everyWord())
        .contains("locked")
        .doesNotContain(Parent.TOY, Parent.CHILD, "moon");
  }

  /** Whoever leaves. */
  private static final class Hand implements AwaySignals {
    volatile Listener listener;

    @Override
    public Watch watch(Listener to) {
      listener = to;
      return () -> listener = null;
    }

    CompletableFuture<?> leaves(Reason reason) {
      return listener.left(reason).toCompletableFuture();
    }
  }
}
