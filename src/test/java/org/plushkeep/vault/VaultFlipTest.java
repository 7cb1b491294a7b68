package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bit that a disk has forgotten, in any region of any file: found or harmless. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VaultFlipTest {
  private static final long SEED = 17;

  /** A small part of what {@link Ordeal} does; {@code -Dordeal.flips} for another number. */
  private static final int FLIPS = Integer.getInteger("ordeal.flips", 200);

  @TempDir private Path temp;

  @Test
  void aFlippedBitAnywhereIsFoundOrHarmless() throws Exception {
    Flipping flipping = new Flipping(temp.toRealPath(), SEED);
    flipping.run(FLIPS);
    assertThat(flipping.hit())
        .contains(
            "locked recordings.mv.db",
            "locked vault.json",
            "locked refused.json",
            "locked key.json",
            "locked what waits",
            "locked last seen",
            "crashed recordings.mv.db",
            "crashed recordings.mv.db.redo");
    for (Flipping.Outcome outcome : Flipping.Outcome.values()) {
      assertThat(flipping.count(outcome)).as("%s", outcome).isPositive();
    }
  }
}
