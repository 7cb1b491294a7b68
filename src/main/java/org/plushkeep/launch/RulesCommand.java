package org.plushkeep.launch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.Clearing;
import org.plushkeep.collect.Outlook;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is erased by itself. */
@Command(
    name = "rules",
    description = {
      "Shows which recordings are erased for good by themselves, and after how many days, or",
      "changes it. Nothing is erased here: the window does that after unlocking, and 'plushkeep",
      "clear'. A recording is shown as about to go for seven days before it goes."
    })
final class RulesCommand implements Callable<Integer> {
  private static final Map<Of, String> WORDS =
      Map.of(
          Of.REVIEWED, "reviewed",
          Of.HEARD, "new, but played",
          Of.UNHEARD, "new, never played",
          Of.FLAGGED, "flagged",
          Of.KEPT, "kept");

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Option(
      names = "--reviewed",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Those that are reviewed: after so many days, or 'never'.")
  private @Nullable Integer reviewed;

  @Option(
      names = "--played",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Those that were played, but nothing was decided about.")
  private @Nullable Integer played;

  @Option(
      names = "--unplayed",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Those that nobody has played.")
  private @Nullable Integer unplayed;

  @Option(
      names = "--flagged",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Those that are flagged.")
  private @Nullable Integer flagged;

  @Option(
      names = "--kept",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Even those that are kept.")
  private @Nullable Integer kept;

  @Option(
      names = "--bin",
      paramLabel = "DAYS",
      converter = BinConverter.class,
      description = {
        "What is deleted in the window goes into the bin first, which is emptied for good after so"
            + " many days; 'by-hand' for only by hand, 'none' for no bin."
      })
  private @Nullable Integer bin;

  RulesCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    try (Vault vault = vaultOptions.open()) {
      RetentionRules before = vault.rules().standing().rules();
      RetentionRules wanted = changed(before);
      vault.rules().set(wanted);
      show(wanted);
      Outlook outlook = new Clearing(vault).look(() -> false);
      if (wanted.eraseAnything()) {
        shell.say("Due now: " + Text.count(outlook.due().size(), "recording") + ".");
        outlook(outlook).lines().forEach(shell::say);
      }
      if (outlook.ask().isPresent()) {
        shell.say("Nothing is erased until 'plushkeep clear --yes', or the window, is told to.");
      }
    }
    return ExitCode.DONE.value();
  }

  private RetentionRules changed(RetentionRules before) {
    RetentionRules rules = before;
    rules = changed(rules, Of.REVIEWED, reviewed);
    rules = changed(rules, Of.HEARD, played);
    rules = changed(rules, Of.UNHEARD, unplayed);
    rules = changed(rules, Of.FLAGGED, flagged);
    rules = changed(rules, Of.KEPT, kept);
    if (bin != null) {
      rules = rules.withBin(bin >= 0);
      rules = bin < 0 ? rules : rules.with(Of.BIN, bin);
    }
    return rules;
  }

  private static RetentionRules changed(RetentionRules rules, Of of, @Nullable Integer days) {
    return days == null ? rules : rules.with(of, days);
  }

  private void show(RetentionRules rules) {
    for (Of of : Of.values()) {
      if (of != Of.BIN) {
        shell.say(
            String.format(
                Locale.ROOT,
                "%-19s%s",
                WORDS.get(of) + ":",
                rules.rule(of).map(RulesCommand::after).orElse("never")));
      }
    }
    shell.say(String.format(Locale.ROOT, "%-19s%s", "bin:", bin(rules)));
  }

  private static String bin(RetentionRules rules) {
    if (!rules.bin()) {
      return "none; what is deleted is erased for good at once";
    }
    return rules
        .rule(Of.BIN)
        .map(rule -> "emptied for good " + after(rule))
        .orElse("emptied by hand only");
  }

  private static String after(RetentionRule rule) {
    return "after " + Text.count(rule.days(), "day");
  }

  /** What is about to go, in a sentence. */
  static String outlook(Outlook outlook) {
    if (outlook.coming().isEmpty()) {
      return "Nothing is about to go within seven days.";
    }
    Instant first = outlook.coming().getFirst().at();
    return "About to go: "
        + Text.count(outlook.coming().size(), "recording")
        + ", not before "
        + first.truncatedTo(ChronoUnit.MINUTES)
        + ".";
  }

  /**
   * Days.
   *
   * @param words what else it may be
   */
  private static int days(String text, String words) {
    try {
      return new RetentionRule(Of.BIN, Integer.parseInt(text)).days();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "it is neither " + words + " nor 1 to " + RetentionRule.MOST_DAYS + " days.");
    }
  }

  private static final class DaysConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return text.equalsIgnoreCase("never") ? 0 : days(text, "'never'");
    }
  }

  private static final class BinConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "none" -> -1;
        case "by-hand" -> 0;
        default -> days(text, "'none' nor 'by-hand'");
      };
    }
  }
}
