package org.plushkeep.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.drive.PracticeDrive;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Groups the practice toy's ways of being there without any hardware. */
@Command(
    name = "practice",
    description = "Makes a practice toy that is reached as a real one is, with no hardware.")
final class PracticeCommand {
  static void addTo(CommandLine group, Shell shell) {
    group.addSubcommand(new OnDrive(shell));
    group.addSubcommand(new PracticeBluetoothCommand(shell));
    group.addSubcommand(new PracticeSerialCommand(shell));
  }

  @Command(
      name = "drive",
      description = {
        "Makes a folder that stands in for a recorder plugged in as a USB drive, with three tunes",
        "on it; once more, and it has recorded one more. '--practice-drive FOLDER' plugs it in."
      })
  static final class OnDrive implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "FOLDER", description = "A folder that is empty, or not there yet.")
    private @Nullable Path folder;

    OnDrive(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure {
      Path to = Objects.requireNonNull(folder);
      try {
        if (!PracticeDrive.make(to)) {
          throw new CommandFailure(
              ExitCode.FAILED, to + " has something in it already. Nothing was changed.");
        }
        int count = PracticeRecordings.record(to);
        shell.say("On the practice recorder: " + Text.count(count, "recording") + ".");
        shell.say(
            Text.oneLine("In the window: plushkeep --practice-drive " + to + ", then 'Toys'."));
        return ExitCode.DONE.value();
      } catch (IOException e) {
        throw new CommandFailure(ExitCode.FAILED, to + " cannot be written to.", e);
      }
    }
  }
}
