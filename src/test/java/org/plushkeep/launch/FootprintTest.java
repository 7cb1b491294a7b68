package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.Reference;
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
  private static final int KEY_MEGABYTES = 200;

  /** Keeps 30 MB, and makes 2 GB of what lives long enough to count as old. */
  static final class Program {
    public static void main(String[] args) throws Exception {
      if (!args[0].equals("alone")) {
        Footprint.watch();
      }
      if (args[0].equals("after a key")) {
        takeAndGiveBack();
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

    /** As the key of a passphrase does; what was most until then is forgotten. */
    private static void takeAndGiveBack() throws Exception {
      byte[][] taken = new byte[KEY_MEGABYTES][1 << 20];
      Thread.sleep(500); // it is seen
      Reference.reachabilityFence(taken);
      taken = null;
      System.gc();
      Thread.sleep(500);
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }
  }

  @Test
  void whatIsNoLongerNeededIsGivenBackInTime() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux tells of it");
    assertThat(most("watched")).isLessThan(250_000);
    assertThat(most("alone")).as("Java by itself does not").isGreaterThan(600_000);
  }

  @Test
  void whatWasNeededOnceIsNotTheMeasureOfWhatIsWorthAPause() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux tells of it");
    assertThat(most("after a key")).isLessThan(250_000);
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
