package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.plushkeep.testing.OldVault;

/** One home with a vault, and what has been acknowledged of it, told by a {@link Workload}. */
final class Family {
  private static final String NOTHING = "nothing";

  private final Path home;
  private int olds;
  private World acknowledged = World.ofNew("story");
  private World begun = acknowledged;
  private String inFlight = NOTHING;
  private long next = 1;

  Family(Path home) {
    this.home = home;
  }

  /** The same with a vault in it. */
  static Family with(Path home) throws Exception {
    Files.createDirectory(home);
    Opened.make(home.resolve(Workload.VAULT), "", "story");
    return new Family(home);
  }

  World acknowledged() {
    return acknowledged;
  }

  String inFlight() {
    return inFlight;
  }

  /** Puts a vault of any earlier version beside it. */
  void putOldVault(Random chance) throws Exception {
    putOldVault(OldVault.SCHEMAS.get(chance.nextInt(OldVault.SCHEMAS.size())));
  }

  void putOldVault(int schema) throws Exception {
    String name = Workload.OLD + schema + "-" + olds++; // a folder where none was seen before
    acknowledged = acknowledged.with(name, OldVaults.put(schema, home.resolve(name)));
    begun = acknowledged;
  }

  /** What {@link KilledVault} has to know. */
  List<String> words(long seed, Act theme) {
    next += 1000;
    begun = acknowledged;
    inFlight = "open";
    Held backup = acknowledged.backup();
    List<String> words = new ArrayList<>();
    words.add(home.toString());
    words.add(Long.toString(seed));
    words.add(Long.toString(next));
    words.add(theme.name());
    words.add(acknowledged.vault().passphrase());
    words.add(acknowledged.vault().sheet());
    words.add(backup == null ? "" : backup.passphrase());
    acknowledged
        .beside()
        .forEach(
            (name, held) -> {
              words.add(name);
              words.add(held.passphrase());
            });
    return words;
  }

  void take(String line) {
    if (line.startsWith("+ ")) {
      inFlight = line.substring(2);
      begun = acknowledged.after(inFlight);
    } else if (line.startsWith("- ")) {
      acknowledged = acknowledged.after(line.substring(2));
      begun = acknowledged;
      inFlight = NOTHING;
    } else if (line.equals("open")) {
      inFlight = NOTHING;
    } else {
      throw new AssertionError("no such line: " + line);
    }
  }

  /** What of the vault itself a deed that failed has left, with what waits moved in. */
  void settle(Held found) {
    if (!found.equals(begun.vault().movedIn()) && !found.equals(acknowledged.vault().movedIn())) {
      throw new AssertionError("promised / found: " + acknowledged.vault().difference(found));
    }
    acknowledged = acknowledged.with(found);
    begun = begun.with(found);
  }

  /** Whether nothing but the vault itself can have changed. */
  boolean isAboutTheVault() {
    return Objects.equals(acknowledged.backup(), begun.backup())
        && acknowledged.beside().equals(begun.beside());
  }

  /**
   * Looks at what is left.
   *
   * @return whether the deed that was begun was done all the same
   */
  boolean inspect() throws Exception {
    Inspection.Found found = Inspection.of(home, acknowledged, begun);
    acknowledged = found.world();
    begun = acknowledged;
    return found.happened();
  }

  void remove() throws Exception {
    Inspection.remove(home);
  }

  /** What a line is about. */
  static Act deed(String line) {
    return Act.valueOf(line.split(" ")[1].toUpperCase(Locale.ROOT));
  }
}
