package org.plushkeep.recording;

import java.time.Duration;
import java.time.Instant;

/**
 * What the vault tells about one recording, without its sound.
 *
 * @param id its name in the vault
 * @param toyId the toy it came from
 * @param toyName what the family calls that toy
 * @param child whose toy it is; may be empty
 * @param collectedAt when it was stored
 * @param duration how long it plays; zero when no codec can read it
 * @param format the codec's name, such as {@code g722.1-16k}, or {@code unknown}
 * @param byteCount the toy's bytes, exactly as they came
 * @param sha256 of the toy's bytes, 64 lower-case hexadecimal digits
 * @param verdict what a parent decided
 * @param note what a parent wrote; may be empty
 * @param silence how much of it is silence
 */
public record Recording(
    RecordingId id,
    ToyId toyId,
    String toyName,
    String child,
    Instant collectedAt,
    Duration duration,
    String format,
    int byteCount,
    String sha256,
    Verdict verdict,
    String note,
    Silence silence) {}
