package org.plushkeep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The C sources that come with Recommendation G.722.1, built for the time of a benchmark. They are
 * nobody's to hand on and so are not here: whoever has them names the folder that holds their
 * {@code common}, {@code encode} and {@code decode}.
 */
final class Reference implements AutoCloseable {
  /**
   * Our own: calls the reference's main program over and over and prints the processor time of each
   * call in nanoseconds; what the program itself prints is thrown away.
   */
  private static final String TIMER =
      """
      #define _POSIX_C_SOURCE 199309L
      #include <stdio.h>
      #include <stdlib.h>
      #include <time.h>
      int reference_main(short argc, char **argv);
      static long long now(void) {
        struct timespec t;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
        return t.tv_sec * 1000000000LL + t.tv_nsec;
      }
      int main(int argc, char **argv) {
        int runs = atoi(argv[1]);
        if (!freopen("/dev/null", "w", stdout)) return 2;
        while (runs-- > 0) {
          long long begun = now();
          if (reference_main((short) (argc - 1), argv + 1)) return 1;
          fprintf(stderr, "%lld\\n", now() - begun);
        }
        return 0;
      }
      """;

  private final Path sources;
  private final Path folder;

  private Reference(Path sources, Path folder) {
    this.sources = sources;
    this.folder = folder;
  }

  /**
   * Compiles both programs at {@code -O2}.
   *
   * @throws IOException saying what is missing: sources, a compiler, or what the compiler refused
   */
  static Reference compile(Path sources) throws IOException, InterruptedException {
    Reference built = new Reference(sources, Files.createTempDirectory("plushkeep-reference"));
    try {
      Files.writeString(built.folder.resolve("timer.c"), TIMER);
      built.compile("encode");
      built.compile("decode");
      return built;
    } catch (IOException e) {
      built.close();
      throw e;
    }
  }

  private void compile(String program) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("cc", "-std=gnu89", "-O2", "-w", "-Dmain=reference_main"));
    command.add("-I" + sources.resolve("common"));
    command.add("-I" + sources.resolve(program));
    command.add("-c");
    command.addAll(cFiles(sources.resolve("common")));
    command.addAll(cFiles(sources.resolve(program)));
    Path objects = Files.createDirectory(folder.resolve(program + ".o"));
    run(command, objects);
    List<String> link = new ArrayList<>(List.of("cc", "-O2", "-o", name(program)));
    link.add(folder.resolve("timer.c").toString());
    try (Stream<Path> all = Files.list(objects)) {
      all.map(Path::toString).forEach(link::add);
    }
    link.add("-lm");
    run(link, folder);
  }

  private String name(String program) {
    return folder.resolve(program).toString();
  }

  private static List<String> cFiles(Path in) throws IOException {
    if (!Files.isDirectory(in)) {
      throw new IOException("there are no sources in " + in);
    }
    try (Stream<Path> all = Files.list(in)) {
      return all.map(Path::toString).filter(name -> name.endsWith(".c")).toList();
    }
  }

  private static String run(List<String> command, Path where)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed: " + said.lines().findFirst().orElse(""));
    }
    return said;
  }

  /** What the reference made of some bytes, and the processor time of each run in seconds. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Made(byte[] bytes, double[] seconds) {}

  /**
   * Runs one of the programs on packed bytes at 16 kbit/s; reading and writing the files counts.
   *
   * @param program {@code encode} or {@code decode}
   */
  Made make(String program, byte[] input, int runs) throws IOException, InterruptedException {
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    Files.write(in, input);
    List<String> command =
        List.of(
            name(program),
            Integer.toString(runs),
            "0",
            in.toString(),
            out.toString(),
            "16000",
            "7000");
    double[] seconds =
        run(command, folder).lines().mapToDouble(line -> Long.parseLong(line) / 1e9).toArray();
    return new Made(Files.readAllBytes(out), seconds);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
