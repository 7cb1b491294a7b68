package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the options that the program runs with, in a process of its own. */
class FootprintTest {
  private static final Path OPTIONS = Path.of("src/main/app/lib/java.options");
  private static final int KEPT = 300;
  private static final int MADE = 20_000;
  private static final int EACH_BYTES = 100_000;

  /** Keeps 30 MB, and makes 2 GB of what lives long enough to count as old. */
  static final class Program {
    public static void main(String[] args) throws Exception {
      if (args[0].equals("watched")) {
        Footprint.watch();
      }
      Deque<byte[]> kept = new ArrayDeque<>();
      for (int i = 0; i < MADE; i++) {
        kept.add(new byte[EACH_BYTES]);
        if (kept.size() > KEPT) {
          kept.remove();
        }
        if (i % 10 == 0) {
          Thread.sleep(1);
        }
      }
      Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
          .forEach(System.out::println);
    }
  }

  @Test
  void whatIsNoLongerNeededIsGivenBackInTime() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux tells of it");
    assertThat(most("watched")).isLessThan(250_000);
    assertThat(most("alone")).as("Java by itself does not").isGreaterThan(600_000);
  }

  private static long most(String how) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + OPTIONS);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.addAll(List.of(Program.class.getName(), how));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String told = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).isZero();
    return Long.parseLong(told);
  }
}
