package org.plushkeep.vault;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@link IntakeKillTest} starts and kills: collects while locked, unlocks and moves in, erases
 * now and then, and says so line by line.
 */
public final class KilledIntake {
  private KilledIntake() {}

  /** Arguments: the vault's folder and the number of the first recording. */
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    for (long seed = Long.parseLong(args[1]); ; ) {
      Intake intake = Arriving.intake(dir);
      for (int i = 0; i < 3; i++, seed++) {
        Arriving.add(intake, seed);
        say("in " + seed);
      }
      try (Vault vault = TestVault.open(dir)) {
        Arriving.moveIn(vault);
        say("moved");
        vault.erase(List.of(TestVault.add(vault, -seed).getFirst().id()));
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
