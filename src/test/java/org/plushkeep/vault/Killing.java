package org.plushkeep.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills a {@link KilledVault} again and again, and looks at what is left each time. Several
 * families work in each process, each with a vault of its own: a kill hits each at another deed.
 */
final class Killing {
  static final int FAMILIES = 5;

  /** So many that each deed is what some family does most. */
  static final int ALL_THEMES = Math.ceilDiv(Act.values().length, FAMILIES) * FAMILIES;

  /** Each is brought to the newest schema once: a kill is to find some of them on the way. */
  private static final int OLD_VAULTS = 3;

  /** After so many a family begins anew, or the looking would take longer and longer. */
  private static final int KILLS_EACH = 20;

  private final Path temp;
  private final long seed;
  private final Random chance;
  private final Tally tally;

  /** How long each deed takes here, nanoseconds: to kill it anywhere within it. */
  private final Map<Act, Long> durations = new EnumMap<>(Act.class);

  private final long[] since = new long[FAMILIES];
  private final Family[] families = new Family[FAMILIES];

  Killing(Path temp, long seed, Tally tally) {
    this.temp = temp;
    this.seed = seed;
    this.tally = tally;
    chance = new Random(seed);
  }

  /**
   * @param kills of a vault; a process ends with {@value #FAMILIES} of them
   */
  void run(int kills) throws Exception {
    for (int kill = 0; kill * FAMILIES < kills; kill++) {
      if (kill % KILLS_EACH == 0) {
        beginAnew(kill);
      }
      killOnce(kill);
    }
  }

  private void beginAnew(int kill) throws Exception {
    for (int i = 0; i < FAMILIES; i++) {
      if (families[i] != null) {
        families[i].remove();
      }
      families[i] = Family.with(temp.resolve("family-" + seed + "-" + kill + "-" + i));
    }
  }

  private void killOnce(int kill) throws Exception {
    List<String> words = new ArrayList<>();
    Act[] themes = new Act[FAMILIES];
    for (int i = 0; i < FAMILIES; i++) {
      themes[i] = Act.values()[(kill * FAMILIES + i) % Act.values().length];
      if (themes[i] == Act.MIGRATE) {
        for (int old = 0; old < OLD_VAULTS; old++) {
          families[i].putOldVault(chance);
        }
      }
      words.addAll(families[i].words(chance.nextLong(), themes[i]));
      words.add(KilledVault.NEXT);
    }
    Process process = start(words, temp.resolve("said"));
    try (BufferedReader lines = lines(process)) {
      readUntilTheMoment(lines, themes);
      // SIGKILL; by the process itself what it has said and nobody has read yet would be lost too.
      process.toHandle().destroyForcibly();
      process.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } finally {
      process.toHandle().destroyForcibly();
    }
    for (int i = 0; i < FAMILIES; i++) {
      try {
        tally.count(families[i].inFlight(), families[i].inspect());
      } catch (AssertionError | VaultException e) {
        throw new AssertionError(
            "seed %s, kill %s, family %s, %s: %s"
                .formatted(seed, kill, i, families[i].inFlight(), e.getMessage()),
            e);
      }
    }
  }

  private void readUntilTheMoment(BufferedReader lines, Act[] themes) throws Exception {
    int family = chance.nextInt(FAMILIES);
    int times = chance.nextInt(4);
    Set<Integer> begun = new HashSet<>();
    if (times == 0 && chance.nextBoolean()) { // while it starts, or opens the vaults
      TimeUnit.MILLISECONDS.sleep(300 + chance.nextInt(2000));
      return;
    }
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw new AssertionError("the process ended by itself");
      }
      int whose = take(line);
      if (line.startsWith("+ ", 2) && Family.deed(line.substring(2)) == themes[whose]) {
        begun.add(whose);
        if (whose == family && --times < 0 && begun.size() == FAMILIES) {
          TimeUnit.NANOSECONDS.sleep((long) (chance.nextDouble() * 1.2 * duration(themes[family])));
          return;
        }
      }
    }
  }

  private long duration(Act deed) {
    return durations.getOrDefault(deed, 50_000_000L);
  }

  /** Whose line it is. */
  private int take(String line) {
    int whose = line.charAt(0) - '0';
    String rest = line.substring(2);
    families[whose].take(rest);
    tally.take(rest);
    long now = System.nanoTime();
    if (rest.startsWith("- ")) {
      long took = now - since[whose];
      durations.merge(Family.deed(rest), took, (old, fresh) -> (3 * old + fresh) / 4);
    }
    since[whose] = now;
    return whose;
  }

  /** Arguments for one family alone. */
  static List<String> words(Family family, Act theme) {
    List<String> words = new ArrayList<>(family.words(1, theme));
    words.add(KilledVault.NEXT);
    return words;
  }

  static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Process start(List<String> words, Path errors) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledVault.class.getName()));
    command.addAll(words);
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }
}
