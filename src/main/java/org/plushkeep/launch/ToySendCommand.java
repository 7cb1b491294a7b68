package org.plushkeep.launch;

import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "send",
    description = {
      "Puts a message into one of a toy's slots, in the place of what is there. If it fails on its",
      "way, nobody knows what the slot holds: send it again."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class ToySendCommand extends ToyVisit {
  @Parameters(index = "0", paramLabel = "ID", description = "As 'message list' names it.")
  private String id;

  @Parameters(index = "1", paramLabel = "SLOT", description = "1 to 4.")
  private int slot;

  private @Nullable MessageId message;

  ToySendCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() throws CommandFailure {
    mustBeSlot(slot);
  }

  @Override
  void check(Vault vault) throws CommandFailure, VaultException {
    message = MessageCommand.find(vault, id);
  }

  @Override
  void visit(At at) throws CommandFailure, ToyException, VaultException {
    MessageId sent = message;
    if (sent == null) {
      return;
    }
    try {
      at.care().send(at.link(), at.known(), slot, sent, (_, _) -> {}, shell.interrupted());
    } catch (ToyException e) {
      throw slotIsUnknown(e, slot, at.known().id());
    }
    shell.say(Text.oneLine("Sent to " + at.known().name() + ": slot " + slot + "."));
  }

  /** What happened, and what the slot holds now. */
  static CommandFailure slotIsUnknown(ToyException e, int slot, ToyId toy) {
    CommandFailure told = CommandFailure.of(e);
    return e.problem() == ToyException.Problem.OTHER_TOY
        ? told
        : new CommandFailure(
            told.exitCode(),
            CommandFailure.sentence(told)
                + " What slot "
                + slot
                + " holds now is not known. "
                + (toy.isSerial() ? "Plug the toy in" : "Bring the toy closer")
                + " and send it again.",
            e);
  }
}
