package org.plushkeep.vault;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.plushkeep.recording.RecordingId;

/** What {@link VaultKillTest} starts and kills: stores and erases, and says so line by line. */
public final class KilledVault {
  private KilledVault() {}

  /** Arguments: the vault's folder and the number of the first recording. */
  public static void main(String[] args) throws Exception {
    Deque<RecordingId> mine = new ArrayDeque<>();
    try (Vault vault = TestVault.open(Path.of(args[0]))) {
      say("open");
      for (long seed = Long.parseLong(args[1]); ; seed++) {
        RecordingId id = TestVault.add(vault, seed).getFirst().id();
        say("stored " + seed + " " + id);
        mine.add(id);
        if (seed % 3 == 1) {
          say("message " + seed + " " + TestVault.message(vault, seed).id());
        }
        if (seed % 5 == 4) {
          RecordingId oldest = mine.remove();
          say("erasing " + oldest);
          vault.erase(List.of(oldest));
          say("erased " + oldest);
        }
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
