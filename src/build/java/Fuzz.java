import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.plushkeep.fuzz.FuzzTargets;

/**
 * Lets Jazzer loose on one target after the other, each in a process of its own, from the target's
 * seeds and from what earlier runs have found new branches with. Arguments: the build's folder,
 * seconds for each target, and a target's name (all, when there is none).
 */
public final class Fuzz {
  private static final String HEAP = "-Xmx512m";
  private static final int LONGEST_INPUT = 20_000;

  /** An input that takes longer is a finding. */
  private static final int MOST_SECONDS = 20;

  private Fuzz() {}

  /** Fuzzes; ends with 1 when anything was found. */
  public static void main(String[] arguments) throws Exception {
    Path build = Path.of(arguments[0]);
    String seconds = arguments[1];
    boolean one = arguments.length > 2 && !arguments[2].isEmpty();
    List<String> names =
        List.copyOf(one ? new TreeSet<>(List.of(arguments[2])) : FuzzTargets.ALL.keySet());
    List<String> broken = new ArrayList<>();
    for (String name : names) {
      System.out.println("== " + name);
      if (!fuzz(build, name, seconds)) {
        broken.add(name);
      }
    }
    System.out.println(
        broken.isEmpty() ? "nothing found" : "found something in: " + String.join(", ", broken));
    System.exit(broken.isEmpty() ? 0 : 1);
  }

  private static boolean fuzz(Path build, String name, String seconds) throws Exception {
    Path seeds = Files.createDirectories(build.resolve("fuzz/seeds/" + name));
    Path corpus = Files.createDirectories(build.resolve("fuzz/corpus/" + name));
    Path findings = Files.createDirectories(build.resolve("fuzz/findings"));
    int number = 0;
    for (byte[] seed : FuzzTargets.ALL.get(name).seeds()) {
      Files.write(seeds.resolve("seed-" + number++), seed);
    }
    String tools = build.resolve("tools").toString();
    String classPath =
        String.join(
            File.pathSeparator,
            tools + "/jazzer.jar",
            tools + "/jazzer-api.jar",
            System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath,
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=org.plushkeep.fuzz.Fuzzed",
            "--target_args=" + name,
            "--instrumentation_includes=org.plushkeep.**",
            "--custom_hook_includes=org.plushkeep.**",
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + "/" + name + "-",
            "-max_total_time=" + seconds,
            "-max_len=" + LONGEST_INPUT,
            "-timeout=" + MOST_SECONDS,
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
            corpus.toString(),
            seeds.toString());
    return run(command) == 0;
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
