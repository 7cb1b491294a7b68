package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;

/** The window's way to the practice toy takes the same toys as any other way to it. */
final class PracticeOutsideTest {
  private int made;
  private final Supplier<PracticeToy> maker =
      () -> {
        made++;
        return new PracticeToy(List.of());
      };
  private final PracticeOutside outside = new PracticeOutside(maker, PracticeToys::another);

  @Test
  void onlyThePracticeToyIsReachedAndNoneIsMadeToTellThat() {
    SeenToy another =
        new SeenToy(
            new ToyId("practice-2"), "CloudPets", SeenToy.Way.PRACTICE, OptionalInt.empty());
    SeenToy real =
        new SeenToy(new ToyId("practice"), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
    for (SeenToy seen : List.of(PracticeFinder.SEEN, another, real)) {
      assertThat(outside.reaches(seen)).isEqualTo(seen.equals(PracticeFinder.SEEN));
      assertThat(new PracticeFinder(new PracticeToy(List.of())).reaches(seen))
          .isEqualTo(outside.reaches(seen));
    }
    assertThat(made).isZero();
  }
}
