package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Argon2Test {
  private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.US_ASCII);

  /** The reference implementation's own answer: version 19, 2 passes, 64 MiB, 1 lane. */
  @Test
  void derivesWhatTheReferenceImplementationDerives() {
    byte[] key = new Argon2(64 * 1024, 2, 1).derive("password".toCharArray(), SALT);
    assertThat(HexFormat.of().formatHex(key))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  }

  @Test
  void theSameLettersAreTheSamePassphraseHoweverTheKeyboardComposedThem() {
    Argon2 cheap = new Argon2(64, 1, 1);
    assertThat(cheap.derive("Ba\u0308rli".toCharArray(), SALT))
        .isEqualTo(cheap.derive("B\u00e4rli".toCharArray(), SALT));
  }

  @Test
  void theChosenCostsAreNeverUnder64MiB() {
    try (var _ = QuickKeys.atRealCosts()) {
      Argon2 chosen = Argon2.calibrate();
      assertThat(chosen.memoryKib()).isGreaterThanOrEqualTo(64 * 1024);
      assertThat(chosen.passes()).isGreaterThanOrEqualTo(3);
      assertThat(chosen.isAcceptable()).isTrue();
    }
  }

  /** What is left of a picture of which half was deleted is no letter, and ends nothing. */
  @Test
  void noCharacterHidesThoseAfterIt() {
    Argon2 cheap = new Argon2(64, 1, 1);
    char[] typed = "\uD83D violet anchors hum quietly".toCharArray();
    char[] other = "\uD83D".toCharArray();
    byte[] salt = new byte[16];
    assertThat(PassphraseStrength.judge(java.nio.CharBuffer.wrap(typed)).acceptable()).isTrue();
    assertThat(cheap.derive(typed, salt)).isNotEqualTo(cheap.derive(other, salt));
  }
}
