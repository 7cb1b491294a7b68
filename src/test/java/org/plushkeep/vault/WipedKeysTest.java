package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong while a vault is opened or locked: no key stays, and nobody holds it. */
class WipedKeysTest {
  @TempDir private Path temp;
  private Path dir;

  @BeforeEach
  void make() throws VaultException {
    dir = temp.resolve("vault");
    TestVault.create(dir).close();
  }

  /** A place that throws what no file system should: one that was closed. */
  private LastSeen broken(String name) throws Exception {
    Path zip = temp.resolve(name);
    Path inside;
    try (FileSystem gone = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      inside = gone.getPath("/seen");
    }
    return LastSeen.in(inside);
  }

  private KeyRing keys() throws VaultException {
    return KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
  }

  private static byte[] array(KeyRing keys, String field) throws Exception {
    Field found = KeyRing.class.getDeclaredField(field);
    found.setAccessible(true);
    return (byte[]) found.get(keys);
  }

  private static void assertWiped(KeyRing keys) throws Exception {
    assertThat(array(keys, "masterKey")).containsOnly(0);
    assertThat(array(keys, "filePassword")).containsOnly(0);
  }

  @Test
  void aVaultThatFailsToOpenInAnUnthoughtOfWayIsHeldByNobody() throws Exception {
    KeyRing keys = keys();
    LastSeen broken = broken("broken.zip");
    assertThat(array(keys, "masterKey")).isNotEqualTo(new byte[Sealing.KEY_BYTES]);
    Author author = Author.by(JournalSource.COMMAND);
    VaultLock lock = VaultLock.take(dir);
    assertThatThrownBy(() -> Access.open(dir, keys, lock, "", author, false, broken))
        .isInstanceOf(IllegalStateException.class);
    assertWiped(keys);
    TestVault.open(dir).close();
  }

  @Test
  void lockingWipesAndLetsGoWhateverGoesWrong() throws Exception {
    KeyRing keys = keys();
    Path zip = temp.resolve("breaks.zip");
    FileSystem breaks = FileSystems.newFileSystem(zip, Map.of("create", "true"));
    Author author = Author.by(JournalSource.COMMAND);
    LastSeen lastSeen = LastSeen.in(breaks.getPath("/seen"));
    Access access = Access.open(dir, keys, VaultLock.take(dir), "", author, false, lastSeen);
    breaks.close();
    assertThatCode(access::close).doesNotThrowAnyException();
    assertWiped(keys);
    TestVault.open(dir).close();
  }

  @Test
  void aKeyFileOfWhichOneKeyDoesNotOpenLeavesNoOther() throws Exception {
    VaultFile file;
    byte[] master;
    try (KeyRing keys = keys()) {
      file = keys.file();
      master = array(keys, "masterKey").clone();
    }
    VaultFile.Epoch wrong = new VaultFile.Epoch("other", file.epoch().key());
    VaultFile broken = file.with(wrong, null, false, file.generation());
    byte[] taken = master.clone();
    assertThatThrownBy(() -> new KeyRing(dir, broken, taken, Slots.PASSPHRASE))
        .isInstanceOf(GeneralSecurityException.class);
    assertThat(taken).containsOnly(0);
    new KeyRing(dir, file, master, Slots.PASSPHRASE).close();
  }

  /** Java's own error, and no exception. */
  @Test
  void noMemoryForThePassphraseLeavesTheVaultToTheNextTry() throws Exception {
    char[] passphrase = TestVault.PASSPHRASE.toCharArray();
    try (KeyRing keys = keys()) {
      keys.changeSlot(passphrase, Slots.PASSPHRASE, passphrase, new Argon2(128 * 1024, 1, 1));
    }
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx60m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Twice.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(small.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("> ")))
        .as(said)
        .containsExactly("> OutOfMemoryError", "> OutOfMemoryError");
  }

  /** Tries to open a vault twice. */
  static final class Twice {
    private Twice() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          TestVault.open(Path.of(args[0])).close();
          System.out.println("> opened");
        } catch (VaultException e) {
          System.out.println("> " + e.problem());
        } catch (OutOfMemoryError e) {
          System.out.println("> OutOfMemoryError");
        }
      }
    }
  }
}
