package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row to which an index leads, and which is not there. */
class HiddenRowTest {
  @TempDir private Path dir;

  /** H2 looks for it again and again, since another might be changing it: here is no other. */
  @Test
  void isNotWaitedFor() throws Exception {
    Path vault = dir.resolve("vault");
    TestVault.create(vault).close();
    try (KeyRing keys = KeyRing.open(vault, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(vault, keys, "", false)) {
      int millis = store.handle().createQuery("CALL LOCK_TIMEOUT()").mapTo(int.class).one();
      assertThat(millis).isLessThanOrEqualTo(1);
    }
  }
}
