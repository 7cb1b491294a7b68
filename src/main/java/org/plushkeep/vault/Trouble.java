package org.plushkeep.vault;

import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/** Whose a failure in the database is: the disk's, another program's, or damage. */
final class Trouble {
  private Trouble() {}

  /** What a person must be told of a failure in the database. */
  static VaultException of(Exception failure) {
    List<Throwable> chain = new ArrayList<>();
    learn(failure, chain);
    for (Throwable t : chain) {
      if (t instanceof SQLException sql
          && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return new VaultException(Problem.IN_USE, "Another program has this vault open.", failure);
      }
      if (isFullOrFailingDisk(t)) {
        return new VaultException(
            Problem.DISK, "The disk is full or cannot be written. Nothing was lost.", failure);
      }
    }
    return new VaultException(
        Problem.DAMAGED,
        "The vault's database is damaged: it does not read as it was written.",
        failure);
  }

  /**
   * Goes on where a place of the database does not read.
   *
   * @throws JdbiException the same, where it is the disk that fails
   */
  static void mustBeDamage(JdbiException failure) {
    if (of(failure).problem() != Problem.DAMAGED) {
      throw failure;
    }
  }

  /** Whether it came of a place of the database that does not read. */
  static boolean isOfAPage(VaultException told) {
    return told.problem() == Problem.DAMAGED
        && (told.getCause() instanceof JdbiException
            || told.getCause() instanceof MVStoreException);
  }

  /** A failed batch, as a migration is one, tells its causes only as what follows it. */
  private static void learn(@Nullable Throwable failure, List<Throwable> chain) {
    if (failure == null || chain.size() >= 50 || chain.contains(failure)) {
      return;
    }
    chain.add(failure);
    learn(failure.getCause(), chain);
    if (failure instanceof SQLException sql) {
      learn(sql.getNextException(), chain);
    }
  }

  /**
   * The disk's own refusals, whatever a system calls them in its language; what is read and makes
   * no sense, or is not all there, is damage.
   */
  private static boolean isFullOrFailingDisk(Throwable cause) {
    return cause instanceof MVStoreException store
            && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
        || cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_RENAME_FAILED_2
        || cause instanceof IOException
            && !(cause instanceof EOFException || cause instanceof StreamCorruptedException);
  }
}
