package org.plushkeep.collect;

import java.util.List;
import org.plushkeep.toy.drive.DriveVolume;

/** Counts what is met on a walk through a drive. */
final class DriveTally {
  private int uncompared;
  private int fresh;
  private int inVault;
  private int tooLarge;
  private int unreadable;
  private int halfErased;
  private int others;

  /** Counts what has been met. */
  void add(DriveFiles.Kind kind) {
    switch (kind) {
      case TOO_LARGE -> tooLarge++;
      case HALF_ERASED -> halfErased++;
      case OTHER -> others++;
      case UNREADABLE -> unreadable++;
      case RECORDING -> uncompared++;
    }
  }

  /** One of the recordings that have been met was compared with the vault. */
  void compared(boolean here) {
    uncompared--;
    if (here) {
      inVault++;
    } else {
      fresh++;
    }
  }

  /** What was counted up to now. */
  DriveCount soFar() {
    return count(new DriveVolume.Walked(List.of(), true));
  }

  DriveCount count(DriveVolume.Walked walked) {
    return new DriveCount(
        uncompared,
        fresh,
        inVault,
        tooLarge,
        unreadable,
        halfErased,
        others,
        walked.only(),
        walked.all());
  }
}
