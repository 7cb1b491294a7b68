package org.plushkeep.recording;

import java.time.Instant;
import java.util.Optional;

/**
 * What a rule asks of a recording.
 *
 * @param id its name in the vault
 * @param collectedAt what the clock said when it was stored
 * @param verdict what a parent decided
 * @param heard whether anybody has played it
 * @param binnedAt what the clock said when it was put into the bin; empty when it is not there
 * @param noticedAt since when it is shown as about to go; empty when it is not
 */
public record RetentionFacts(
    RecordingId id,
    Instant collectedAt,
    Verdict verdict,
    boolean heard,
    Optional<Instant> binnedAt,
    Optional<Instant> noticedAt) {}
