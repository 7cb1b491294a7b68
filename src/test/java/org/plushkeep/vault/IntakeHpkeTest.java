package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;

/** What waits is HPKE as RFC 9180 has it: another's opens ours, and ours another's. */
class IntakeHpkeTest {
  private static final UUID VAULT = UUID.randomUUID();
  private static final UUID ITEM = UUID.randomUUID();
  private static final int HEADER_BYTES = 8 + 16 + 16;
  private static final int ENCAPSULATED_BYTES = 32;
  private static final byte[] NO_ASSOCIATED_DATA = {};

  private final HPKE other =
      new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  private final byte[] secret = IntakeItem.newPrivateKey();

  private byte[] seal() throws Exception {
    IntakeKey key = Arriving.key(VAULT, secret);
    return new IntakeItem(TestVault.TOY, Arriving.WHEN, Arriving.sound(1)).seal(ITEM, key);
  }

  private AsymmetricCipherKeyPair pair() throws Exception {
    return other.deserializePrivateKey(secret, IntakeItem.publicKey(secret));
  }

  private static byte[] header(byte[] file) {
    return Arrays.copyOf(file, HEADER_BYTES);
  }

  private static byte[] info(byte[] header) {
    return Canonical.of("intake item", VAULT).uuid(ITEM).bytes(header).toBytes();
  }

  private byte[] openWithOther(byte[] file) throws Exception {
    int from = HEADER_BYTES + ENCAPSULATED_BYTES;
    byte[] encapsulated = Arrays.copyOfRange(file, HEADER_BYTES, from);
    return other
        .setupBaseR(encapsulated, pair(), info(header(file)))
        .open(NO_ASSOCIATED_DATA, Arrays.copyOfRange(file, from, file.length));
  }

  @Test
  void anotherOpensWhatThisSeals() throws Exception {
    ByteBuffer plain = ByteBuffer.wrap(openWithOther(seal()));
    assertThat(Recordings.instant(plain.getLong())).isEqualTo(Arriving.WHEN);
    assertThat(next(plain)).isEqualTo(TestVault.TOY.value().getBytes(StandardCharsets.UTF_8));
    assertThat(next(plain)).isEqualTo(Arriving.sound(1));
  }

  private static byte[] next(ByteBuffer plain) {
    byte[] part = new byte[plain.getInt()];
    plain.get(part);
    return part;
  }

  @Test
  void thisOpensWhatAnotherSeals() throws Exception {
    byte[] file = seal();
    byte[] header = header(file);
    byte[][] sealed =
        other.seal(
            pair().getPublic(),
            info(header),
            NO_ASSOCIATED_DATA,
            openWithOther(file),
            null,
            null,
            null);
    byte[] anothers =
        ByteBuffer.allocate(file.length).put(header).put(sealed[1]).put(sealed[0]).array();
    assertThat(IntakeItem.open(anothers, ITEM, VAULT, secret).bytes()).isEqualTo(Arriving.sound(1));
  }
}
