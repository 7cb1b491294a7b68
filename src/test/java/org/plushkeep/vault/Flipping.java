package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.VaultException.Problem;
import org.plushkeep.vault.disk.AtomicFilePath;

/**
 * Flips one bit of a vault that has something of everything, again and again, each time of the
 * whole one, and looks: it is told of, or every answer is what it was. Every region of every file
 * is hit before any is hit twice.
 */
final class Flipping {
  /** A region of the larger files: H2's block. */
  private static final int BLOCK = 4096;

  /** How much of a block's start says what the rest of it is. */
  private static final int HEAD = 160;

  /** After so many it is known that something is wrong. */
  private static final int MOST_PROBLEMS = 20;

  private static final int PIECES_OF_SMALL_FILES = 8;

  private final Path temp;
  private final Random chance;
  private final Map<String, int[]> tally = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  Flipping(Path temp, long seed) {
    this.temp = temp;
    chance = new Random(seed);
  }

  /** A vault as it is flipped, and what it answers. */
  private static final class Subject {
    private final String name;
    private final Path whole;
    private final Path home;
    private final List<Region> regions;
    private final List<RecordingId> recordings;
    private final long entries;
    private final SortedMap<String, String> answers;
    private final SortedMap<String, String> movedIn;

    Subject(String name, Path whole, Path home) throws Exception {
      this.name = name;
      this.whole = whole;
      this.home = home;
      regions = regions(whole);
      putBack(whole, home);
      try (Vault vault = FullVault.open(home)) {
        recordings = Answers.recordings(vault);
        entries = before(vault);
        answers = Answers.of(vault, recordings, entries);
        VerifyReport report = vault.verify(_ -> {});
        if (!report.isWhole() || !vault.age().isNewest()) {
          throw new AssertionError(name + " is not whole before: " + report.problems());
        }
        movedIn = Answers.moveIn(vault);
      }
      if (answers.containsValue(Answers.DAMAGED) || movedIn.containsValue(Answers.DAMAGED)) {
        throw new AssertionError(name + " is damaged before: " + answers + movedIn);
      }
    }

    /** The entries that came with the opening are the last ones; those before had come before. */
    private static long before(Vault vault) throws VaultException {
      List<JournalEntry> last = vault.journal().page(JournalFilter.ALL, 0, 10);
      long number = last.getFirst().number();
      for (JournalEntry one : last) {
        if (one.event() != JournalEvent.UNLOCKED && one.event() != JournalEvent.REFUSED) {
          return one.number();
        }
      }
      return number - last.size();
    }
  }

  /**
   * A part of a file.
   *
   * @param file from the home folder
   * @param to exclusive
   */
  private record Region(Path file, long from, long to) {
    long place(Random chance) {
      long length = to - from;
      boolean head = length == BLOCK && chance.nextInt(3) == 0;
      return from + chance.nextLong(head ? HEAD : length);
    }
  }

  /**
   * Flips.
   *
   * @param flips how many, of all vaults together
   */
  void run(int flips) throws Exception {
    List<Subject> subjects = List.of(locked(), crashed());
    int done = 0;
    while (done < flips) {
      List<Map.Entry<Subject, Region>> turn = new ArrayList<>();
      for (Subject subject : subjects) {
        subject.regions.forEach(region -> turn.add(Map.entry(subject, region)));
      }
      Collections.shuffle(turn, chance);
      everyFileFirst(turn);
      for (var one : turn.subList(0, Math.min(turn.size(), flips - done))) {
        flip(one.getKey(), one.getValue());
        done++;
      }
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(String.join("\n", problems));
    }
  }

  /** So that a few flips hit something of each file too. */
  private static void everyFileFirst(List<Map.Entry<Subject, Region>> turn) {
    Set<List<Object>> seen = new HashSet<>();
    Map<Boolean, List<Map.Entry<Subject, Region>>> first =
        turn.stream()
            .collect(
                Collectors.partitioningBy(
                    one -> seen.add(List.of(one.getKey(), one.getValue().file()))));
    turn.clear();
    turn.addAll(first.get(true));
    turn.addAll(first.get(false));
  }

  private Subject locked() throws Exception {
    Path home = temp.resolve("home");
    FullVault.locked(home);
    Path whole = temp.resolve("locked");
    FullVault.Copies.copy(home, whole);
    return new Subject("locked", whole, home);
  }

  private Subject crashed() throws Exception {
    Path home = temp.resolve("other-home");
    Path whole = temp.resolve("crashed");
    FullVault.crashed(home, whole);
    return new Subject("crashed", whole, home);
  }

  private static List<Region> regions(Path whole) throws IOException {
    List<Region> regions = new ArrayList<>();
    try (var files = Files.walk(whole)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        if (file.toString().endsWith(AtomicFilePath.LOG)) { // which ends in a million zeros
          while (end > 0 && bytes[end - 1] == 0) {
            end--;
          }
          end = Math.min(bytes.length, end + BLOCK);
        }
        boolean large = file.getFileName().toString().startsWith(Store.FILE);
        int step = large ? BLOCK : Math.max(1, end / PIECES_OF_SMALL_FILES);
        for (int from = 0; from < end; from += step) {
          regions.add(new Region(whole.relativize(file), from, Math.min(end, from + step)));
        }
      }
    }
    return regions;
  }

  private static void putBack(Path whole, Path home) throws IOException {
    Inspection.remove(home);
    FullVault.Copies.copy(whole, home);
  }

  private void flip(Subject subject, Region region) throws Exception {
    putBack(subject.whole, subject.home);
    long at = region.place(chance);
    int mask = 1 << chance.nextInt(8);
    TestVault.flip(subject.home.resolve(region.file), at, mask);
    String what = subject.name + ", " + region.file + " at " + at + ", " + mask;
    try {
      String name = region.file.getFileName().toString();
      boolean inside = region.file.startsWith("vault");
      String kind = inside ? name.length() == 32 ? "what waits" : name : "last seen";
      count(subject.name + " " + kind, look(subject));
    } catch (AssertionError | RuntimeException e) {
      problems.add(what + ": " + e);
      if (problems.size() >= MOST_PROBLEMS) {
        throw new AssertionError(String.join("\n", problems), e);
      }
    }
  }

  /** What comes of one. */
  enum Outcome {
    HARMLESS,
    TOLD,
    CLOSED
  }

  private void count(String kind, Outcome outcome) {
    tally.computeIfAbsent(kind, _ -> new int[Outcome.values().length])[outcome.ordinal()]++;
  }

  private static Outcome look(Subject subject) throws VaultException {
    try (Vault vault = FullVault.open(subject.home)) {
      var answers = Answers.of(vault, subject.recordings, subject.entries);
      VerifyReport report = verify(vault);
      boolean told = !report.isWhole() || !vault.age().isNewest();
      var movedIn = Answers.moveIn(vault);
      List<String> different = Answers.difference(subject.answers, answers);
      List<String> arrived = Answers.difference(subject.movedIn, movedIn);
      mustBeRightOrDamaged(subject, answers);
      boolean isSaid = movedIn.get("moved in").matches(".* [1-9]\\d*(true|false)|.*true");
      isSaid |= answers.get("history since").contains(JournalEvent.REFUSALS_LOST.name());
      if (!told && !isSaid && !(different.isEmpty() && arrived.isEmpty())) {
        throw new AssertionError("nobody tells of it: " + different + arrived);
      }
      return told || isSaid ? Outcome.TOLD : Outcome.HARMLESS;
    } catch (VaultException e) {
      if (e.problem() != Problem.DAMAGED) {
        throw e;
      }
      return Outcome.CLOSED;
    }
  }

  /** Of a vault that opens: whatever is damaged, a walk through it gets to its end. */
  private static VerifyReport verify(Vault vault) {
    try {
      return vault.verify(_ -> {});
    } catch (VaultException e) {
      throw new AssertionError("nobody learns what is whole", e);
    }
  }

  /** What is read of a sound is what was written, or nothing. */
  private static void mustBeRightOrDamaged(Subject subject, Map<String, String> answers) {
    answers.forEach(
        (what, answer) -> {
          boolean sound = what.matches("(bytes|peaks|clip|source|secret) .*");
          boolean right = answer.equals(subject.answers.get(what));
          if (sound && !right && !answer.equals(Answers.DAMAGED) && !isNothing(answer)) {
            throw new AssertionError("other bytes: " + what + ": " + answer);
          }
        });
  }

  private static boolean isNothing(String answer) {
    return answer.equals("Optional.empty") || answer.equals(Answers.NOT_HERE);
  }

  /** How many flips came to what. */
  int count(Outcome outcome) {
    return totals()[outcome.ordinal()];
  }

  /** Which files of which vault were hit. */
  List<String> hit() {
    return List.copyOf(tally.keySet());
  }

  /** A line for each file of each vault. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-32s %9s %9s %14s%n".formatted("a flipped bit", "harmless", "told of", "not opened"));
    tally.forEach(
        (kind, counts) ->
            table.append("%-32s %9d %9d %14d%n".formatted(kind, counts[0], counts[1], counts[2])));
    return table.append("%-32s %s%n".formatted("all", Arrays.toString(totals()))).toString();
  }

  private int[] totals() {
    int[] totals = new int[Outcome.values().length];
    tally.values().forEach(counts -> Arrays.setAll(totals, i -> totals[i] + counts[i]));
    return totals;
  }
}
