package org.plushkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the computer's memory this process took at most, as Linux tells. */
final class Memory {
  private static final double LIMIT_MB = 350;
  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  static void print(String after) throws IOException {
    OptionalLong most = most();
    System.out.printf(
        "memory of this process at most, after %s: %s%n",
        after,
        most.isEmpty()
            ? "not told by this system" + Limit.notMeasured("at most %.0f MB".formatted(LIMIT_MB))
            : "%.0f MB%s"
                .formatted(
                    most.getAsLong() / 1e6, Limit.atMost(LIMIT_MB, most.getAsLong() / 1e6, "MB")));
  }

  /** What was most until now does not count any more. */
  static void beginAnew() throws IOException {
    System.gc();
    if (Files.exists(STATUS)) {
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }
  }

  /** Bytes. */
  private static OptionalLong most() throws IOException {
    if (Files.notExists(STATUS)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
        .mapToLong(Long::parseLong)
        .map(kib -> kib * 1024)
        .findFirst();
  }
}
