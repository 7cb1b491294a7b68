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
  MIGRATE;

  static Act any(Random chance) {
    return values()[chance.nextInt(values().length)];
  }
}
