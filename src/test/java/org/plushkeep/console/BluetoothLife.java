package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * Whatever is wrong with Bluetooth while somebody looks: a sentence says so, and toys come back by
 * themselves when the cause has gone. On every system.
 */
@Timeout(120)
abstract class BluetoothLife extends OnToysScreen {
  private static final String OTHER = "C4:BE:84:00:00:02";

  private final MemoryVault vault = new MemoryVault();
  private ToyFinder finder;
  private ToysModel toys;

  /** The system's Bluetooth, as it is here. */
  abstract ToyFinder begin();

  /** Puts a toy of the usual name into range; null is one that only calls out. */
  abstract void toy(String address, @Nullable PracticeToy toy);

  /** Takes it out of range. */
  abstract void vanish(String address);

  abstract void power(boolean on);

  abstract void plugIn(boolean there);

  abstract void allow(boolean allowed);

  abstract boolean isLooking();

  abstract void shut();

  @BeforeEach
  final void start() {
    finder = begin();
    toy(ADDRESS, toy());
    toys = toys(vault, finder);
  }

  @AfterEach
  final void letGo() {
    stop(toys);
    Ear.waitFor(() -> !isLooking());
    shut();
  }

  private PracticeToy toy() {
    return ear.on(new PracticeToy(List.of(), Radio.instant()));
  }

  private void untilFound() {
    untilLater(() -> inRange(toys) == 1 && toys.problemProperty().get().isEmpty());
  }

  private void untilToldAndNothingIsFound(String words) {
    untilLater(() -> inRange(toys) == 0 && toys.problemProperty().get().contains(words));
  }

  @Test
  final void switchedOffWhileSomebodyLooksAndOnAgain() {
    begin(toys);
    untilFound();
    power(false);
    untilToldAndNothingIsFound("Bluetooth is switched off");
    power(true);
    untilFound();
  }

  /** Before Plushkeep has tried again, so that nobody was told. */
  @Test
  final void switchedOffAndOnAgainSoon() {
    begin(toys);
    untilFound();
    power(false);
    until(() -> inRange(toys) == 0);
    power(true);
    untilFound();
    toy(OTHER, toy());
    untilLater(() -> inRange(toys) == 2);
  }

  @Test
  final void unpluggedWhileSomebodyLooksAndPluggedInAgain() {
    begin(toys);
    untilFound();
    plugIn(false);
    untilToldAndNothingIsFound("has no Bluetooth");
    plugIn(true);
    untilFound();
  }

  @Test
  final void notAllowedAndThenAllowed() {
    allow(false);
    begin(toys);
    untilToldAndNothingIsFound("does not let Plushkeep");
    allow(true);
    untilFound();
  }

  @Test
  final void outOfRangeAndBack() {
    begin(toys);
    untilFound();
    toy(OTHER, toy()); // of the same name
    untilLater(() -> inRange(toys) == 2);
    assertThat(toys.toys().getFirst().name()).isEqualTo(toys.toys().getLast().name());
    vanish(OTHER);
    untilFound();
  }

  /** The radio of one stranger can call itself any number of toys. */
  @Test
  final void ofThousandsOfStrangersNotAllAreShownButTheToyOfTheHouseIs() throws Exception {
    vault.saveToy(new KnownToy(new ToyId(OTHER), "Bear", "Mia", "", Instant.EPOCH));
    begin(toys);
    untilFound();
    for (int i = 0; i < 3_000; i++) {
      toy("C4:BE:84:01:%02X:%02X".formatted(i >> 8, i & 0xff), null);
    }
    toy(OTHER, toy());
    untilLater(
        () ->
            toys.toys().stream().anyMatch(toy -> toy.isPaired() && toy.isInRange())
                && inRange(toys) == 101);
    untilLater(() -> inRange(toys) == 101); // and it stays so
    vanish(ADDRESS); // the next one takes its place
    until(() -> toys.toys().stream().noneMatch(toy -> toy.id().value().equals(ADDRESS)));
    until(() -> inRange(toys) == 101);
  }

  @Test
  final void takenAwayWhileARecordingComesIsToldAsThat() throws Exception {
    byte[] recording = ToyClips.clip(2000, 2);
    toy(OTHER, ear.on(new PracticeToy(List.of(recording), Radio.radioLike())));
    AtomicBoolean pulled = new AtomicBoolean();
    try (ToyLink link = finder.connect(seen(OTHER))) {
      assertRadioLost(
          () ->
              link.fetchRecording(
                  (got, all) -> {
                    if (pulled.compareAndSet(false, true)) {
                      plugIn(false);
                    }
                  },
                  () -> false));
      assertRadioLost(() -> link.glow(true));
      assertRadioLost(() -> link.awaitPaw(Duration.ofSeconds(20), () -> false));
    }
    plugIn(true);
    try (ToyLink link = finder.connect(seen(OTHER))) {
      assertThat(link.fetchRecording((got, all) -> {}, () -> false)).isEqualTo(recording);
    }
  }

  private static void assertRadioLost(ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class,
            e -> {
              assertThat(e.problem()).as(e.toString()).isEqualTo(Problem.RADIO_LOST);
              assertThat(e.getMessage()).contains("Bluetooth went off", "Nothing is lost");
            });
  }

  private static SeenToy seen(String address) {
    return new SeenToy(new ToyId(address), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
  }

  @Test
  final void nobodyLooksSoNothingIsLookedFor() {
    begin(toys);
    untilFound();
    Ear.waitFor(this::isLooking);
    stop(toys);
    Ear.waitFor(() -> !isLooking());
  }
}
