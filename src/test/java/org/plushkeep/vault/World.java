package org.plushkeep.vault;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a {@link Workload} has been promised: the vault, its backup, and the vaults beside it by
 * their folders' names.
 *
 * @param backup null before the first one
 */
record World(Held vault, Held backup, SortedMap<String, Held> beside) {
  static World ofNew(String passphrase) {
    return new World(Held.nothing(passphrase), null, new TreeMap<>());
  }

  /** As this deed leaves it, in the words of the {@link Workload}. */
  World after(String deed) {
    String[] words = deed.split(" ", -1);
    List<String> rest = Arrays.asList(words).subList(1, words.length);
    return switch (words[0]) {
      case "collect" -> with(vault.with(numbers(rest), ""));
      case "message" -> with(vault.withMessage(numbers(rest).getFirst()));
      case "note" -> with(vault.with(numbers(rest.subList(0, 1)), rest.get(1)));
      case "erase" -> with(vault.without(numbers(rest)));
      case "passphrase" -> with(vault.openedBy(rest.getFirst()));
      case "sheet" -> with(vault.withSheet(rest.getFirst()));
      case "drop" -> with(vault.withWaiting(numbers(rest).getFirst()));
      case "move_in" -> with(vault.movedIn());
      case "allow" -> with(vault.collecting(Boolean.parseBoolean(rest.getFirst())));
      case "backup" -> new World(vault, vault.withoutWaiting(), beside);
      case "restore" -> with(rest.getFirst(), backup);
      case "create" -> with(rest.getFirst(), Held.nothing(rest.get(1)));
      case "lock", "migrate" -> this;
      default -> throw new IllegalArgumentException(deed);
    };
  }

  World with(Held other) {
    return new World(other, backup, beside);
  }

  World with(String folder, Held held) {
    SortedMap<String, Held> more = new TreeMap<>(beside);
    more.put(folder, held);
    return new World(vault, backup, more);
  }

  World without(String folder) {
    SortedMap<String, Held> fewer = new TreeMap<>(beside);
    fewer.remove(folder);
    return new World(vault, backup, fewer);
  }

  private static List<Long> numbers(List<String> words) {
    return Stream.of(words.toArray(String[]::new)).map(Long::valueOf).toList();
  }
}
