package org.plushkeep.launch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.plushkeep.bus.standin.EmbeddedBus;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.bluez.PracticeBluez;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "bluetooth",
    description = {
      "Linux: puts the practice toy behind a stand-in for the system's Bluetooth service, until",
      "Ctrl-C. Another Plushkeep that is started with the address this prints finds it there, as it",
      "finds a real toy. Nothing is sent by radio, and nobody but you can reach it."
    })
final class PracticeBluetoothCommand implements Callable<Integer> {
  private static final String ADDRESS = "00:00:00:00:00:01";
  private static final Duration OWN_PAW = Duration.ofMillis(500);
  private static final long LOOK_UP_NANOS = 50_000_000;

  private final Shell shell;

  @Option(
      names = "--at-once",
      description = "One recording, sent as fast as this computer can, not at a toy's speed.")
  private boolean atOnce;

  PracticeBluetoothCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure {
    PracticeToy toy =
        (atOnce ? PracticeToys.instant() : PracticeToys.make()).pressesItsOwnPaw(OWN_PAW);
    Path folder = privateFolder();
    Path socket = folder.resolve("bus");
    try (EmbeddedBus bus = EmbeddedBus.start(socket);
        PracticeBluez _ = PracticeBluez.with(bus.address(), ADDRESS, toy)) {
      shell.say("DBUS_SYSTEM_BUS_ADDRESS=" + bus.address());
      shell.tell(
          "The practice toy is in range of whoever is started with that, for instance: env"
              + " DBUS_SYSTEM_BUS_ADDRESS="
              + bus.address()
              + " plushkeep toys. Ctrl-C ends it.");
      while (!shell.interrupted().getAsBoolean()) {
        LockSupport.parkNanos(LOOK_UP_NANOS);
      }
    } catch (RuntimeException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "No message bus of its own can be started on this computer.", e);
    } finally {
      remove(socket, folder);
    }
    return ExitCode.DONE.value();
  }

  /** Where only this account may go. */
  private static Path privateFolder() throws CommandFailure {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mine =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      return Files.createTempDirectory("plushkeep-", mine);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "No folder can be made for its message bus.", e);
    }
  }

  private static void remove(Path socket, Path folder) {
    try {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // An empty folder stays; it holds nothing.
    }
  }
}
