package org.plushkeep.vault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which deeds were hit, how often, and how often they had happened all the same. */
final class Tally {
  private static final int TELL_EVERY = 50;

  /** Those of which nothing may be lost, whatever hits them. */
  static final Set<Act> NAMED =
      EnumSet.of(
          Act.COLLECT,
          Act.ERASE,
          Act.MOVE_IN,
          Act.PASSPHRASE,
          Act.BACKUP,
          Act.RESTORE,
          Act.MIGRATE);

  private final Map<String, int[]> counts = new TreeMap<>();
  private final Set<Act> begun = EnumSet.noneOf(Act.class);
  private final String hit;
  private final int planned;

  Tally() {
    this("hits", 0);
  }

  /**
   * @param hit what hits them
   * @param planned how often; 0 where nobody knows
   */
  Tally(String hit, int planned) {
    this.hit = hit;
    this.planned = planned;
  }

  synchronized void count(String deed, boolean happened) {
    String word = deed.split(" ")[0].toLowerCase(Locale.ROOT);
    int[] count = counts.computeIfAbsent(word, _ -> new int[2]);
    count[0]++;
    count[1] += happened ? 1 : 0;
    if (total() % TELL_EVERY == 0) {
      String all = planned == 0 ? "" : " of " + planned;
      System.err.println(hit + ": " + total() + all);
    }
  }

  /** A line of a {@link Workload}. */
  synchronized void take(String line) {
    if (line.startsWith("+ ")) {
      begun.add(Family.deed(line));
    }
  }

  /** Which deeds were begun before something hit them, or another. */
  synchronized Set<Act> begun() {
    return EnumSet.copyOf(begun);
  }

  /** Those of {@link #NAMED} that were not being done at any hit. */
  synchronized Set<Act> neverHit() {
    Set<Act> never = EnumSet.copyOf(NAMED);
    never.removeIf(deed -> counts.containsKey(deed.name().toLowerCase(Locale.ROOT)));
    return never;
  }

  /** How often any was hit. */
  synchronized int total() {
    return counts.values().stream().mapToInt(count -> count[0]).sum();
  }

  /** A line for each deed: how often it was hit, how often it was done all the same. */
  synchronized String table() {
    StringBuilder table = new StringBuilder();
    table.append("%-12s %8s %10s%n".formatted("deed", hit, "was done"));
    counts.forEach(
        (deed, count) -> table.append("%-12s %8d %10d%n".formatted(deed, count[0], count[1])));
    return table.append("%-12s %8d%n".formatted("all", total())).toString();
  }
}
