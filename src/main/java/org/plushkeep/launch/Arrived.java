package org.plushkeep.launch;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.plushkeep.collect.MovingIn;
import org.plushkeep.vault.Arrivals;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Moving in what came while the vault was locked, at each opening. */
final class Arrived {
  private Arrived() {}

  /** Never keeps a command from its own work: what cannot be moved in now waits still. */
  static void moveIn(Vault vault, PrintWriter err) {
    try {
      Arrivals.Moved moved = new MovingIn(vault).run(_ -> {}, () -> false);
      lines(moved).forEach(line -> err.println(Text.oneLine(line)));
    } catch (VaultException e) {
      err.println(
          Text.oneLine(
              "plushkeep: What came in while the vault was locked waits still: "
                  + CommandFailure.sentence(e)));
    }
    err.flush();
  }

  private static List<String> lines(Arrivals.Moved moved) {
    List<String> lines = new ArrayList<>();
    if (!moved.added().isEmpty() || moved.alreadyHere() > 0) {
      lines.add(
          "Came in while the vault was locked: "
              + moved.added().size()
              + " new, "
              + moved.alreadyHere()
              + " already here.");
    }
    if (moved.setAside() > 0) {
      lines.add(
          "plushkeep: "
              + Text.count(moved.setAside(), "file")
              + " could not be moved in: damaged, or not made for this vault, or from a toy that is"
              + " not paired. Nothing was deleted; see "
              + moved.aside()
              + ".");
    }
    if (moved.left() > 0) {
      lines.add(
          "plushkeep: "
              + Text.count(moved.left(), "file")
              + " could not be moved in yet: the disk or the vault is damaged, or another account of"
              + " this computer keeps it. Nothing was deleted, and each unlocking tries again; see "
              + moved.folder()
              + " and 'plushkeep vault verify'.");
    }
    if (moved.keyChanged()) {
      lines.add(
          "plushkeep: Somebody has changed the key that seals what comes in while the vault is"
              + " locked. What was collected since may have been heard by them. Collecting while"
              + " locked is turned off now; what the vault holds is as it was.");
    }
    return lines;
  }
}
