package org.plushkeep.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.VaultException.Problem;

/**
 * {@link Erasure} from its first step to its last, in an open vault. Once the key is gone it has
 * happened, and is told so: where the disk has no room to make the database anew, that waits. Only
 * within a call.
 */
final class Erasing {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Erasing.class);

  private final Access access;

  Erasing(Access access) {
    this.access = access;
  }

  int recordings(Store open, List<RecordingId> ids)
      throws VaultException, GeneralSecurityException, IOException {
    return run(open, Going.recordings(ids));
  }

  int messages(Store open, List<MessageId> ids)
      throws VaultException, GeneralSecurityException, IOException {
    return run(open, Going.messages(ids));
  }

  /** Recordings that are all there; as {@link Erasure} has it. */
  void byRule(Store open, List<UUID> ids, List<Deed> deeds, Runnable look)
      throws VaultException, GeneralSecurityException, IOException {
    run(open, Going.byRule(ids, deeds, look));
  }

  /** A toy that is forgotten; as {@link Erasure} has it. */
  void toy(Store open, String id) throws VaultException, GeneralSecurityException, IOException {
    run(open, Going.toy(id));
  }

  private int run(Store open, Going going)
      throws VaultException, GeneralSecurityException, IOException {
    boolean usable = false;
    try {
      int erased = Erasure.drop(open, access.keys(), access.journal(open), going);
      access.remember(); // what a killed program has not would bring an older copy back untold
      finish(open);
      usable = true;
      return erased;
    } catch (CancellationException e) {
      usable = true;
      throw e;
    } finally {
      if (!usable) {
        access.reopenLater();
      }
      reopenIntake();
    }
  }

  /** Ends one that was cut short, if any was, as far as it is this database's. */
  void end(Store open) throws VaultException, GeneralSecurityException, IOException {
    VaultFile file = access.keys().file();
    boolean any = file.nextEpoch() != null || file.compactionDue() || open.isAnythingLeaving();
    boolean ours = any && Freshness.isOfOneAge(open, access.keys());
    finish(open);
    if (ours) {
      reopenIntake();
    }
  }

  private void finish(Store open) throws VaultException, GeneralSecurityException, IOException {
    boolean due = Erasure.settle(open, access.keys());
    if (access.isAboutToClose()) {
      return; // a computer that wants to sleep waits for no rewriting; the next opening does it
    }
    if (due || open.isAnythingLeaving()) {
      try {
        access.finishLeaving(open);
        if (due && !open.isAnythingLeaving() && Freshness.isOfOneAge(open, access.keys())) {
          access.compact();
        }
      } catch (IOException e) {
        compactLater(Problem.DISK);
      } catch (VaultException e) {
        if (e.problem() != Problem.DISK && e.problem() != Problem.DAMAGED) {
          throw e;
        }
        compactLater(e.problem());
      } catch (JdbiException | MVStoreException | IllegalStateException e) {
        compactLater(Trouble.of(e).problem());
      }
    }
  }

  /** A place that does not read keeps nobody from the rest either. */
  private void compactLater(Problem problem) {
    log.warn("the database is not made anew: {}; that is tried at the next opening", problem);
    if (problem == Problem.DAMAGED) {
      access.meetDamage();
    }
    access.reopenLater();
  }

  /**
   * Has recordings come in while locked again, where that is allowed and the first step of an
   * erasure has closed it. Where that fails, locking or the next unlocking tries again.
   */
  void reopenIntake() {
    try {
      if (IntakeKeys.isClosed(access.keys())) {
        IntakeKeys.of(access.opened(), access.keys()).settle();
      }
    } catch (VaultException
        | GeneralSecurityException
        | IOException
        | JdbiException
        | MVStoreException
        | IllegalStateException e) {
      log.warn("collecting while locked stays closed");
      access.reopenLater();
    }
  }
}
