package org.plushkeep.recording;

import java.time.Duration;
import java.time.Instant;

/**
 * A recording on its way into the vault. Whoever made it wipes both arrays once the vault has
 * answered.
 *
 * @param toyId the paired toy it came from
 * @param collectedAt when it arrived
 * @param bytes the toy's bytes, exactly as they came
 * @param duration how long it plays; zero when unknown
 * @param format the codec's name, or {@code unknown}
 * @param peaks what the waveform is drawn from (the audio room's form), may be empty
 * @param silence how much of it is silence
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record NewRecording(
    ToyId toyId,
    Instant collectedAt,
    byte[] bytes,
    Duration duration,
    String format,
    byte[] peaks,
    Silence silence) {
  /** One whose silence nobody has measured. */
  public NewRecording(
      ToyId toyId,
      Instant collectedAt,
      byte[] bytes,
      Duration duration,
      String format,
      byte[] peaks) {
    this(toyId, collectedAt, bytes, duration, format, peaks, Silence.UNKNOWN);
  }
}
