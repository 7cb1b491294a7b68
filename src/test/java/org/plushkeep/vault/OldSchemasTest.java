package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plushkeep.testing.OldVault;

/** Of every schema that a version of the program had there is a vault that is opened in tests. */
class OldSchemasTest {
  /**
   * What are 8 and 9 now came in one change (66d841f), as 7 and 8; what is 7 now came after it
   * (c1118ff), when the newest was 9.
   */
  @Test
  void thereIsAVaultOfEachBeforeTheNewestButOfSevenWhichNoProgramEverHadAsItsNewest() {
    List<Integer> before =
        IntStream.range(1, Schema.NEWEST).filter(schema -> schema != 7).boxed().toList();
    assertThat(OldVault.SCHEMAS).isEqualTo(before);
  }
}
