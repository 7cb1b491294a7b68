package org.plushkeep.vault;

import java.nio.CharBuffer;
import java.util.Arrays;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Changing what opens a vault that is open: each asks for a secret that opens it now, and wipes
 * what it is given. The journal is told after {@code vault.json} is written: they are two files,
 * and where a power cut comes between the two the next opening adds the entry ({@link Freshness}).
 */
final class WaysIn {
  private final Access access;
  private final Journal journal;

  WaysIn(Access access, Journal journal) {
    this.access = access;
    this.journal = journal;
  }

  void changePassphrase(char[] current, char[] next) throws VaultException {
    try {
      Vaults.mustBeStrong(next);
      change(current, Slots.PASSPHRASE, next, JournalEvent.PASSPHRASE_CHANGED);
    } finally {
      Arrays.fill(current, '\0');
      Arrays.fill(next, '\0');
    }
  }

  void setRecoverySheet(char[] current, char[] code) throws VaultException {
    try {
      if (!RecoveryCode.read(CharBuffer.wrap(code)).isWhole()) {
        throw new IllegalArgumentException("no whole code of a recovery sheet");
      }
      change(current, Slots.SHEET, code, JournalEvent.SHEET_MADE);
    } finally {
      Arrays.fill(current, '\0');
      Arrays.fill(code, '\0');
    }
  }

  private void change(char[] current, String type, char[] next, JournalEvent event)
      throws VaultException {
    change(current, type, next, event, Argon2.calibrate());
  }

  /** Takes any costs, for tests. */
  void change(char[] current, String type, char[] next, JournalEvent event, Argon2 costs)
      throws VaultException {
    told(
        event,
        (_, _) -> {
          access.keys().changeSlot(current, type, next, costs);
          return costs;
        });
  }

  void dropRecoverySheet(char[] current) throws VaultException {
    try {
      told(
          JournalEvent.SHEET_DROPPED,
          (_, _) -> {
            access.keys().dropSlots(current, Slots.SHEET);
            return current;
          });
    } finally {
      Arrays.fill(current, '\0');
    }
  }

  private void told(JournalEvent event, Access.Work<?> change) throws VaultException {
    try {
      access.call(change);
    } catch (VaultException e) {
      if (e.problem() == Problem.WRONG_PASSPHRASE) {
        journal.write(JournalEvent.REFUSED, 1);
      }
      throw e;
    }
    journal.write(event, access.keys().file().edition());
    access.remember();
  }
}
