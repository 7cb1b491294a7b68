package org.plushkeep.launch;

import java.util.concurrent.atomic.AtomicInteger;
import org.plushkeep.collect.CollectResult;
import org.plushkeep.collect.ToyClearing;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.ToyException;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "clear",
    description = {
      "Overwrites a toy's four slots with silence. First everything that it offers is collected;",
      "where that fails, nothing is overwritten. What cannot be promised: the toy's own last",
      "recording may stay on it until somebody records over it at the toy; and nothing can be read",
      "back, so that only playing a slot shows that it is silent."
    })
final class ToyClearCommand extends ToyVisit {
  @Option(names = "--yes", description = "Yes, overwrite them.")
  private boolean yes;

  ToyClearCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() throws CommandFailure {
    if (!yes) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Clearing overwrites what is in the toy's slots: add --yes if that is wanted. Nothing was"
              + " overwritten.");
    }
  }

  @Override
  void visit(At at) throws CommandFailure, ToyException, VaultException {
    Told told = new Told();
    try {
      CollectResult collected = at.care().clear(at.link(), at.known(), told, shell.interrupted());
      shell.say(
          Text.oneLine(
              at.known().name()
                  + ": "
                  + Text.count(collected.added().size(), "recording")
                  + " collected, 4 slots overwritten with silence."));
      shell.say(
          "The toy's own last recording may still be on it: record a few seconds of silence at the"
              + " toy itself. Nothing can be read back from a slot.");
    } catch (ToyException e) {
      int slot = told.slot.get();
      throw slot == 0
          ? nothingOverwritten(e)
          : ToySendCommand.slotIsUnknown(e, slot, at.known().id());
    }
  }

  private static CommandFailure nothingOverwritten(ToyException e) {
    CommandFailure told = CommandFailure.of(e);
    return new CommandFailure(
        told.exitCode(), CommandFailure.sentence(told) + " No slot was overwritten.", e);
  }

  private static final class Told implements ToyClearing.Progress {
    private final AtomicInteger slot = new AtomicInteger();

    @Override
    public void bytes(int received, int expected) {}

    @Override
    public void stored(Recording recording) {}

    @Override
    public void overwriting(int now, int sent, int all) {
      slot.set(now);
    }
  }
}
