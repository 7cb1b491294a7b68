package org.plushkeep.console.player;

/**
 * Colours for levels, in which louder always looks stronger, also to who sees no colours: lightness
 * goes evenly from the background's to its opposite. Made in Oklab (Björn Ottosson, "A perceptual
 * color space for image processing", 2020).
 */
final class Palette {
  private static final int SIZE = 256;
  private static final double DARKEST = 0.22;
  private static final double LIGHTEST = 0.97;
  private static final double CHROMA = 0.15;
  private static final double FIRST_HUE = -80;
  private static final double HUES = 170;

  private final int[] colours = new int[SIZE];

  /**
   * @param dark whether the background is dark: then what is loud is light
   */
  Palette(boolean dark) {
    for (int i = 0; i < SIZE; i++) {
      double part = i / (SIZE - 1.0);
      colours[i] = colour(dark ? part : 1 - part);
    }
  }

  /**
   * A level's colour.
   *
   * @param level 0..1
   * @return alpha (always opaque), red, green and blue, 8 bits each
   */
  int argb(double level) {
    return colours[(int) Math.round(Math.clamp(level, 0, 1) * (SIZE - 1))];
  }

  private static int colour(double part) {
    double lightness = DARKEST + part * (LIGHTEST - DARKEST);
    double chroma = CHROMA * Math.sin(Math.PI * part);
    double hue = Math.toRadians(FIRST_HUE + HUES * part);
    return fromOklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
  }

  private static int fromOklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return 0xff << 24 | red << 16 | green << 8 | blue;
  }

  private static double cube(double root) {
    return root * root * root;
  }

  /** The curve of sRGB (IEC 61966-2-1). */
  private static int gamma(double linear) {
    double clipped = Math.clamp(linear, 0, 1);
    double curved =
        clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * curved);
  }
}
