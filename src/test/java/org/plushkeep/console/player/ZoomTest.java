package org.plushkeep.console.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ZoomTest {
  private final Zoom zoom = new Zoom();

  @Test
  void thePlaceUnderThePointerStaysWhereItIs() {
    zoom.show(60);
    zoom.by(4, 0.3);
    assertThat(zoom.view().width()).isCloseTo(0.25, within(1e-12));
    assertThat(zoom.view().inside(0.3)).isCloseTo(0.3, within(1e-12));
    zoom.by(0.5, 0.35);
    zoom.by(2, 0.35);
    assertThat(zoom.view().inside(0.3)).isCloseTo(0.3, within(1e-12));
  }

  @Property
  void whateverIsDoneItIsAPartOfTheWholeAndNeverUnderFiveMilliseconds(
      @ForAll @Size(max = 30) List<@DoubleRange(min = -3, max = 3) Double> steps,
      @ForAll @DoubleRange(min = 0.01, max = 600) double seconds) {
    zoom.show(seconds);
    for (double step : steps) {
      zoom.by(Math.pow(10, step), Math.abs(step) / 3);
      zoom.scroll(step);
      assertThat(zoom.view().from()).isBetween(0.0, zoom.view().to());
      assertThat(zoom.view().to()).isBetween(zoom.view().from(), 1 + 1e-12);
      assertThat(zoom.view().width() * seconds).isGreaterThan(0.00499);
    }
    zoom.whole();
    assertThat(zoom.isZoomed()).isFalse();
  }

  @Test
  void itTurnsThePageForThePlayheadUnlessSomebodyLooksElsewhere() {
    zoom.show(100);
    zoom.by(10, 0);
    zoom.follow(0.09, 0.101);
    assertThat(zoom.view().from()).isCloseTo(0.091, within(1e-9));
    zoom.scrollTo(0.5);
    zoom.follow(0.101, 0.102);
    assertThat(zoom.view().from()).isCloseTo(0.5, within(1e-9));
    zoom.reveal(0.102);
    assertThat(zoom.view().shows(0.102)).isTrue();
    zoom.reveal(1);
    assertThat(zoom.view().to()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatIsShorterThanFiveMillisecondsIsNotZoomed() {
    zoom.show(0.004);
    zoom.by(100, 0.5);
    assertThat(zoom.isZoomed()).isFalse();
    zoom.show(0);
    zoom.by(100, 0.5);
    assertThat(zoom.isZoomed()).isFalse();
  }
}
