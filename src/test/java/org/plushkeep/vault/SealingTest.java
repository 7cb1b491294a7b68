package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed streams of every length around the end of a segment. */
class SealingTest {
  private static final byte[] KEY = Sealing.randomKey();
  private static final byte[] BOUND = {1, 2, 3};

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static boolean isSealed(byte[] sealed, byte[] plain) throws GeneralSecurityException {
    return Sealing.isSealed(KEY, new ByteArrayInputStream(sealed), BOUND, plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 4039, 4040, 4041, 8119, 8120, 8121, 80_000})
  void whatWasSealedOpensAndIsTheSame(int length) throws Exception {
    byte[] plain = bytes(length);
    byte[] sealed = Sealing.seal(KEY, plain, BOUND);
    assertThat(Sealing.open(KEY, sealed, BOUND)).isEqualTo(plain);
    assertThat(isSealed(sealed, plain)).isTrue();
    assertThat(isSealed(sealed, bytes(length + 1))).isFalse();
    if (length > 0) {
      assertThat(isSealed(sealed, Arrays.copyOf(plain, length - 1))).isFalse();
      byte[] other = plain.clone();
      other[length - 1]++;
      assertThat(isSealed(sealed, other)).isFalse();
    }
    assertThat(isSealed(sealed, Arrays.copyOf(plain, length + 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4040, 4041, 8120, 80_000})
  void whatIsCutLongerOrChangedDoesNotOpen(int length) throws Exception {
    byte[] plain = bytes(length);
    byte[] sealed = Sealing.seal(KEY, plain, BOUND);
    assertDamaged(Arrays.copyOf(sealed, sealed.length - 1), plain);
    assertDamaged(Arrays.copyOf(sealed, sealed.length + 1), plain);
    assertDamaged(Arrays.copyOf(sealed, 3), plain);
    assertDamaged(new byte[0], plain);
    for (int at : new int[] {0, 40, sealed.length - 1}) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertDamaged(changed, plain);
    }
    if (sealed.length > 4096) {
      assertDamaged(Arrays.copyOf(sealed, 4096), plain);
    }
  }

  private static void assertDamaged(byte[] sealed, byte[] plain) {
    assertThatThrownBy(() -> Sealing.open(KEY, sealed, BOUND))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> isSealed(sealed, plain)).isInstanceOf(GeneralSecurityException.class);
  }
}
