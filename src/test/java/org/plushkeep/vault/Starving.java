package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.plushkeep.testing.OldVault;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.testing.disk.FaultyDisk.Fault;
import org.plushkeep.testing.disk.WatchedDisk;
import org.plushkeep.vault.VaultException.Problem;

/** Lets the disk be full, only be read, or not keep what it takes, from each write of each deed. */
final class Starving {
  private static final int NO_SCHEMA = 0;
  private static final int WRITES_A_FORCE = 2;

  private final Path temp;
  private final Tally tally;
  private final Random chance;
  private final int stride;

  /**
   * @param stride 1 for every write, more for one of so many
   */
  Starving(Path temp, Tally tally, Random chance, int stride) {
    this.temp = temp;
    this.tally = tally;
    this.chance = chance;
    this.stride = stride;
  }

  void run() throws Exception {
    for (Act deed : Act.values()) {
      for (int schema : deed == Act.MIGRATE ? schemas() : List.of(NO_SCHEMA)) {
        for (Fault fault : faults()) {
          int step = fault == Fault.UNFORCED ? Math.ceilDiv(stride, WRITES_A_FORCE) : stride;
          int writes = chance.nextInt(step);
          while (refuses(deed, schema, fault, writes)) {
            writes += 1 + chance.nextInt(step);
          }
        }
      }
    }
  }

  /** All that there are, or without one that is much like another. */
  private Set<Fault> faults() {
    Set<Fault> faults = EnumSet.complementOf(EnumSet.of(Fault.NONE));
    if (stride > 1) {
      faults.remove(Fault.FULL_OF_NAMES);
    }
    return faults;
  }

  /** All that there are, or any two. */
  private List<Integer> schemas() {
    List<Integer> schemas = new ArrayList<>(OldVault.SCHEMAS);
    Collections.shuffle(schemas, chance);
    return stride == 1 ? schemas : schemas.subList(0, 2);
  }

  /** Whether the disk had anything to refuse. */
  private boolean refuses(Act deed, int schema, Fault fault, int writes) throws Exception {
    String when = "%s %s, %s after %s writes".formatted(deed, schema, fault, writes);
    Path home = temp.resolve(deed + "-" + schema + "-" + fault + "-" + writes);
    Family family = new Family(Files.createDirectory(home).toRealPath());
    if (schema != NO_SCHEMA) {
      family.putOldVault(schema);
    }
    try (FaultyDisk disk = new FaultyDisk(home.toRealPath())) {
      Opened.make(disk.root().resolve(Workload.VAULT), WatchedDisk.PREFIX, "story");
      boolean refused = work(disk, family, deed, () -> disk.fails(fault, writes), fault);
      if (refused) {
        tally.count(deed.name(), family.inspect());
        work(disk, family, Act.COLLECT, () -> {}, Fault.NONE);
      }
      family.inspect();
      family.remove();
      return refused;
    } catch (AssertionError | VaultException e) {
      throw new AssertionError(when + ": " + e.getMessage(), e);
    }
  }

  private boolean work(FaultyDisk disk, Family family, Act deed, Runnable spoil, Fault fault)
      throws VaultException {
    World world = family.acknowledged();
    long first = chance.nextInt(1 << 30);
    try (Workload work =
        new Workload(disk.root(), WatchedDisk.PREFIX, world, first, chance, family::take)) {
      work.open();
      if (fault != Fault.NONE) {
        work.perform(Act.COLLECT);
        work.perform(Act.MESSAGE);
        work.perform(Act.BACKUP);
      }
      if (deed == Act.MOVE_IN) {
        work.perform(Act.DROP);
      }
      spoil.run();
      try {
        work.perform(deed);
      } catch (VaultException e) {
        if (e.problem() != Problem.DISK) {
          throw e;
        }
      }
      boolean refused = disk.refused() > 0;
      if (!deed.locks()) {
        goOn(disk, family, work, fault);
      }
      return refused;
    } finally {
      disk.isWellAgain();
    }
  }

  /** A full disk keeps nobody from what is there, and an open vault goes on once there is room. */
  private static void goOn(FaultyDisk disk, Family family, Workload work, Fault fault)
      throws VaultException {
    if (fault == Fault.FULL) {
      work.read();
    }
    disk.isWellAgain();
    family.settle(work.readMovedIn());
    if (family.isAboutTheVault()) {
      work.goOn(family.acknowledged().vault());
      work.perform(Act.COLLECT);
    }
  }
}
