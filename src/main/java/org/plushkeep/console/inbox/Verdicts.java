package org.plushkeep.console.inbox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.recording.Verdict;

/** How verdicts look. */
public final class Verdicts {
  private Verdicts() {}

  /** The picture of a verdict. */
  public static Ikon icon(Verdict verdict) {
    return switch (verdict) {
      case NEW -> Feather.CIRCLE;
      case REVIEWED -> Feather.CHECK;
      case KEPT -> Feather.BOOKMARK;
      case FLAGGED -> Feather.FLAG;
    };
  }

  /** The style class of a verdict's picture. */
  public static String style(Verdict verdict) {
    return switch (verdict) {
      case NEW -> "verdict-new";
      case REVIEWED -> "verdict-reviewed";
      case KEPT -> "verdict-kept";
      case FLAGGED -> "verdict-flagged";
    };
  }
}
