package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is in the memory of a program of its own once it says that it is ready. */
final class HeapDump {
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
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path dump = temp.resolve("heap.hprof");
    Files.deleteIfExists(dump);
    List<String> command =
        new ArrayList<>(
            List.of(
                bin.resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var in = process.getOutputStream();
        var out = process.inputReader(StandardCharsets.UTF_8)) {
      in.write(input);
      in.flush();
      assertThat(out.readLine()).isEqualTo("ready");
      run(bin.resolve("jcmd").toString(), "" + process.pid(), "GC.heap_dump", dump.toString());
    }
    assertThat(process.waitFor()).isZero();
    return Files.readString(dump, StandardCharsets.ISO_8859_1);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
