package org.plushkeep.console.player;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.player.Selection.Part;

final class SelectionTest {
  private final Selection selection = new Selection();

  @Test
  void aPartIsChosenFromEitherSideAndItsEndsAreMoved() {
    selection.show(10);
    selection.between(4, 2);
    assertThat(selection.partProperty().get()).contains(new Part(2, 4));
    selection.moveBegin(0.5);
    selection.moveEnd(-1);
    assertThat(selection.partProperty().get()).contains(new Part(2.5, 3));
    selection.moveBegin(5);
    assertThat(selection.partProperty().get()).contains(new Part(2.95, 3));
    selection.moveEnd(100);
    assertThat(selection.partProperty().get()).contains(new Part(2.95, 10));
  }

  @Test
  void itBeginsAndEndsWhereOneIs() {
    selection.show(10);
    selection.beginAt(3);
    assertThat(selection.partProperty().get()).contains(new Part(3, 10));
    selection.endAt(5);
    assertThat(selection.partProperty().get()).contains(new Part(3, 5));
    selection.beginAt(7);
    assertThat(selection.partProperty().get()).contains(new Part(7, 10));
    selection.endAt(2);
    assertThat(selection.partProperty().get()).contains(new Part(0, 2));
  }

  @Property
  void itIsNeverTooShortAndNeverOutside(
      @ForAll @DoubleRange(min = -5, max = 15) double one,
      @ForAll @DoubleRange(min = -5, max = 15) double other,
      @ForAll @IntRange(max = 4) int what) {
    selection.show(10);
    selection.between(3, 6);
    switch (what) {
      case 0 -> selection.between(one, other);
      case 1 -> selection.beginAt(Math.clamp(one, 0, 10));
      case 2 -> selection.endAt(Math.clamp(one, 0, 10));
      case 3 -> selection.moveBegin(one);
      default -> selection.moveEnd(one);
    }
    Part part = selection.partProperty().get().orElseThrow();
    assertThat(part.from()).isBetween(0.0, 10 - Selection.SHORTEST_SECONDS);
    assertThat(part.to()).isBetween(part.from() + Selection.SHORTEST_SECONDS - 1e-9, 10.0);
  }

  @Test
  void anotherRecordingHasNoneAndWhatIsTooShortHasNone() {
    selection.show(10);
    selection.between(1, 2);
    selection.repeatsProperty().set(true);
    assertThat(selection.repeated()).contains(new Part(1, 2));
    selection.show(0.04);
    assertThat(selection.partProperty().get()).isEmpty();
    assertThat(selection.repeatsProperty().get()).isFalse();
    selection.between(0, 0.04);
    selection.beginAt(0);
    selection.endAt(0.04);
    assertThat(selection.partProperty().get()).isEmpty();
  }
}
