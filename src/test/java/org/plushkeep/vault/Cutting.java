package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.plushkeep.testing.disk.PowerCutDisk;
import org.plushkeep.testing.disk.WatchedDisk;
import org.plushkeep.vault.VaultException.Problem;

/** Cuts the power while a {@link Workload} goes on, and looks at what the disk has then. */
final class Cutting {
  /** What is told of a disk that fails; of some changes that they may have been made or not. */
  private static final Set<Problem> OF_THE_DISK = EnumSet.of(Problem.DISK, Problem.EITHER_OPENS);

  private final Path temp;
  private final Tally tally;

  Cutting(Path temp, Tally tally) {
    this.temp = temp;
    this.tally = tally;
  }

  /** One cut for each seed from {@code seed} on. */
  void run(int cuts, long seed) throws Exception {
    for (int cut = 0; cut < cuts; cut++) {
      Path home = Files.createDirectory(temp.resolve("family-" + (seed + cut))).toRealPath();
      Family family = new Family(home);
      try {
        cutOnce(home, family, seed + cut);
      } catch (AssertionError | VaultException e) {
        throw new AssertionError(
            "seed %s, %s: %s".formatted(seed + cut, family.inFlight(), e.getMessage()), e);
      }
      family.remove();
    }
  }

  private void cutOnce(Path home, Family family, long seed) throws Exception {
    Random chance = new Random(seed);
    Act theme = Act.values()[(int) (seed % Act.values().length)];
    if (theme == Act.MIGRATE) {
      family.putOldVault(chance);
    }
    try (PowerCutDisk disk = new PowerCutDisk(home)) {
      Opened.make(disk.root().resolve(Workload.VAULT), WatchedDisk.PREFIX, "story");
      workUntilTheCut(disk, family, theme, chance);
      disk.comesBack(chance);
      tally.count(family.inFlight(), family.inspect());
    }
  }

  private static void workUntilTheCut(PowerCutDisk disk, Family family, Act theme, Random chance)
      throws VaultException {
    World world = family.acknowledged();
    try (Workload work =
        new Workload(disk.root(), WatchedDisk.PREFIX, world, 1, chance, family::take)) {
      work.open();
      for (int i = chance.nextInt(4); i > 0; i--) {
        work.perform(Act.any(chance));
      }
      disk.after(chance.nextInt(1 << 1 + chance.nextInt(7)));
      for (int i = 0; i < 40; i++) {
        work.perform(chance.nextInt(3) > 0 ? theme : Act.any(chance));
      }
    } catch (VaultException e) {
      if (!OF_THE_DISK.contains(e.problem())) {
        throw e;
      }
    }
  }
}
