package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.serial.UsbPorts;

/** The command line as a script sees it, in this process: arguments in; exit code and lines out. */
final class Cli {
  static final String PASSPHRASE = "purple giraffe drinks 41 lakes";

  final Path folder;
  final Path vault;
  final Path passwordFile;
  final AtomicBoolean interrupted = new AtomicBoolean();
  final AtomicReference<Path> windowOpened = new AtomicReference<>();
  final AtomicReference<MountedDrives> windowDrives = new AtomicReference<>();

  final AtomicReference<UsbPorts> windowPorts = new AtomicReference<>();

  /** What is typed while a command runs. */
  TypedLines typed = Optional::empty;

  private final ShutEar ear = new ShutEar();
  private List<ToyFinder> radios = List.of(ScriptedFinder.none());
  private MountedDrives drives = MountedDrives.none();
  private UsbPorts ports = UsbPorts.none();

  Cli(Path folder) {
    this.folder = folder;
    this.vault = folder.resolve("vault");
    this.passwordFile = write("password", PASSPHRASE + "\n");
  }

  /** From now on toys are looked for this way. */
  void radio(ToyFinder finder) {
    radios = List.of(finder);
  }

  /** From now on these are plugged in. */
  void drives(MountedDrives mounted) {
    drives = mounted;
  }

  /** From now on these are the USB serial ports. */
  void ports(UsbPorts serial) {
    ports = serial;
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... args) {
    Wiring wiring =
        new Wiring(
            radios,
            drives,
            ports,
            this::practice,
            (opened, plugged, serial, stop) -> {
              windowDrives.set(plugged);
              windowPorts.set(serial);
              windowOpened.set(opened);
              return ExitCode.DONE;
            },
            () -> typed.next());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            interrupted::get,
            wiring);
    ear.check();
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The practice toy as the program has it, on a faster radio and with a watch on its ear. */
  private ToyFinder practice() {
    PracticeToy toy = ear.on(PracticeToys.make(new Radio(4, Duration.ofMillis(1))));
    return new PracticeFinder(toy.pressesItsOwnPaw(Duration.ofMillis(50)));
  }

  /** A command on the vault, with the right passphrase. */
  Result onVault(String command, String... more) {
    List<String> args = new ArrayList<>(Arrays.asList(command.split(" ")));
    args.addAll(List.of("--vault", vault.toString(), "--password-file", passwordFile.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  /** What {@code list --json} says. */
  JsonArray list() {
    Result result = onVault("list", "--json").done();
    return JsonParser.parseString(result.out()).getAsJsonArray();
  }

  List<String> ids() {
    return list().asList().stream()
        .map(element -> element.getAsJsonObject().get("id").getAsString())
        .toList();
  }

  /** What came of a command. */
  record Result(int code, String out, String err) {
    Result done() {
      assertThat(err).isEmpty();
      assertThat(code).isZero();
      return this;
    }

    /** One line on the error stream, nothing of a stack trace, and this exit code. */
    Result fails(int expected, String... words) {
      assertThat(code).as(err).isEqualTo(expected);
      assertThat(err).startsWith("plushkeep: ").endsWith("\n").contains(withPrefix(words));
      assertThat(err.lines()).hasSize(1);
      assertThat(err).doesNotContain("Exception", "\tat ", PASSPHRASE);
      return this;
    }

    private static String[] withPrefix(String[] words) {
      List<String> all = new ArrayList<>(Arrays.asList(words));
      all.add("plushkeep: ");
      return all.toArray(String[]::new);
    }

    List<String> lines() {
      return out.lines().toList();
    }
  }
}
