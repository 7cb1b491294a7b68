package org.plushkeep.vault;

import java.time.Instant;
import java.util.List;

/**
 * What was erased for good, and nobody has kept or declined a receipt for yet.
 *
 * @param erased as the vault finds it now
 * @param first when the first of it was erased
 * @param last when the last of it was
 * @param references of all that was looked at, for {@link Receipts#settle}: also of what an older
 *     copy of the vault has again
 */
public record Owed(Erased erased, Instant first, Instant last, List<String> references) {
  public Owed {
    references = List.copyOf(references);
  }
}
