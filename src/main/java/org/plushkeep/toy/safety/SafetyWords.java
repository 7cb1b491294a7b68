package org.plushkeep.toy.safety;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SequencedMap;
import org.plushkeep.toy.safety.SafetyReport.Kind;
import org.plushkeep.toy.safety.Weakness.Weight;

/** A safety report in plain words. */
public final class SafetyWords {
  private static final String BUNDLE = "org.plushkeep.toy.safety.safety";

  private final Locale locale;
  private final ZoneId zone;
  private final ResourceBundle texts;

  /**
   * @param locale the language to speak
   * @param zone in which times are told
   */
  public SafetyWords(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
    this.texts = ResourceBundle.getBundle(BUNDLE, locale, SafetyWords.class.getModule());
  }

  /** Whether there are words for it: another version may have looked in another way. */
  static boolean knows(Finding finding) {
    ResourceBundle texts =
        ResourceBundle.getBundle(BUNDLE, Locale.ROOT, SafetyWords.class.getModule());
    return texts.containsKey(ownKey(finding)) || texts.containsKey("how." + finding.how());
  }

  private static String ownKey(Finding finding) {
    return finding.weakness() + ".how." + finding.how();
  }

  /** "Strangers nearby can switch its microphone on". */
  public String title(Finding finding) {
    String end =
        switch (finding.result()) {
          case OBSERVED, KNOWN -> ".yes";
          case NOT_OBSERVED -> ".no";
          case NOT_LOOKED_AT -> ".unknown";
        };
    return texts.getString(finding.weakness() + end);
  }

  /** How bad it is, or why nobody can tell: two or three words. */
  public String verdict(Finding finding) {
    String weight = texts.getString("weight." + finding.weakness().weight());
    return switch (finding.result()) {
      case OBSERVED -> weight;
      case KNOWN -> weight + " (" + texts.getString("result.KNOWN") + ")";
      default -> texts.getString("result." + finding.result());
    };
  }

  /** How it was looked at, and what was seen. */
  public String how(Finding finding) {
    String own = ownKey(finding);
    String key = texts.containsKey(own) ? own : "how." + finding.how();
    return format(key, finding.places().stream().map(this::told).toArray());
  }

  /** What it means for the family. */
  public String means(Finding finding) {
    return texts.getString(finding.weakness() + ".means");
  }

  /** What the family can do. */
  public String todo(Finding finding) {
    return texts.getString(finding.weakness() + ".do");
  }

  /** "How safe is this toy?". */
  public String title(SafetyReport report) {
    return texts.getString("title." + report.kind());
  }

  /** What a report is about; nothing of what the family calls it. */
  public String subject(SafetyReport report) {
    String named = "subject." + report.kind();
    String unnamed = named + ".unheard";
    String key = report.itself().isEmpty() && texts.containsKey(unnamed) ? unnamed : named;
    return format(key, report.itself(), report.endOfId());
  }

  /** When and how it was looked at. */
  public String looked(SafetyReport report) {
    return format("looked", whole(report.at()));
  }

  /** How much was found. */
  public String summary(SafetyReport report) {
    return report.findings().stream().noneMatch(Finding::isWeak)
        ? texts.getString(report.kind() == Kind.CABLE ? "summary.unheard.CABLE" : "summary.unheard")
        : format(
            "summary",
            report.count(Weight.GRAVE),
            report.count(Weight.SERIOUS),
            report.count(Weight.SLIGHT));
  }

  /** The one thing to do. */
  public String advice(SafetyReport report) {
    return texts.getString("advice." + report.kind());
  }

  /** The finding in whole sentences, as on paper. */
  public List<String> paragraphs(Finding finding) {
    List<String> all = new ArrayList<>();
    all.add(format("label.how", how(finding)));
    if (finding.isWeak()) {
      all.add(format("label.means", means(finding)));
      all.add(format("label.do", todo(finding)));
    }
    return all;
  }

  /** The whole report for paper: headings and what stands below them, in their order. */
  public SequencedMap<String, List<String>> parts(SafetyReport report) {
    SequencedMap<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("", List.of(subject(report), looked(report), summary(report), advice(report)));
    for (Finding finding : report.findings()) {
      parts.put(title(finding) + "  [" + verdict(finding) + "]", paragraphs(finding));
    }
    return parts;
  }

  /** What stands below a report on paper. */
  public String foot(SafetyReport report) {
    return format("foot", day(report.at()));
  }

  /** The usual name of a report's file, without its ending; nothing in it tells of the toy. */
  public String fileName(SafetyReport report) {
    return texts.getString("file")
        + " "
        + DateTimeFormatter.ISO_LOCAL_DATE.format(report.at().atZone(zone));
  }

  private Object told(Object place) {
    return place instanceof Instant when
        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
            .withLocale(locale)
            .format(when.atZone(zone))
        : place;
  }

  private String whole(Instant when) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .format(when.atZone(zone));
  }

  private String day(Instant when) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(when.atZone(zone));
  }

  private String format(String key, Object... places) {
    return new MessageFormat(texts.getString(key), locale).format(places);
  }
}
