package org.plushkeep.testing;

import java.time.Duration;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.Verdict;

/** Recordings with something else told of them. */
final class Copies {
  private Copies() {}

  static Recording named(Recording old, KnownToy toy) {
    return copy(
        old,
        toy.name(),
        toy.child(),
        old.duration(),
        old.format(),
        old.verdict(),
        old.note(),
        old.silence());
  }

  static Recording decided(Recording old, Verdict verdict, String note) {
    return copy(
        old,
        old.toyName(),
        old.child(),
        old.duration(),
        old.format(),
        verdict,
        note,
        old.silence());
  }

  static Recording retold(Recording old, String format, Duration duration, Silence silence) {
    return copy(
        old, old.toyName(), old.child(), duration, format, old.verdict(), old.note(), silence);
  }

  private static Recording copy(
      Recording old,
      String toyName,
      String child,
      Duration duration,
      String format,
      Verdict verdict,
      String note,
      Silence silence) {
    return new Recording(
        old.id(),
        old.toyId(),
        toyName,
        child,
        old.collectedAt(),
        duration,
        format,
        old.byteCount(),
        old.sha256(),
        verdict,
        note,
        silence);
  }
}
