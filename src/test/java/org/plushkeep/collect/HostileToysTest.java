package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.testing.Allocated;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.standin.Appetite;
import org.plushkeep.toy.bluetooth.standin.HostileToy;
import org.plushkeep.toy.bluetooth.standin.Hostility;
import org.plushkeep.toy.bluetooth.standin.Hostility.Fate;

/**
 * Hostile toys on their whole way, by both adapters, into one real vault: nothing crashes, nothing
 * is stored as whole that is not, and nobody waits for ever or takes more than a slot can hold.
 */
@Timeout(60)
class HostileToysTest extends AtHostileToys {
  /** More than any recording, and the one piece with which it becomes too much. */
  private static final int MOST_BYTES = 512 * 1024 + 512;

  /** What a visit may ask for in all, also what was given back: a few recordings' worth. */
  private static final long MOST_MEMORY = 48L * 1024 * 1024;

  private int most;
  private long asked;

  static Stream<Arguments> hostilities() {
    return both((Object[]) Hostility.values());
  }

  private static Stream<Arguments> both(Object... what) {
    return Stream.of(Way.values())
        .flatMap(way -> Stream.of(what).map(one -> Arguments.of(way, one)));
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
          assertThat(toy.sent().stream().map(AtHostileToys::told)).isNotEmpty().containsAll(stored);
      case NOTHING, OUTWAITED -> assertThat(stored).isEmpty();
    }
    assertThat(most).isLessThanOrEqualTo(MOST_BYTES);
    assertThat(asked).as("bytes of memory").isLessThan(MOST_MEMORY);
    assertThat(toy.breaches()).isZero();
    assertThat(stored).hasSizeLessThanOrEqualTo(64);
  }

  static Stream<Arguments> appetites() {
    return both((Object[]) Appetite.values());
  }

  /** The toy is sent a clip: it gets no more than that and one block, and nobody waits for ever. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void appetites(Way way, Appetite appetite) throws Exception {
    HostileToy toy = new HostileToy(appetite, clip);
    try (AutoCloseable _ = putIntoRange(way, "CloudPets B 1.0.19", toy)) {
      ToyFinder finder = finder(way, LONG);
      SeenToy seen = find(finder);
      KnownToy known = new KnownToy(id, "Toy", "", "", Instant.EPOCH);
      vault.saveToy(known);
      long before = Allocated.byThisThread();
      try (ToyLink link = finder.connect(seen)) {
        new Care(vault, Clock.systemUTC())
            .put(link.care().orElseThrow(), known, 2, clip, (got, all) -> {}, () -> false);
        assertThat(appetite.isFed()).as("it took it").isTrue();
      } catch (ToyException e) {
        assertThat(appetite.isFed()).as(e.toString()).isFalse();
        assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception", "null");
      }
      assertThat(Allocated.byThisThread() - before).as("bytes of memory").isLessThan(MOST_MEMORY);
    }
    assertThat(toy.taken()).isLessThanOrEqualTo(clip.length + 512);
    assertThat(vault.care().slots(id))
        .singleElement()
        .satisfies(slot -> assertThat(slot.content()).isEqualTo(ToySlot.Content.UNKNOWN));
    assertThat(toy.breaches()).isZero();
  }

  private void visit(ToyFinder finder, SeenToy seen, boolean mustSucceed) throws Exception {
    long before = Allocated.byThisThread();
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
    asked = Allocated.byThisThread() - before;
  }
}
