package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.bluez.OnBus.Looking;
import org.plushkeep.toy.bluetooth.standin.Habit;

/**
 * Whoever stands in for BlueZ has habits of its own; a toy behind any of them is found and read.
 */
class BluezHabitsTest {
  private static final List<List<Habit>> TOGETHER =
      List.of(
          List.of(Habit.SIGNALS_VALUES_ONLY, Habit.CONNECT_ANSWERS_FIRST),
          List.of(Habit.SIGNALS_VALUES_ONLY, Habit.LISTS_NO_PROPERTIES, Habit.NO_GET_ALL),
          List.of(Habit.SIGNALS_VALUES_ONLY, Habit.NO_GET, Habit.CONNECT_ANSWERS_FIRST),
          List.of(Habit.LISTS_NO_PROPERTIES, Habit.NO_GET_ALL, Habit.NO_STRENGTH),
          List.of(Habit.NEVER_SAYS_RESOLVED, Habit.NEVER_SAYS_CONNECTED),
          List.of(
              Habit.NEVER_SAYS_RESOLVED, Habit.NEVER_SAYS_CONNECTED, Habit.CONNECT_ANSWERS_FIRST),
          List.of(Habit.NO_STRENGTH, Habit.APPEARS_WHEN_LOOKED_FOR, Habit.NAMELESS),
          List.of(Habit.FEW_METHODS, Habit.NO_GET, Habit.NO_STRENGTH, Habit.ALIAS_ONLY),
          List.of(
              Habit.CHARACTERISTICS_FROM_THE_START,
              Habit.NEVER_SAYS_RESOLVED,
              Habit.SIGNALS_VALUES_ONLY));

  /** Each alone over both kinds of bus, some together over one. */
  static Stream<Arguments> habits() {
    Stream<Arguments> alone =
        Stream.of(PrivateBus.Kind.values())
            .flatMap(
                kind -> Stream.of(Habit.values()).map(one -> Arguments.of(kind, List.of(one))));
    return Stream.concat(
        alone, TOGETHER.stream().map(some -> Arguments.of(PrivateBus.Kind.EMBEDDED, some)));
  }

  @ParameterizedTest
  @MethodSource
  void habits(PrivateBus.Kind kind, List<Habit> habits) throws Exception {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    byte[] clip = ToyClips.clip(200, 1);
    try (OnBus on = new OnBus(kind, habits.toArray(Habit[]::new))) {
      on.bluez.toy(ONE, on.toy(clip));
      SeenToy seen;
      try (Looking looking = on.look()) {
        seen = looking.nextFound();
      }
      assertThat(seen.id()).isEqualTo(new ToyId(ONE));
      try (ToyLink link = on.finder.connect(seen)) {
        assertThat(link.recordingWaits()).isTrue();
        assertThat(link.fetchRecording((got, all) -> {}, () -> false)).isEqualTo(clip);
        assertThat(link.recordingWaits()).isFalse();
      }
    }
  }
}
