package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.Arrivals.Moved;

/** A flipped bit in what waits is found, and the others come in. */
class IntakeDamageTest {
  private static final UUID VAULT = UUID.randomUUID();
  private static final UUID ITEM = UUID.randomUUID();
  private static final byte[] SECRET = IntakeItem.newPrivateKey();
  private static final byte[] SEALED = sealed();

  @TempDir private Path temp;

  private static byte[] sealed() {
    try {
      IntakeKey key = Arriving.key(VAULT, SECRET);
      return new IntakeItem(TestVault.TOY, Arriving.WHEN, Arriving.sound(1)).seal(ITEM, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 150)
  void aFlippedBitAnywhereInAnItemIsFound(
      @ForAll @IntRange(max = 70_000) int where, @ForAll @IntRange(max = 7) int bit)
      throws Exception {
    assertThat(IntakeItem.open(SEALED, ITEM, VAULT, SECRET).bytes()).isEqualTo(Arriving.sound(1));
    byte[] flipped = SEALED.clone();
    flipped[where % flipped.length] ^= (byte) (1 << bit);
    assertThatThrownBy(() -> IntakeItem.open(flipped, ITEM, VAULT, SECRET))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Property(tries = 50)
  void anItemCutAnywhereIsFound(@ForAll @IntRange(max = 65_000) int length) {
    assertThatThrownBy(
            () -> {
              byte[] cut = Arrays.copyOf(SEALED, length);
              IntakeItem.header(cut);
              IntakeItem.open(cut, ITEM, VAULT, SECRET);
            })
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void anotherNameAnotherVaultAndAnotherKeyAreFound() {
    UUID other = UUID.randomUUID();
    byte[] secret = IntakeItem.newPrivateKey();
    assertThatThrownBy(() -> IntakeItem.open(SEALED, other, VAULT, SECRET))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> IntakeItem.open(SEALED, ITEM, other, SECRET))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> IntakeItem.open(SEALED, ITEM, VAULT, secret))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void theDamagedIsSetAsideAndTheOthersComeIn() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Random random = new Random(7);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 3; j++) {
        Arriving.add(Arriving.intake(dir), 3L * i + j);
      }
      List<Path> items = items(dir);
      Path hit = items.get(random.nextInt(3));
      int at = i < 3 ? 13 * i : random.nextInt((int) Files.size(hit));
      TestVault.flip(hit, at, 1 << random.nextInt(8));
      Moved moved = Arriving.unlock(dir);
      assertThat(moved.setAside()).as("flipped at %s", at).isEqualTo(1);
      assertThat(moved.added()).hasSize(2);
      assertThat(moved.added().stream().map(Recording::byteCount)).containsOnly(20_000);
      assertThat(items(dir)).isEmpty();
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems())
          .singleElement(as(InstanceOfAssertFactories.STRING))
          .startsWith("6 files that came in while the vault was locked could not be moved in")
          .contains(dir.resolve("intake").resolve("aside").toString());
    }
  }

  private static List<Path> items(Path dir) throws IOException {
    try (var files = Files.list(dir.resolve("intake"))) {
      return files.filter(file -> file.getFileName().toString().length() == 32).sorted().toList();
    }
  }

  @Test
  void aFlippedBitInTheKeyIsNoticedOrHarmless() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Path key = dir.resolve("intake").resolve("key.json");
    byte[] whole = Files.readAllBytes(key);
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Access access =
        Access.open(dir, keys, VaultLock.take(dir), "", Author.by(JournalSource.WINDOW), false)) {
      IntakeKey before = IntakeKey.parse(whole);
      int noticed = 0;
      for (int at = 0; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        Files.write(key, flipped);
        boolean changed = access.call((open, _) -> IntakeKeys.of(open, access.keys()).isChanged());
        assertThat(changed).as("taken for somebody's doing, flipped at %s", at).isFalse();
        try {
          assertThat(said(IntakeKey.parse(flipped)))
              .as("flipped at %s", at)
              .isEqualTo(said(before));
        } catch (VaultException e) {
          noticed++;
        }
      }
      assertThat(noticed).isGreaterThan(whole.length / 2);
    }
  }

  @Test
  void aKeyFromBeforeThereWereChecksumsIsTakenAndGetsOne() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Path key = dir.resolve("intake").resolve("key.json");
    String whole = Files.readString(key);
    Files.writeString(key, Arriving.withoutChecksum(whole));
    assertThat(IntakeKey.parse(Files.readAllBytes(key)).checksum()).isNull();
    assertThat(Arriving.add(Arriving.intake(dir), 1)).isTrue();
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.added()).hasSize(1);
    assertThat(moved.keyChanged()).isFalse();
    assertThat(key).hasContent(whole);
  }

  /** All but MAC and checksum: Base64 ends in bits that say nothing. */
  private static IntakeKey said(IntakeKey key) {
    return key.of(key.id(), key.publicKey(), key.marks(), key.covers());
  }
}
