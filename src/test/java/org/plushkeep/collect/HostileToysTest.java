package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.bluez.BluezFinders;
import org.plushkeep.toy.bluetooth.btleplug.BtleplugFinders;
import org.plushkeep.toy.bluetooth.btleplug.FakeBtleplug;
import org.plushkeep.toy.bluetooth.standin.HostileToy;
import org.plushkeep.toy.bluetooth.standin.Hostility;
import org.plushkeep.toy.bluetooth.standin.Hostility.Fate;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.cloudpets.CloudPetsLink;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/**
 * Hostile toys on their whole way, by both adapters, into one real vault: nothing crashes, nothing
 * is stored as whole that is not, and nobody waits for ever or takes more than a slot can hold.
 */
@Timeout(60)
class HostileToysTest {
  /** More than any recording, and the one piece with which it becomes too much. */
  private static final int MOST_BYTES = 512 * 1024 + 512;

  private static final CloudPetsLink.Patience LONG =
      new CloudPetsLink.Patience(
          Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(50));
  private static final CloudPetsLink.Patience SHORT =
      new CloudPetsLink.Patience(
          Duration.ofMillis(150), Duration.ofMillis(150), Duration.ofMillis(300));

  /** As many steps as a visit has; the last is beyond it. */
  private static final int STEPS = 14;

  enum Way {
    BLUEZ,
    BTLEPLUG
  }

  @TempDir static Path folder;
  private static Vault vault;
  private static PrivateBus bus;
  private static StandInBluez bluez;
  private static FakeBtleplug btleplug;
  private static int toys;

  private final byte[] clip = ToyClips.clip(25, ++toys);
  private final ToyId id = new ToyId("C4:BE:84:00:%02X:%02X".formatted(toys >> 8, toys & 0xff));
  private int most;

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

  static Stream<Arguments> hostilities() {
    return Stream.of(Way.values())
        .flatMap(way -> Stream.of(Hostility.values()).map(one -> Arguments.of(way, one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void hostilities(Way way, Hostility hostility) throws Exception {
    HostileToy toy = new HostileToy(hostility, clip);
    try (AutoCloseable _ = putIntoRange(way, hostility.advertisedName(), toy)) {
      ToyFinder finder = finder(way, hostility.fate() == Fate.OUTWAITED ? SHORT : LONG);
      SeenToy seen = find(finder);
      assertThat(seen.advertisedName())
          .startsWith("CloudPets")
          .hasSizeLessThanOrEqualTo(64)
          .matches("[^\\p{Cntrl}<>\u202e]*");
      visit(finder, seen, hostility.fate() == Fate.KEPT);
    }
    List<String> stored = stored();
    switch (hostility.fate()) {
      case KEPT -> assertThat(stored).containsExactly(told(clip));
      case AS_SENT ->
          assertThat(toy.sent().stream().map(HostileToysTest::told))
              .isNotEmpty()
              .containsAll(stored);
      case NOTHING, OUTWAITED -> assertThat(stored).isEmpty();
    }
    assertThat(most).isLessThanOrEqualTo(MOST_BYTES);
    assertThat(toy.breaches()).isZero();
    assertThat(stored).hasSizeLessThanOrEqualTo(64);
  }

  static Stream<Arguments> steps() {
    return Stream.of(Way.values())
        .flatMap(way -> IntStream.range(0, STEPS).mapToObj(step -> Arguments.of(way, step)));
  }

  @ParameterizedTest(name = "{0}: a toy that lets go at step {1}")
  @MethodSource
  void steps(Way way, int step) throws Exception {
    HostileToy toy = HostileToy.goingAt(step, clip);
    try (AutoCloseable _ = putIntoRange(way, "CloudPets B 1.0.19", toy)) {
      ToyFinder finder = finder(way, LONG);
      visit(finder, find(finder), false);
      assumeTrue(toy.steps() > step, "the visit has no such step");
      assertThat(stored()).isSubsetOf(told(clip));
      visit(finder, find(finder), true); // which brings what is missing, once
      assertThat(stored()).containsExactly(told(clip));
    }
  }

  private static ToyFinder finder(Way way, CloudPetsLink.Patience patience) {
    return way == Way.BLUEZ
        ? BluezFinders.on(bus.address(), patience)
        : BtleplugFinders.on(btleplug, patience);
  }

  private AutoCloseable putIntoRange(Way way, String name, HostileToy toy) {
    if (way == Way.BLUEZ) {
      StandInDevice device = bluez.device(id.value(), name, -60, toy);
      return device::vanish;
    }
    var _ = btleplug.device(id.value(), name, -60, toy);
    return () -> btleplug.vanish(id.value());
  }

  private SeenToy find(ToyFinder finder) throws Exception {
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

  private void visit(ToyFinder finder, SeenToy seen, boolean mustSucceed) throws Exception {
    try (ToyLink link = finder.connect(seen)) {
      assertThat(link.identifier()).matches("[ -~&&[^<>'\"&`]]{0,64}");
      KnownToy known = new KnownToy(id, "Toy", "", link.identifier(), Instant.EPOCH);
      vault.saveToy(known);
      new Collector(vault)
          .collect(link, known, (got, all) -> most = Math.max(most, got), () -> false);
    } catch (ToyException e) {
      assertThat(mustSucceed).as(e.toString()).isFalse();
      assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception", "null");
    }
  }

  /** Short enough to be read when something differs. */
  private static String told(byte[] bytes) {
    return bytes.length + " bytes, " + Integer.toHexString(Arrays.hashCode(bytes));
  }

  private List<String> stored() throws Exception {
    List<String> all = new ArrayList<>();
    for (RecordingId one : vault.ids(new RecordingFilter(Optional.of(id), Set.of()))) {
      all.add(told(vault.readBytes(one)));
    }
    return all;
  }
}
