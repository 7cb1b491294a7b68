package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.vault.PassphraseStrength.Reason;

class PassphraseStrengthTest {
  @ParameterizedTest
  @CsvSource({
    "a, TOO_SHORT",
    "hunter2, TOO_SHORT",
    "password1234, COMMON",
    "iloveyou123, COMMON",
    "qwertyuiop, COMMON",
    "qwertzuiop12, KEYBOARD_RUN",
    "asdfghjkl;'12, KEYBOARD_RUN",
    "cloudpets2017, OWN_NAME",
    "CloudPets2017!, OWN_NAME",
    "my cloudpets rule 9, OWN_NAME",
    "plushkeepplushkeep, OWN_NAME",
    "Cloud Pets toy 17, OWN_NAME"
  })
  void theWeakAreRefusedAndWhyIsSaid(String weak, Reason reason) {
    var judgement = PassphraseStrength.judge(weak);
    assertThat(judgement.acceptable()).as(weak).isFalse();
    if (reason == Reason.OWN_NAME || reason == Reason.TOO_SHORT) {
      assertThat(judgement.reason()).as(weak).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "letmein123", "abcdefghijkl", "1qaz2wsx3edc"})
  void soAreTheCommonOnes(String weak) {
    assertThat(PassphraseStrength.judge(weak).acceptable()).as(weak).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "violet anchors hum quietly",
        "plushkeep-velvet-orbit-cactus-lantern",
        "Großmutters Käsekuchen schmeckt nach Zimt"
      })
  void aFewWordsThatNobodyGuessesAreTaken(String good) {
    assertThat(PassphraseStrength.judge(good).acceptable()).as(good).isTrue();
    assertThat(PassphraseStrength.judge(good).reason()).isEqualTo(Reason.NONE);
  }

  @Test
  void judgingLeavesThePassphraseAsItWas() {
    char[] passphrase = "plushkeep-velvet-orbit-cactus-lantern".toCharArray();
    PassphraseStrength.judge(CharBuffer.wrap(passphrase));
    assertThat(passphrase).isEqualTo("plushkeep-velvet-orbit-cactus-lantern".toCharArray());
  }

  @Property(tries = 100)
  void whateverIsTypedIsJudged(@ForAll String typed) {
    var judgement = PassphraseStrength.judge(typed);
    assertThat(judgement.score()).isBetween(0, 4);
    assertThat(judgement.acceptable()).isEqualTo(judgement.reason() == Reason.NONE);
  }
}
