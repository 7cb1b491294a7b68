package org.plushkeep.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.ToyCondition;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.cloudpets.Firmware;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups the care of a toy. */
@Command(
    name = "toy",
    description = "Care of a paired toy: how it is, its volume, its slots, finding it.")
final class ToyCommand {
  static void addTo(CommandLine group, Shell shell) {
    group
        .addSubcommand(new Show(shell))
        .addSubcommand(new Volume(shell))
        .addSubcommand(new Find(shell))
        .addSubcommand(new Play(shell))
        .addSubcommand(new ToySendCommand(shell))
        .addSubcommand(new ToySlotsCommand(shell))
        .addSubcommand(new ToyClearCommand(shell))
        .addSubcommand(new ToyForgetCommand(shell));
  }

  private static String percent(OptionalInt percent) {
    return percent.isPresent() ? percent.getAsInt() + " %" : "not known";
  }

  @Command(
      name = "show",
      description = "Tells of a toy: battery, firmware, volume and its cap, whether it remembers.")
  static final class Show extends ToyVisit {
    Show(Shell shell) {
      super(shell);
    }

    @Override
    void visit(At at) throws ToyException, VaultException {
      ToyCondition now = at.care().look(at.link(), at.known());
      OptionalInt volume =
          now.volume().isPresent()
              ? OptionalInt.of(ToyCare.percent(now.volume().getAsInt()))
              : OptionalInt.empty();
      shell.say(Text.oneLine("toy:       " + at.known().name() + " (" + at.known().id() + ")"));
      shell.say("battery:   " + percent(now.battery()));
      shell.say("firmware:  " + Firmware.of(at.seen().advertisedName()).orElse("not known"));
      shell.say("volume:    " + percent(volume));
      shell.say(
          "cap:       " + ToyCare.percent(at.vault().care().volumeCap(at.known().id())) + " %");
      shell.say("recording: " + (now.recordingWaits() ? "one waits" : "none waits"));
    }
  }

  @Command(
      name = "volume",
      description = {
        "Sets how loud a toy is, or may be at most. Plushkeep never makes it louder than its cap.",
        "Without PERCENT and --cap it tells both."
      })
  static final class Volume extends ToyVisit {
    @Parameters(arity = "0..1", paramLabel = "PERCENT", description = "How loud, 0 to 100.")
    private @Nullable Integer percent;

    @Option(
        names = "--cap",
        paramLabel = "PERCENT",
        description = "How loud at most, 0 to 100, from now on; a louder toy is brought down.")
    private @Nullable Integer cap;

    Volume(Shell shell) {
      super(shell);
    }

    @Override
    void checkUsage() throws CommandFailure {
      mustBePercent(percent);
      mustBePercent(cap);
    }

    private static void mustBePercent(@Nullable Integer number) throws CommandFailure {
      if (number != null && (number < 0 || number > 100)) {
        throw new CommandFailure(ExitCode.USAGE, "A volume is 0 to 100. Nothing was done.");
      }
    }

    @Override
    void visit(At at) throws CommandFailure, ToyException, VaultException {
      if (cap != null) {
        at.vault().care().setVolumeCap(at.known().id(), ToyCare.level(cap));
      }
      int most = at.vault().care().volumeCap(at.known().id());
      if (percent != null && ToyCare.level(percent) > most) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "This toy may be no louder than "
                + ToyCare.percent(most)
                + " %. Its volume was not changed.");
      }
      OptionalInt now = at.care().look(at.link(), at.known()).volume();
      if (percent != null) {
        now = OptionalInt.of(at.care().setVolume(at.link(), at.known(), ToyCare.level(percent)));
      } else if (cap != null && now.isPresent() && now.getAsInt() > most) {
        now = OptionalInt.of(at.care().setVolume(at.link(), at.known(), most));
      }
      String told = now.isPresent() ? ToyCare.percent(now.getAsInt()) + " %" : "not known";
      shell.say("volume: " + told + ", at most " + ToyCare.percent(most) + " %");
    }
  }

  @Command(name = "find", description = "Has a toy's heart blink, so that it can be found.")
  static final class Find extends ToyVisit {
    private static final int MOST_SECONDS = 600;

    @Option(
        names = "--seconds",
        paramLabel = "N",
        defaultValue = "30",
        description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    Find(Shell shell) {
      super(shell);
    }

    @Override
    void checkUsage() throws CommandFailure {
      if (seconds < 1 || seconds > MOST_SECONDS) {
        throw new CommandFailure(ExitCode.USAGE, "--seconds is 1 to " + MOST_SECONDS + ".");
      }
    }

    @Override
    void visit(At at) throws ToyException {
      shell.say("The heart blinks.");
      at.care().find(at.link(), at.known(), Duration.ofSeconds(seconds), shell.interrupted());
    }
  }

  @Command(
      name = "play",
      description = "Has a toy play one of its slots, no louder than its cap. Ctrl-C stops it.")
  static final class Play extends ToyVisit {
    @Parameters(paramLabel = "SLOT", description = "1 to 4.")
    private int slot;

    Play(Shell shell) {
      super(shell);
    }

    @Override
    void checkUsage() throws CommandFailure {
      mustBeSlot(slot);
    }

    @Override
    void visit(At at) throws CommandFailure, ToyException, VaultException {
      boolean played = at.care().play(at.link(), at.known(), slot, shell.interrupted());
      if (!played) {
        throw new CommandFailure(
            ExitCode.FAILED, "The toy did not say that it plays: the slot may be empty.");
      }
      shell.say("Played: slot " + slot + ".");
    }
  }

  /** What a slot holds, in words. */
  static String words(Optional<org.plushkeep.recording.ToySlot> slot) {
    return slot.map(
            one ->
                switch (one.content()) {
                  case MESSAGE -> "message";
                  case SILENCE -> "silence";
                  case UNKNOWN -> "unknown";
                })
        .orElse("nothing from here");
  }
}
