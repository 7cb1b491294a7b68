package org.plushkeep.launch;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PseudoTerminal;
import picocli.CommandLine.Command;

@Command(
    name = "serial",
    description = {
      "Plays a toy on a USB serial port, until Ctrl-C: the path that it says is the port.",
      "'--practice-serial PATH' plugs it in. It presses its own paw, and forgets with the program."
    })
final class PracticeSerialCommand implements Callable<Integer> {
  private final Shell shell;

  PracticeSerialCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      PracticeSerial socket = new PracticeSerial(PracticeToys.onItsOwnSocket(), this::tell);
      shell.say(terminal.path());
      shell.tell(
          "In the window: plushkeep --practice-serial " + terminal.path() + ", then 'Toys'.");
      socket.answer(terminal, shell.interrupted());
      return ExitCode.DONE.value();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "This system gives no pseudo-terminal to play a toy on.", e);
    }
  }

  private void tell(int[] blinks) {
    shell.tell(
        "The heart blinks so often: " + Arrays.toString(blinks).replaceAll("[\\[\\]]", "") + ".");
  }
}
