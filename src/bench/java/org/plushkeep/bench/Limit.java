package org.plushkeep.bench;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a figure was promised to be. Each says so behind the figure, and whether it was met; a
 * program that has missed one, or could not measure it, ends with {@link #exitCode}.
 */
final class Limit {
  private static final AtomicInteger MISSED = new AtomicInteger();

  private Limit() {}

  /** In words, for a figure that may be so large. */
  static String atMost(double limit, double figure, String unit) {
    return words("at most", limit, unit, figure <= limit);
  }

  /** In words, for a figure that may be so small. */
  static String atLeast(double limit, double figure, String unit) {
    return words("at least", limit, unit, figure >= limit);
  }

  /** In words, for a figure that has not come about here: nobody knows whether it would be met. */
  static String notMeasured(String limit) {
    MISSED.incrementAndGet();
    return " [" + limit + ": not measured]";
  }

  private static String words(String bound, double limit, String unit, boolean met) {
    if (!met) {
      MISSED.incrementAndGet();
    }
    String space = unit.isEmpty() || unit.startsWith(" ") ? "" : " ";
    String number = String.format(Locale.ROOT, "%.2f", limit).replaceAll("\\.?0+$", "");
    return " [" + bound + " " + number + space + unit + ": " + (met ? "met" : "missed") + "]";
  }

  /** 1 when any was missed or not measured in this process, else 0. */
  static int exitCode() {
    return MISSED.get() > 0 ? 1 : 0;
  }
}
