package org.plushkeep.console.words;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;

/** Rules in the person's language. */
public final class RuleTexts {
  private RuleTexts() {}

  /** "Reviewed ones: after 90 days". */
  public static String rule(Texts texts, RetentionRule rule) {
    return texts.format(
        "rules.rule", texts.get("rules.of." + rule.of()), after(texts, rule.days()));
  }

  /** "after 90 days". */
  public static String after(Texts texts, int days) {
    return texts.format("rules.after", days);
  }

  /** All of them, in a line. */
  public static String rules(Texts texts, RetentionRules rules) {
    List<String> all = new ArrayList<>();
    for (Of of : Of.values()) {
      rules.rule(of).ifPresent(rule -> all.add(rule(texts, rule)));
    }
    if (rules.bin() && rules.rule(Of.BIN).isEmpty()) {
      all.addFirst(texts.get("rules.bin.by-hand"));
    }
    return all.isEmpty() ? texts.get("rules.none") : String.join("; ", all);
  }
}
