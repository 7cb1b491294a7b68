package org.plushkeep.vault;

import java.util.Random;

/** What the {@link Workload} does to a vault, and what it is killed or starved at. */
enum Act {
  COLLECT,
  MESSAGE,
  NOTE,
  ERASE,
  PASSPHRASE,
  SHEET,
  LOCK,
  BACKUP,
  RESTORE,
  CREATE,
  MIGRATE,
  /** Recordings come in while the vault is locked. */
  DROP,
  MOVE_IN,
  /** Turning that on and off. */
  ALLOW;

  /** Whether a failure may leave the vault locked. */
  boolean locks() {
    return this == LOCK || this == DROP;
  }

  static Act any(Random chance) {
    return values()[chance.nextInt(values().length)];
  }
}
