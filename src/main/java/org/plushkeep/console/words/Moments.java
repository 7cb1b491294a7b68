package org.plushkeep.console.words;

import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates, lengths and sizes as people say them. */
public final class Moments {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final double KILO = 1000;

  private final Texts texts;
  private final ZoneId zone;
  private final DateTimeFormatter time;
  private final DateTimeFormatter date;
  private final DateTimeFormatter full;

  public Moments(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale());
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
    this.full =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(texts.locale());
  }

  /** "Today, 14:05", "Yesterday, 9:12", "3 Nov 2026, 18:40". */
  public String near(Instant when, Instant now) {
    ZonedDateTime then = when.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    String day;
    if (then.toLocalDate().equals(today)) {
      day = texts.get("moment.today");
    } else if (then.toLocalDate().equals(today.minusDays(1))) {
      day = texts.get("moment.yesterday");
    } else {
      day = date.format(then);
    }
    return texts.format("moment.day-time", day, time.format(then));
  }

  /** The whole date and time. */
  public String whole(Instant when) {
    return full.format(when.atZone(zone));
  }

  /** "0:32", "12:05", "1:02:03". */
  public static String length(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / MINUTE % MINUTE;
    return seconds >= HOUR
        ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / HOUR, minutes, seconds % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % MINUTE);
  }

  /** "0:03.25" to a hundredth of a second, with the person's own point. */
  public static String precise(double seconds, Locale locale) {
    long hundredths = Math.max(0, (long) Math.floor(seconds * 100 + 1e-6));
    char point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    return length(Duration.ofSeconds(hundredths / 100))
        + point
        + String.format(Locale.ROOT, "%02d", hundredths % 100);
  }

  /** "6.2 kB" in the person's own digits and point. */
  public String size(long bytes) {
    return texts.format("size.kilobytes", bytes / KILO);
  }
}
