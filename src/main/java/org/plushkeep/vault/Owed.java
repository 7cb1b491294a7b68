package org.plushkeep.vault;

import java.time.Instant;

/**
 * What was erased for good, and nobody has kept or declined a receipt for yet.
 *
 * @param erased as the vault finds it now
 * @param first when the first of it was erased
 * @param last when the last of it was
 */
public record Owed(Erased erased, Instant first, Instant last) {}
