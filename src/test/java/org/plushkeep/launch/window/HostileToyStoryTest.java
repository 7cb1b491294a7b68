package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.HostileToy;
import org.plushkeep.toy.bluetooth.standin.Hostility;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** What a person reads while a toy does its worst, at a window that stays alive. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class HostileToyStoryTest {
  /** As long as a busy computer may need; a person would wonder at more. */
  private static final long MOST_SILENCE_NANOS = 3_000_000_000L;

  private static final ToyId ID = new ToyId("C4:BE:84:00:00:01");

  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private PrivateBus bus;
  private StandInBluez bluez;
  private House house;

  @BeforeEach
  void start() throws Exception {
    bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
    bluez = new StandInBluez(bus.address());
    house = new House(folder, Ear.eager(), () -> new PracticeToy(List.of(), Radio.instant()));
    house.radios = List.of(new BluezFinder(bus.address()));
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.saveToy(new KnownToy(ID, Parent.TOY, Parent.CHILD, "", Instant.EPOCH));
    }
  }

  @AfterEach
  void end() {
    house.clearAway();
    bluez.close();
    bus.close();
  }

  @Test
  void theWorstOfThemAreToldOfAndTheNextGoodOneIsCollected() throws Exception {
    byte[] clip = ToyClips.clip(30, 1);
    HostileToy endless = HostileToy.untiring(Hostility.ENDLESS_LONG_PIECES, clip);
    StandInDevice device = bluez.device(ID.value(), "CloudPets", -50, endless);
    for (Hostility named : List.of(Hostility.NAME_OF_10_KB, Hostility.NAME_THAT_STEERS)) {
      HostileToy stranger = new HostileToy(named, clip);
      var _ =
          bluez.device(
              "C4:BE:84:00:01:%02X".formatted(named.ordinal()),
              named.advertisedName(),
              -80,
              stranger);
    }
    String twin = Hostility.NAME_THAT_STEERS.advertisedName();
    var _ = bluez.device("C4:BE:84:00:02:00", twin, -85, null);
    house.open();
    new Parent(window, house).unlocks();
    window.click("#nav-toys");
    window.until("strangers are shown", () -> window.everyWord().contains("CloudPets [31m"));
    window.until("twins are told", () -> window.everyWord().contains("has the same name: when"));
    assertThat(window.everyWord()).contains("Very near.").doesNotContain("<", "\u001b", "\u202e");

    AtomicBoolean watched = new AtomicBoolean(true);
    AtomicLong longest = new AtomicLong();
    Thread watch = Thread.ofVirtual().start(() -> watch(watched, longest));
    window.click("#collect");
    window.untilText("#collect-message", "was not a whole recording, so it was not stored");
    window.speaksPlainly();

    device = replaces(device, HostileToy.untiring(Hostility.ENDLESS_STATES, clip));
    window.click("#collect-again");
    window.untilText("#collect-message", "The toy did not answer in time."); // after 5 s of it
    watched.set(false);
    watch.join();
    assertThat(longest.get()).as("its longest silence").isLessThan(MOST_SILENCE_NANOS);

    device = replaces(device, new HostileToy(Hostility.SPEAKS_AFTER_GOING, clip));
    window.click("#collect-again");
    window.untilText("#collect-message", "The link with the toy broke, but nothing is lost");

    var _ = replaces(device, new HostileToy(Hostility.IDENTIFIER_THAT_STEERS, clip));
    window.click("#collect-again");
    window.untilText("#collect-message", "One new recording is in your vault.");
    assertThat(bluez.breaches()).isZero();
  }

  /** One toy goes out of range, and another, which says that it is the same, comes into it. */
  private StandInDevice replaces(StandInDevice going, HostileToy coming) {
    going.vanish();
    window.until("it has gone", () -> window.everyWord().contains("Not in range."));
    StandInDevice device = bluez.device(ID.value(), "CloudPets", -55, coming);
    window.until("it is there", () -> !window.everyWord().contains("Not in range."));
    return device;
  }

  /** Asks the window for something again and again, and measures how long it takes. */
  private static void watch(AtomicBoolean watched, AtomicLong longest) {
    while (watched.get()) {
      long start = System.nanoTime();
      see(() -> true);
      longest.accumulateAndGet(System.nanoTime() - start, Math::max);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
