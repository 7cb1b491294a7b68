package org.plushkeep.console.words;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.plushkeep.audio.AudioException;
import org.plushkeep.share.ShareException;
import org.plushkeep.toy.ToyException;
import org.plushkeep.vault.Mended;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;

/** What people are told when something fails: what happened, what was kept, what to do. */
public final class Sentences {
  private static final System.Logger LOG = System.getLogger(Sentences.class.getName());

  private static final Set<Problem> PLACE_MATTERS =
      EnumSet.of(
          Problem.NOT_A_VAULT,
          Problem.ALREADY_EXISTS,
          Problem.DAMAGED,
          Problem.DISK,
          Problem.NETWORK_DRIVE);

  private static final Set<Problem> RESTORING =
      EnumSet.of(Problem.NOT_A_VAULT, Problem.DAMAGED, Problem.WRONG_PASSPHRASE, Problem.DISK);

  private final Texts texts;

  public Sentences(Texts texts) {
    this.texts = texts;
  }

  /** About one recording among others, which are whole. */
  public String aboutRecording(Throwable failure) {
    return isDamage(failure) ? texts.get("problem.recording.DAMAGED") : about(failure);
  }

  /**
   * About recordings that several others were decided about with.
   *
   * @param damaged how many could not be; nothing is said of none
   */
  public String notDecided(int damaged) {
    return damaged == 0 ? "" : texts.format("problem.not-decided", damaged);
  }

  /**
   * About a damaged vault that is mended.
   *
   * @param cost what is lost by that
   */
  public String mended(Mended cost) {
    return cost.more()
        ? texts.get("problem.mended.more")
        : texts.format("problem.mended", cost.withoutNote());
  }

  /**
   * About a vault that cannot be made or opened.
   *
   * @param place its folder; told where something is to be done about it
   */
  public String aboutOpening(Throwable failure, String place) {
    String said = isDamage(failure) ? texts.get("problem.opening.DAMAGED") : about(failure);
    return failure instanceof VaultException e && PLACE_MATTERS.contains(e.problem())
        ? said + " " + texts.format("problem.place", place)
        : said;
  }

  /** As {@link #aboutOpening}, where the code of a recovery sheet was typed. */
  public String aboutOpeningBySheet(Throwable failure, String place) {
    return failure instanceof VaultException e && e.problem() == Problem.WRONG_PASSPHRASE
        ? texts.get("problem.sheet.WRONG")
        : aboutOpening(failure, place);
  }

  /** About a vault that is to be made of a backup. */
  public String aboutRestoring(Throwable failure, String place) {
    return failure instanceof VaultException e && RESTORING.contains(e.problem())
        ? texts.get("problem.restore." + e.problem())
        : aboutOpening(failure, place);
  }

  /**
   * About a file that was to be written for somebody.
   *
   * @param key of what is said where the file itself could not be written
   */
  public String aboutSaving(Throwable failure, String key) {
    return failure instanceof ShareException ? texts.get(key) : about(failure);
  }

  private static boolean isDamage(Throwable failure) {
    return failure instanceof VaultException e && e.problem() == Problem.DAMAGED;
  }

  /** A sentence for any failure; never a stack trace, a name or a path. */
  public String about(Throwable failure) {
    return switch (failure) {
      case VaultException e -> texts.get("problem.vault." + e.problem());
      case ToyException e -> texts.get("problem.toy." + e.problem());
      case AudioException _ -> texts.get("problem.audio");
      case IOException _ -> texts.get("problem.files");
      case CancellationException _ -> texts.get("problem.toy.CANCELLED");
      default -> {
        // Only the kind: a message could hold what no log may hold.
        LOG.log(System.Logger.Level.WARNING, "unexpected {0}", failure.getClass().getName());
        yield texts.get("problem.unexpected");
      }
    };
  }
}
