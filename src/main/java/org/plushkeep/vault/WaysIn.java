package org.plushkeep.vault;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Changing what opens a vault that is open: each asks for a secret that opens it now, and wipes
 * what it is given.
 */
final class WaysIn {
  private WaysIn() {}

  static void changePassphrase(Access access, char[] current, char[] next) throws VaultException {
    try {
      Vaults.mustBeStrong(next);
      change(access, current, Slots.PASSPHRASE, next);
    } finally {
      Arrays.fill(current, '\0');
      Arrays.fill(next, '\0');
    }
  }

  static void setRecoverySheet(Access access, char[] current, char[] code) throws VaultException {
    try {
      if (!RecoveryCode.read(CharBuffer.wrap(code)).isWhole()) {
        throw new IllegalArgumentException("no whole code of a recovery sheet");
      }
      change(access, current, Slots.SHEET, code);
    } finally {
      Arrays.fill(current, '\0');
      Arrays.fill(code, '\0');
    }
  }

  private static void change(Access access, char[] current, String type, char[] next)
      throws VaultException {
    Argon2 costs = Argon2.calibrate();
    access.call(
        (_, _) -> {
          access.keys().changeSlot(current, type, next, costs);
          return costs;
        });
  }

  static void dropRecoverySheet(Access access, char[] current) throws VaultException {
    try {
      access.call(
          (_, _) -> {
            access.keys().dropSlots(current, Slots.SHEET);
            return current;
          });
    } finally {
      Arrays.fill(current, '\0');
    }
  }
}
