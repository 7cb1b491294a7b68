package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;

/** How near a toy is, in words. */
final class NearbyToyTest {
  private static Optional<Boolean> near(OptionalInt dbm) {
    SeenToy seen =
        new SeenToy(new ToyId("C4:BE:84:00:00:01"), "CloudPets", SeenToy.Way.BLUETOOTH, dbm);
    return new NearbyToy(Optional.of(seen), Optional.empty(), Optional.empty()).isNear();
  }

  @Test
  void aStrongToyIsNearAWeakOneFarAndOneThatIsNotHeardNeither() {
    assertThat(near(OptionalInt.of(-40))).contains(true);
    assertThat(near(OptionalInt.of(-65))).contains(true);
    assertThat(near(OptionalInt.of(-66))).contains(false);
    assertThat(near(OptionalInt.of(-100))).contains(false);
    assertThat(near(OptionalInt.empty())).isEmpty();
  }
}
