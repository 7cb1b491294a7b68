package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who takes the memory of a program that has collected while locked. */
class LockedIntakeHeapTest {
  @TempDir private Path temp;

  @Test
  void neitherSoundNorPrivateKeyIsLeftInMemory() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    byte[] secret = privateKey(dir);
    String sound = text(Arrays.copyOfRange(Arriving.sound(1), 9_000, 9_064));
    String marker = text(TestVault.bytes(64, 77));
    String collected = dump(dir, "collect");
    assertThat(collected.contains(marker)).as("this search finds what is there").isTrue();
    assertThat(collected.contains(sound)).as("the sound, after collecting").isFalse();
    assertThat(Arriving.intake(dir).waiting()).isEqualTo(1);
    String locked = dump(dir, "unlock");
    assertThat(Arriving.intake(dir).waiting()).isZero();
    assertThat(locked.contains(marker)).isTrue();
    assertThat(locked.contains(sound)).as("the sound, after moving in and locking").isFalse();
    assertThat(locked.contains(text(secret))).as("the private key").isFalse();
  }

  private static byte[] privateKey(Path dir) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Access access =
        Access.open(dir, keys, VaultLock.take(dir), "", Author.by(JournalSource.WINDOW), false)) {
      var pair = new IntakeFolder(dir, new IntakeDisk()).key().orElseThrow().id();
      return access.call((open, _) -> IntakeKeys.of(open, access.keys()).privateKey(pair));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String dump(Path dir, String what) throws Exception {
    return HeapDump.of(temp, new byte[0], LockedIntakeProgram.class, dir.toString(), what);
  }
}
