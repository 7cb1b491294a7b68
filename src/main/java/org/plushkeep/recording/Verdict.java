package org.plushkeep.recording;

/** What a parent has decided about a recording. */
public enum Verdict {
  /** Nobody has listened yet. */
  NEW,
  /** Heard, nothing more to do. */
  REVIEWED,
  /** Worth keeping: no rule ever clears it by itself. */
  KEPT,
  /** Something to talk about. */
  FLAGGED
}
