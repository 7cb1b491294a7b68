package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** Every story of a parent who leaves the computer. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
abstract class AwayStory {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  final byte[] small = ToyClips.clip(50, 1);
  final byte[] long40s = ToyClips.clip(2000, 2);
  final AtTheWindow window = new AtTheWindow();
  final Hand hand = new Hand();
  PracticeToy toy;
  House house;
  Parent parent;

  void live(Radio radio, byte[]... recordings) {
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

  void isLocked() {
    window.untilShown("#unlock");
    assertThat(window.everyWord())
        .contains("locked")
        .doesNotContain(Parent.TOY, Parent.CHILD, "moon");
  }

  /** A door that waits in the middle of opening. */
  static VaultDoor slow(VaultDoor door, CountDownLatch asked, CountDownLatch goOn) {
    return slow(door, asked, goOn, new CountDownLatch(1));
  }

  static VaultDoor slow(
      VaultDoor door, CountDownLatch asked, CountDownLatch goOn, CountDownLatch opened) {
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
              } finally {
                if (method.getName().equals("open")) {
                  opened.countDown();
                }
              }
            });
  }

  /** Whoever leaves. */
  static final class Hand implements AwaySignals {
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
