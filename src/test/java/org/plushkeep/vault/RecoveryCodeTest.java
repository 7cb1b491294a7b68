package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A code that is typed from paper: every likely slip is found where it was made. */
class RecoveryCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void lookAlikesSpacesAndSmallLettersAreTakenAsMeant() {
    String code;
    do {
      code = new String(RecoveryCode.draw());
    } while (!code.contains("0") || !code.contains("1"));
    String typed =
        " "
            + code.toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'o')
                .replace("1", "l ")
                .replace('-', '–');
    assertThat(RecoveryCode.read(typed).isWhole()).isTrue();
    assertThat(new String(RecoveryCode.canonical(typed))).isEqualTo(code.replace("-", ""));
    assertThat(RecoveryCode.read(code.replace('1', 'i')).isWhole()).isTrue();
  }

  @Test
  void noTwoAreTheSameAndEveryCharacterOccurs() {
    Set<String> drawn = new HashSet<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String code = new String(RecoveryCode.draw());
      assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}");
      drawn.add(code);
      all.append(code);
    }
    assertThat(drawn).hasSize(200);
    assertThat(ALPHABET.chars()).allMatch(one -> all.indexOf(Character.toString(one)) >= 0);
  }

  @Property
  void oneWrongCharacterIsFoundInItsGroup(
      @ForAll @IntRange(max = 34) int at, @ForAll @IntRange(min = 1, max = 31) int by) {
    char[] code = RecoveryCode.draw();
    int place = at + at / RecoveryCode.GROUP;
    code[place] = ALPHABET.charAt((ALPHABET.indexOf(code[place]) + by) % 32);
    assertThat(RecoveryCode.read(CharBuffer.wrap(code)))
        .isEqualTo(new RecoveryCode.Reading(at / RecoveryCode.GROUP, true));
  }

  @Property
  void neighboursExchangedAreFound(@ForAll @IntRange(max = 33) int at) {
    char[] code = RecoveryCode.draw();
    int one = at + at / RecoveryCode.GROUP;
    int other = at + 1 + (at + 1) / RecoveryCode.GROUP;
    char kept = code[one];
    code[one] = code[other];
    code[other] = kept;
    if (code[one] == code[other]) {
      return;
    }
    boolean within = at / RecoveryCode.GROUP == (at + 1) / RecoveryCode.GROUP;
    RecoveryCode.Reading reading = RecoveryCode.read(CharBuffer.wrap(code));
    assertThat(reading.isWhole()).isFalse();
    if (within) {
      assertThat(reading.groups()).isEqualTo(at / RecoveryCode.GROUP);
    }
  }

  @Property
  void groupsExchangedAreFound(
      @ForAll @IntRange(max = 6) int one, @ForAll @IntRange(max = 6) int other) {
    String[] groups = new String(RecoveryCode.draw()).split("-");
    String kept = groups[one];
    groups[one] = groups[other];
    groups[other] = kept;
    assertThat(RecoveryCode.read(String.join("-", groups)).isWhole()).isEqualTo(one == other);
  }

  @Property
  void whatIsTypedSoFarIsRightSoFar(@ForAll @IntRange(max = 41) int length) {
    String code = new String(RecoveryCode.draw()).substring(0, length);
    RecoveryCode.Reading reading = RecoveryCode.read(code);
    assertThat(reading.wrong()).isFalse();
    assertThat(reading.groups()).isEqualTo(code.replace("-", "").length() / RecoveryCode.GROUP);
    assertThat(reading.isWhole()).isEqualTo(length == 41);
    assertThat(RecoveryCode.canonical(code)).hasSize(length == 41 ? 35 : 0);
  }

  @Property
  void anyTextIsReadWithoutTrouble(@ForAll @StringLength(max = 200) String text) {
    RecoveryCode.Reading reading = RecoveryCode.read(text);
    assertThat(reading.groups()).isBetween(0, RecoveryCode.GROUPS);
    assertThat(RecoveryCode.read(new String(RecoveryCode.draw()) + "x").wrong()).isTrue();
  }
}
