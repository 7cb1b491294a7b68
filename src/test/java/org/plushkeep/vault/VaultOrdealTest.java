package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small part of {@link Ordeal}: what was acknowledged is there, what was erased stays away, and
 * every vault opens, whatever a vault, its backup and its restoring are hit by.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VaultOrdealTest {
  private static final long SEED = 1;

  /**
   * By which none of the processes is killed while it starts, and the last one while vaults of
   * earlier versions are brought to the newest schema.
   */
  private static final long KILLING_SEED = 7;

  @TempDir private Path temp;
  private final Tally tally = new Tally();

  @Test
  void aProgramThatIsKilledLosesNothing() throws Exception {
    new Killing(temp.toRealPath(), KILLING_SEED, tally).run(Killing.ALL_THEMES);
    assertThat(tally.total()).isEqualTo(Killing.ALL_THEMES);
    assertThat(tally.begun()).containsAll(Tally.NAMED);
  }

  @Test
  void aPowerCutLosesNothingThatWasAcknowledged() throws Exception {
    int cuts = Act.values().length;
    new Cutting(temp.toRealPath(), tally).run(cuts, SEED);
    assertThat(tally.total()).isEqualTo(cuts);
  }

  @Test
  void aDiskThatIsFullOrMayOnlyBeReadLosesNothing() throws Exception {
    new Starving(temp.toRealPath(), tally, new Random(SEED), 30).run();
    assertThat(tally.total()).isPositive();
  }
}
