package org.plushkeep.vault;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What {@link Killing} starts and kills: families of which each does a {@link Workload} that goes
 * on until then. Each line that it says begins with the family's number.
 */
public final class KilledVault {
  /** Between two families' arguments. */
  static final String NEXT = "--";

  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private KilledVault() {}

  /**
   * Arguments of a family: the home folder, a seed, the number of the first recording, the deed to
   * do most, and of the vault its passphrase, its sheet's code and its backup's passphrase, each
   * empty where there is none; then what else lies there: a folder and its passphrase, and so on.
   */
  public static void main(String[] args) {
    List<String> words = new ArrayList<>();
    int families = 0;
    for (String word : args) {
      if (word.equals(NEXT)) {
        String who = families++ + " ";
        List<String> mine = List.copyOf(words);
        Thread.ofPlatform().start(() -> goOn(who, mine));
        words.clear();
      } else {
        words.add(word);
      }
    }
  }

  private static void goOn(String who, List<String> words) {
    World world = World.ofNew(words.get(4));
    Held held = world.vault().withSheet(words.get(5));
    Held backup = words.get(6).isEmpty() ? null : Held.nothing(words.get(6));
    world = new World(held, backup, world.beside());
    for (int i = 7; i < words.size(); i += 2) {
      world = world.with(words.get(i), Held.nothing(words.get(i + 1)));
    }
    Random chance = new Random(Long.parseLong(words.get(1)));
    long first = Long.parseLong(words.get(2));
    Act theme = Act.valueOf(words.get(3));
    Path home = Path.of(words.get(0));
    try (Workload work = new Workload(home, "", world, first, chance, line -> say(who + line))) {
      work.open();
      say(who + "open");
      while (true) {
        work.perform(chance.nextInt(3) > 0 ? theme : Act.any(chance));
      }
    } catch (VaultException | RuntimeException | Error e) {
      e.printStackTrace();
      say(who + "! " + e.getMessage()); // which is no line that a family says
    }
  }

  /** In one write: a line is there or not. */
  private static void say(String line) {
    try {
      OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
