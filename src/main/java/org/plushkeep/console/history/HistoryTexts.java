package org.plushkeep.console.history;

import java.util.List;
import org.plushkeep.console.words.RuleTexts;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.share.HistoryWords;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.JournalSource;

/** The history in the person's language. */
final class HistoryTexts implements HistoryWords {
  private final Texts texts;

  HistoryTexts(Texts texts) {
    this.texts = texts;
  }

  /** What was done, as a sentence. */
  String sentence(JournalEntry entry) {
    String what = texts.format("history.event." + entry.event(), entry.count());
    String detail = detail(entry);
    return detail.isEmpty() ? what : texts.format("history.detail", what, detail);
  }

  /** Its place, as the sentences about what is wrong call it. */
  String number(JournalEntry entry) {
    return texts.format("history.number", entry.number());
  }

  /** By whom, and where. */
  String by(JournalEntry entry) {
    String account = entry.account().isEmpty() ? texts.get("history.no-account") : entry.account();
    return texts.format("history.by." + entry.source(), account);
  }

  /** All that is wrong, as far as a person wants to read it. */
  String broken(JournalReport report) {
    int more = report.flaws().size() - 1;
    String first = flaw(report.flaws().getFirst());
    return texts.get("history.broken")
        + " "
        + first
        + (more > 0 ? " " + texts.format("history.broken.more", more) : "");
  }

  @Override
  public List<String> headings() {
    return List.of(texts.get("history.headings").split(","));
  }

  @Override
  public String event(JournalEvent event) {
    return texts.get("history.what." + event);
  }

  @Override
  public String detail(JournalEntry entry) {
    return switch (entry.event()) {
      case ERASED_BY_RULE -> rule(entry.detail());
      case RULES_CHANGED -> rules(entry.detail());
      default -> "";
    };
  }

  /** Of a later Plushkeep's rules it says nothing. */
  private String rule(String written) {
    try {
      return RuleTexts.rule(texts, RetentionRule.parse(written));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private String rules(String written) {
    try {
      return RuleTexts.rules(texts, RetentionRules.parse(written));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public String source(JournalSource source) {
    return texts.get("history.source." + source);
  }

  @Override
  public String changed() {
    return texts.get("history.changed");
  }

  @Override
  public String clockWentBack() {
    return texts.get("history.clock");
  }

  @Override
  public String flaw(JournalReport.Flaw flaw) {
    long many = flaw.to() - flaw.from() + 1;
    return texts.format("history.flaw." + flaw.kind(), flaw.from(), flaw.to(), many);
  }
}
