package org.plushkeep.share;

import java.util.List;
import java.util.Locale;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.JournalSource;

/** The words of an exported history. */
public interface HistoryWords {
  /** English, for scripts. */
  HistoryWords PLAIN =
      new HistoryWords() {
        @Override
        public List<String> headings() {
          return List.of("number", "time", "event", "count", "account", "by", "recording", "note");
        }

        @Override
        public String event(JournalEvent event) {
          return word(event);
        }

        @Override
        public String source(JournalSource source) {
          return word(source);
        }

        @Override
        public String changed() {
          return "not what was written";
        }

        @Override
        public String clockWentBack() {
          return "clock set back";
        }

        @Override
        public String flaw(JournalReport.Flaw flaw) {
          return flaw.sentence();
        }

        @Override
        public String detail(JournalEntry entry) {
          return switch (entry.event()) {
            case ERASED_BY_RULE -> "rule: " + entry.detail().toLowerCase(Locale.ROOT);
            case RULES_CHANGED ->
                "rules: "
                    + (entry.detail().isEmpty() ? "none" : entry.detail().toLowerCase(Locale.ROOT));
            default -> "";
          };
        }

        private static String word(Enum<?> constant) {
          return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
      };

  /** Of number, time, event, count, account, source, recording and note. */
  List<String> headings();

  String event(JournalEvent event);

  String source(JournalSource source);

  /** Of an entry that is not what was written. */
  String changed();

  /** Of an entry at which the clock said less than before. */
  String clockWentBack();

  String flaw(JournalReport.Flaw flaw);

  /** By which rule, or which rules hold now; empty where that is of no account. */
  String detail(JournalEntry entry);

  /** What is wrong with an entry; empty for nothing. */
  default String trouble(JournalEntry entry) {
    if (!entry.whole()) {
      return changed();
    }
    return entry.clockWentBack() ? clockWentBack() : "";
  }

  /** What is to be noted of an entry; empty for nothing. */
  default String note(JournalEntry entry) {
    String detail = entry.whole() ? detail(entry) : "";
    String trouble = trouble(entry);
    return detail.isEmpty() || trouble.isEmpty() ? detail + trouble : detail + "; " + trouble;
  }
}
