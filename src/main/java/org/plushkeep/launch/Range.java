package org.plushkeep.launch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;

/**
 * Which of the toys in range are meant.
 *
 * @param scan what was seen
 * @param wanted the only toy that is wanted, when one was named
 * @param pair whether a toy that is not paired yet may be taken
 * @param paired the toys that the vault knows
 */
record Range(Scan scan, Optional<ToyId> wanted, boolean pair, List<ToyId> paired) {
  Range {
    paired = List.copyOf(paired);
  }

  /** The toy that somebody has named, if they have. */
  static Optional<ToyId> wanted(@Nullable String typed) throws CommandFailure {
    return typed == null ? Optional.empty() : Optional.of(id(typed));
  }

  /** As somebody has typed it. */
  static ToyId id(String typed) throws CommandFailure {
    try {
      return new ToyId(typed);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.NO_SUCH, "No toy has the id " + typed + ".", e);
    }
  }

  /** Looks around, until all that is meant is in sight or the time is up. */
  static Range look(
      Shell shell, ScanOptions scanning, Optional<ToyId> wanted, boolean pair, List<ToyId> paired)
      throws CommandFailure {
    Scan scan = Scan.look(shell, scanning, seen -> holdsAll(seen, wanted, pair, paired));
    return new Range(scan, wanted, pair, paired);
  }

  /** Whether the look around may stop: with {@code --pair} it must be seen who else is there. */
  private static boolean holdsAll(
      List<SeenToy> seen, Optional<ToyId> wanted, boolean pair, List<ToyId> paired) {
    List<ToyId> ids = seen.stream().map(SeenToy::id).toList();
    if (wanted.isPresent()) {
      return ids.contains(wanted.get());
    }
    return !pair && ids.containsAll(paired);
  }

  List<SeenToy> choose() throws CommandFailure {
    if (wanted.isPresent()) {
      return List.of(named(wanted.get()));
    }
    return pair ? List.of(only()) : allPaired();
  }

  private SeenToy named(ToyId id) throws CommandFailure {
    SeenToy seen = scan.find(id).orElseThrow(() -> none("The toy " + id + " is not in range."));
    if (!pair && !paired.contains(id)) {
      throw new CommandFailure(ExitCode.NO_SUCH, PairOptions.notPaired(id.value()));
    }
    return seen;
  }

  private SeenToy only() throws CommandFailure {
    List<SeenToy> toys = scan.toys();
    if (toys.isEmpty()) {
      throw none("No toy is in range.");
    }
    if (toys.size() > 1) {
      List<String> ids = toys.stream().map(toy -> toy.id().value()).toList();
      throw new CommandFailure(
          ExitCode.FAILED,
          "Several toys are in range ("
              + String.join(", ", ids)
              + "); --toy ID says which one to pair with.");
    }
    return toys.getFirst();
  }

  private List<SeenToy> allPaired() throws CommandFailure {
    List<SeenToy> toys = scan.toys().stream().filter(toy -> paired.contains(toy.id())).toList();
    if (toys.isEmpty()) {
      throw none("None of the toys that this vault is paired with is in range.");
    }
    return toys;
  }

  /** With the reason, where there was no way to look. */
  private CommandFailure none(String sentence) {
    String why = scan.trouble().map(e -> " " + e.getMessage()).orElse("");
    return new CommandFailure(ExitCode.NO_SUCH, sentence + why);
  }
}
