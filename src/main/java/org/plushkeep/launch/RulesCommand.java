package org.plushkeep.launch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.Clearing;
import org.plushkeep.collect.Outlook;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What is erased by itself. */
@Command(
    name = "rules",
    description = {
      "Shows which recordings are erased for good by themselves, and after how many days, or",
      "changes it. Nothing is erased here: the window does that after unlocking and once an hour,",
      "and 'plushkeep clear'. A recording is shown as about to go for seven days before it goes."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class RulesCommand implements Callable<Integer> {
  /** Recordings that one rule is about, the option that sets it, and how both are spoken of. */
  private record Group(Of of, String option, String words, String about) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(Of.UNHEARD, "--unplayed", "new, never played", "Those that nobody has played."),
          new Group(
              Of.HEARD,
              "--played",
              "new, but played",
              "Those that were played, but nothing was decided about."),
          new Group(
              Of.REVIEWED,
              "--reviewed",
              "reviewed",
              "Those that are reviewed: after so many days, or 'never'."),
          new Group(Of.FLAGGED, "--flagged", "flagged", "Those that are flagged."),
          new Group(Of.KEPT, "--kept", "kept", "Even those that are kept."));

  private static final int NEVER = 0;

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Spec private CommandSpec spec;

  @Option(
      names = "--bin",
      paramLabel = "DAYS",
      converter = BinConverter.class,
      description = {
        "What is deleted in the window goes into the bin first, which is emptied for good after so"
            + " many days; 'by-hand' for only by hand, 'none' for no bin."
      })
  private @Nullable Integer bin;

  private RulesCommand(Shell shell) {
    this.shell = shell;
  }

  /** The command, with an option for each group. */
  static CommandLine line(Shell shell) {
    CommandLine line = new CommandLine(new RulesCommand(shell));
    for (Group group : GROUPS) {
      line.getCommandSpec()
          .addOption(
              OptionSpec.builder(group.option())
                  .paramLabel("DAYS")
                  .type(Integer.class)
                  .converters(new DaysConverter())
                  .description(group.about())
                  .build());
    }
    return line;
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
    ParseResult given = spec.commandLine().getParseResult();
    for (Group group : GROUPS) {
      if (given.hasMatchedOption(group.option())) {
        rules = rules.with(group.of(), given.matchedOptionValue(group.option(), NEVER));
      }
    }
    if (bin != null) {
      rules = rules.withBin(bin >= 0);
      rules = bin < 0 ? rules : rules.with(Of.BIN, bin);
    }
    return rules;
  }

  private void show(RetentionRules rules) {
    for (Group group : GROUPS) {
      say(group.words(), rules.rule(group.of()).map(RulesCommand::after).orElse("never"));
    }
    say("bin", bin(rules));
  }

  private void say(String group, String what) {
    shell.say(String.format(Locale.ROOT, "%-19s%s", group + ":", what));
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
      return text.equalsIgnoreCase("never") ? NEVER : days(text, "'never'");
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
