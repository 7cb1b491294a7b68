package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
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
    assertThat(PassphraseStrength.judge(CharBuffer.wrap(typed)).acceptable()).isTrue();
    assertThat(cheap.derive(typed, salt)).isNotEqualTo(cheap.derive(other, salt));
  }

  @Test
  void whatIsTextIsTakenAsUtf8() {
    byte[] salt = new byte[16];
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(64)
            .withIterations(1)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] key = new byte[32];
    generator.generateBytes("\u00E4 \uD83E\uDDF8 \u20AC".getBytes(StandardCharsets.UTF_8), key);
    char[] typed = "a\u0308 \uD83E\uDDF8 \u20AC".toCharArray();
    assertThat(new Argon2(64, 1, 1).derive(typed, salt)).isEqualTo(key);
  }

  /** What was sealed by what is before the half alone, as was done once. */
  @Test
  void whatWasSealedByTheBeginningAloneStillOpens() throws Exception {
    String beginning = "four a\u0308rmlich words";
    String typed = beginning + "\uD83D and more";
    UUID vault = UUID.randomUUID();
    byte[] master = Sealing.randomKey();
    Slots.Found found = find(vault, sealed(vault, master, beginning), typed);
    assertThat(found.master()).isEqualTo(master);
    assertThat(found.whole()).isFalse();
  }

  @Test
  void whatIsSealedNowOpensByAllOfItOnly() throws Exception {
    String beginning = "four words or more";
    String typed = beginning + "\uDE00 and more";
    UUID vault = UUID.randomUUID();
    byte[] master = Sealing.randomKey();
    VaultFile.Slot slot = sealed(vault, master, typed);
    Slots.Found found = find(vault, slot, typed);
    assertThat(found.master()).isEqualTo(master);
    assertThat(found.whole()).isTrue();
    for (String other : List.of(beginning, beginning + "\uDE00", beginning + "\uDE01 and more")) {
      assertThat(Slots.find(vault, List.of(slot), other.toCharArray())).isNull();
    }
  }

  private static VaultFile.Slot sealed(UUID vault, byte[] master, String secret) throws Exception {
    return Slots.seal(Slots.PASSPHRASE, vault, master, secret.toCharArray(), new Argon2(64, 1, 1));
  }

  private static Slots.Found find(UUID vault, VaultFile.Slot slot, String secret) {
    return Optional.ofNullable(Slots.find(vault, List.of(slot), secret.toCharArray()))
        .orElseThrow();
  }
}
