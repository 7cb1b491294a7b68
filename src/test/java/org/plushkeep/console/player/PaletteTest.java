package org.plushkeep.console.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaletteTest {
  /** Relative luminance (WCAG 2.2). */
  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
  }

  private static double linear(int bits) {
    double value = (bits & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void louderIsAlwaysFartherFromTheBackgroundAlsoWithoutColours(boolean dark) {
    Palette palette = new Palette(dark);
    double before = luminance(palette.argb(0));
    for (int step = 1; step <= 32; step++) {
      double now = luminance(palette.argb(step / 32.0));
      if (dark) {
        assertThat(now).isGreaterThan(before);
      } else {
        assertThat(now).isLessThan(before);
      }
      before = now;
    }
    double least = Math.min(luminance(palette.argb(0)), luminance(palette.argb(1)));
    double most = Math.max(luminance(palette.argb(0)), luminance(palette.argb(1)));
    assertThat((most + 0.05) / (least + 0.05)).as("contrast").isGreaterThan(10);
    assertThat(palette.argb(-3)).isEqualTo(palette.argb(0));
    assertThat(palette.argb(0.5) >>> 24).isEqualTo(0xff);
  }
}
