package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own: what a family gets. */
final class Packaged {
  private static final long MOST_SECONDS = 120;

  final Path folder;
  final Path vault;
  final Path passwordFile;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> before = new ArrayList<>();
  private Path program = program();

  Packaged(Path folder) throws IOException {
    assumeMade();
    this.folder = folder;
    this.vault = folder.resolve("vault");
    this.passwordFile = Files.writeString(folder.resolve("password"), Cli.PASSPHRASE + "\n");
  }

  /** Skips, and says so, what needs the packaged program where it has not been made. */
  static void assumeMade() {
    assumeTrue(Files.exists(program()), "the packaged program is not there: mvn package makes it");
  }

  static Path program() {
    Path home = Path.of(System.getProperty("plushkeep.home", "target/plushkeep"));
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? "plushkeep.bat" : "plushkeep").toAbsolutePath();
  }

  Packaged with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Runs a copy of the application folder instead. */
  Packaged at(Path home) {
    program = home.resolve("bin").resolve(program().getFileName());
    return this;
  }

  /** Runs it under another program, such as strace. */
  Packaged under(String... command) {
    before.clear();
    before.addAll(Arrays.asList(command));
    return this;
  }

  Cli.Result onVault(String command, String... more) throws Exception {
    List<String> args = new ArrayList<>(Arrays.asList(command.split(" ")));
    args.addAll(List.of("--vault", vault.toString(), "--password-file", passwordFile.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  Cli.Result run(String... args) throws Exception {
    Path out = Files.createTempFile(folder, "stdout", "");
    Path err = Files.createTempFile(folder, "stderr", "");
    Process process = start(out, err, args);
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    return new Cli.Result(process.exitValue(), read(out), read(err));
  }

  Process start(Path out, Path err, String... args) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(program.toString());
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          }
        });
    return builder.start();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
