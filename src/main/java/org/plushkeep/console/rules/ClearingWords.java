package org.plushkeep.console.rules;

import java.util.List;
import java.util.Set;
import org.plushkeep.collect.Outlook;
import org.plushkeep.collect.Outlook.Coming;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;

/** What is said of what rules are about to do. */
record ClearingWords(Texts texts, Moments moments) {
  /** Those in the bin are where somebody put them, and are shown there. */
  static List<Coming> coming(Outlook of) {
    return of.coming().stream().filter(one -> one.rule().of() != Of.BIN).toList();
  }

  /**
   * What there is to say; empty for nothing.
   *
   * @param dismissed of what is about to go, those of which no word is wanted
   */
  String about(Outlook of, Set<RecordingId> dismissed) {
    String now = moments.whole(of.now());
    String seen = of.standing().seen().map(moments::whole).orElse(now);
    if (of.ask().isPresent()) {
      return switch (of.ask().get()) {
        case NEW_RULES -> texts.format("rules.ask", of.due().size(), now);
        case CLOCK_AHEAD -> texts.format("rules.ahead", now, seen);
        case CLOCK_BEHIND -> texts.format("rules.behind", now, seen);
      };
    }
    List<Coming> coming = coming(of);
    int all = coming.size();
    int kept = (int) coming.stream().filter(one -> !one.keepable()).count();
    if (all == 0 || coming.stream().map(Coming::id).allMatch(dismissed::contains)) {
      return "";
    }
    String said = texts.format("rules.coming", all);
    return kept == 0 ? said : said + " " + texts.format("rules.coming.kept", kept);
  }
}
