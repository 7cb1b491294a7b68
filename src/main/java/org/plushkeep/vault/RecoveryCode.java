package org.plushkeep.vault;

import java.util.Arrays;

/**
 * The code on a recovery sheet: {@value #GROUPS} groups of {@value #GROUP} characters, such as
 * {@code 7K2QD-...}, 140 random bits in all. Four characters of a group carry five bits each; the
 * fifth checks them, so that a slip is found in the group where it was made. The alphabet is
 * Crockford's Base32: digits and capital letters without I, L, O and U; what is typed may be in
 * small letters, with spaces or dashes anywhere, and with O for 0 or I and L for 1.
 *
 * <p>The check is a weighted sum over the field of 32 elements (x^5 + x^2 + 1), with another
 * constant for each group: every single wrong character, every two neighbours exchanged and every
 * two groups exchanged are found.
 */
public final class RecoveryCode {
  /** How many groups a code has. */
  public static final int GROUPS = 7;

  /** How many characters a group has, the last of them its check. */
  public static final int GROUP = 5;

  private static final int LENGTH = GROUPS * GROUP;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int FIELD = 0b100101; // x^5 + x^2 + 1

  private RecoveryCode() {}

  /**
   * What has been typed of a code.
   *
   * @param groups how many groups are whole and right, from the first on
   * @param wrong whether the group after them cannot be right
   */
  public record Reading(int groups, boolean wrong) {
    /** Whether all of it is there, and right. */
    public boolean isWhole() {
      return groups == GROUPS && !wrong;
    }
  }

  /** Draws a new code, with dashes between its groups. The caller wipes it. */
  public static char[] draw() {
    byte[] digits = new byte[LENGTH];
    byte[] random = Sealing.random(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      digits[i] = (byte) (random[i] & 31);
    }
    for (int group = 0; group < GROUPS; group++) {
      digits[group * GROUP + GROUP - 1] = (byte) check(digits, group);
    }
    char[] code = new char[LENGTH + GROUPS - 1];
    for (int i = 0; i < LENGTH; i++) {
      int at = i + i / GROUP;
      code[at] = ALPHABET.charAt(digits[i]);
      if (at > 0 && i % GROUP == 0) {
        code[at - 1] = '-';
      }
    }
    Arrays.fill(digits, (byte) 0);
    Arrays.fill(random, (byte) 0);
    return code;
  }

  /** Tells what has been typed so far; keeps no copy of it. */
  public static Reading read(CharSequence typed) {
    byte[] digits = new byte[LENGTH];
    try {
      int count = digits(typed, digits);
      int whole = 0;
      while (whole < Math.min(count, LENGTH) / GROUP
          && digits[whole * GROUP + GROUP - 1] == check(digits, whole)) {
        whole++;
      }
      return new Reading(whole, count > LENGTH || whole < Math.min(count, LENGTH) / GROUP);
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }

  /**
   * The code as its key is derived from, without dashes and in capitals; an empty array where this
   * is no whole code. The caller wipes it.
   */
  public static char[] canonical(CharSequence typed) {
    if (!read(typed).isWhole()) {
      return new char[0];
    }
    byte[] digits = new byte[LENGTH];
    digits(typed, digits);
    char[] code = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      code[i] = ALPHABET.charAt(digits[i]);
    }
    Arrays.fill(digits, (byte) 0);
    return code;
  }

  /**
   * Fills in the digits that were typed.
   *
   * @return how many there are; more than fit when there are too many, or when one is none
   */
  private static int digits(CharSequence typed, byte[] digits) {
    int count = 0;
    for (int i = 0; i < typed.length(); i++) {
      char one = typed.charAt(i);
      if (Character.isWhitespace(one) || isDash(one)) {
        continue;
      }
      int digit = digit(one);
      if (digit < 0 || count == digits.length) {
        return digits.length + 1;
      }
      digits[count++] = (byte) digit;
    }
    return count;
  }

  private static boolean isDash(char one) {
    return Character.getType(one) == Character.DASH_PUNCTUATION;
  }

  private static int digit(char typed) {
    char capital = Character.toUpperCase(typed);
    return switch (capital) {
      case 'O' -> 0;
      case 'I', 'L' -> 1;
      default -> ALPHABET.indexOf(capital);
    };
  }

  private static int check(byte[] digits, int group) {
    int sum = group + 1;
    for (int i = 0; i < GROUP - 1; i++) {
      int term = digits[group * GROUP + i];
      for (int times = 0; times <= i; times++) {
        term = twice(term);
      }
      sum ^= term;
    }
    return sum;
  }

  private static int twice(int element) {
    int doubled = element << 1;
    return doubled < 32 ? doubled : doubled ^ FIELD;
  }
}
