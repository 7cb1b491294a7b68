package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.bluetooth.GattPeripheral;
import org.plushkeep.toy.bluetooth.bluez.BluezFinders;
import org.plushkeep.toy.bluetooth.btleplug.BtleplugFinders;
import org.plushkeep.toy.bluetooth.btleplug.FakeBtleplug;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.cloudpets.CloudPetsLink;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** One real vault, and both adapters by which toys of any kind come near it; each test has one. */
abstract class AtHostileToys {
  static final CloudPetsLink.Patience LONG =
      new CloudPetsLink.Patience(
          Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(50));
  static final CloudPetsLink.Patience SHORT =
      new CloudPetsLink.Patience(
          Duration.ofMillis(150), Duration.ofMillis(150), Duration.ofMillis(300));

  enum Way {
    BLUEZ,
    BTLEPLUG
  }

  @TempDir static Path folder;
  static Vault vault;
  private static PrivateBus bus;
  private static StandInBluez bluez;
  private static FakeBtleplug btleplug;
  private static int toys;

  final byte[] clip = ToyClips.clip(25, ++toys);
  final ToyId id = new ToyId("C4:BE:84:00:%02X:%02X".formatted(toys >> 8, toys & 0xff));

  @BeforeAll
  static void open() throws Exception {
    vault = Vaults.create(folder.resolve("vault"), "violet anchors hum quietly".toCharArray());
    bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
    bluez = new StandInBluez(bus.address());
    btleplug = new FakeBtleplug();
  }

  @AfterAll
  static void everythingInTheVaultIsWhole() throws Exception {
    assertThat(vault.verify(done -> {}).isWhole()).isTrue();
    vault.close();
    bluez.close();
    bus.close();
    btleplug.close();
    assertThat(bluez.breaches() + btleplug.breaches()).isZero();
  }

  static ToyFinder finder(Way way, CloudPetsLink.Patience patience) {
    return way == Way.BLUEZ
        ? BluezFinders.on(bus.address(), patience)
        : BtleplugFinders.on(btleplug, patience);
  }

  AutoCloseable putIntoRange(Way way, String name, GattPeripheral toy) {
    if (way == Way.BLUEZ) {
      StandInDevice device = bluez.device(id.value(), name, -60, toy);
      return device::vanish;
    }
    var _ = btleplug.device(id.value(), name, -60, toy);
    return () -> btleplug.vanish(id.value());
  }

  SeenToy find(ToyFinder finder) throws Exception {
    BlockingQueue<SeenToy> found = new LinkedBlockingQueue<>();
    try (ToyFinder.Search _ = finder.look(found::add, toy -> {})) {
      SeenToy seen = found.poll(30, TimeUnit.SECONDS);
      while (seen != null && !seen.id().equals(id)) {
        seen = found.poll(30, TimeUnit.SECONDS);
      }
      assertThat(seen).isNotNull();
      return seen;
    }
  }

  /** Short enough to be read when something differs. */
  static String told(byte[] bytes) {
    return bytes.length + " bytes, " + Integer.toHexString(Arrays.hashCode(bytes));
  }

  /** What the vault has of this test's toy. */
  List<String> stored() throws Exception {
    List<String> all = new ArrayList<>();
    for (RecordingId one : vault.ids(new RecordingFilter(Optional.of(id), Set.of()))) {
      all.add(told(vault.readBytes(one)));
    }
    return all;
  }
}
