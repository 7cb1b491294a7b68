package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is in the memory of a program of its own once it says that it is ready. */
public final class HeapDump {
  private HeapDump() {}

  /**
   * Runs a program until it says "ready", and takes its heap; it ends when its input does.
   *
   * @param temp where the dump may lie
   * @param input written to it first
   * @return the dump, a letter for a byte
   */
  static String of(Path temp, byte[] input, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    return of(temp, input, List.of(), program, arguments);
  }

  /** As the other, with options for Java. */
  static String of(
      Path temp, byte[] input, List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path dump = temp.resolve("heap.hprof");
    Files.deleteIfExists(dump);
    Process process = start(options, program, List.of(arguments));
    try (var in = process.getOutputStream();
        var out = process.inputReader(StandardCharsets.UTF_8)) {
      in.write(input);
      in.flush();
      List<String> said = new ArrayList<>();
      while (!said.contains("ready")) {
        String line = out.readLine();
        assertThat(line).as("after %s", said).isNotNull();
        said.add(line);
      }
      run(bin.resolve("jcmd").toString(), "" + process.pid(), "GC.heap_dump", dump.toString());
    }
    assertThat(process.waitFor()).isZero();
    return Files.readString(dump, StandardCharsets.ISO_8859_1);
  }

  /** Starts a class of the tests as a program of its own. */
  public static Process start(List<String> options, Class<?> program, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Java's options for a program with a window that nobody sees. */
  public static List<String> unseenWindow() {
    return List.of(
        "-Dglass.platform=Headless",
        "-Dprism.order=sw",
        "-Dtestfx.robot=glass",
        "-Duser.language=en",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
