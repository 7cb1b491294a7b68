package org.plushkeep.vault;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.lang.ref.WeakReference;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Judges a passphrase on this computer alone, by zxcvbn (Wheeler, USENIX Security 2016). The toy's
 * and the program's own names count as the first words anybody would try.
 */
public final class PassphraseStrength {
  /** The shortest passphrase taken, in characters. */
  public static final int MINIMUM_LENGTH = 10;

  /** The lowest score taken, of 0 to 4: at least 10^8 guesses. */
  public static final int MINIMUM_SCORE = 3;

  // zxcvbn's time grows with the square of the length; what follows can only add strength.
  private static final int JUDGED_LENGTH = 100;
  private static final List<String> OWN_NAMES =
      List.of("cloudpets", "cloud pets", "cloudpet", "plushkeep", "plush keep");
  private static final List<String> OWN_WORDS =
      List.of(
          "cloudpets",
          "cloudpet",
          "plushkeep",
          "bentley",
          "charley",
          "diesel",
          "bubbles",
          "starburst");

  /** Its words take ten megabytes, and are wanted while somebody chooses a passphrase. */
  private static WeakReference<Zxcvbn> zxcvbn = new WeakReference<>(null);

  private PassphraseStrength() {}

  /** Why a passphrase is refused; the window chooses its words by it. */
  public enum Reason {
    NONE,
    TOO_SHORT,
    OWN_NAME,
    COMMON,
    KEYBOARD_RUN,
    REPEATED,
    GUESSABLE
  }

  /**
   * What was found.
   *
   * @param score 0 (guessed at once) to 4 (very hard to guess)
   * @param acceptable whether a vault may be made with it
   * @param reason why not, {@link Reason#NONE} when acceptable
   */
  public record Judgement(int score, boolean acceptable, Reason reason) {}

  /** Judges {@code passphrase}; keeps no copy of it. */
  public static Judgement judge(CharSequence passphrase) {
    if (passphrase.length() < MINIMUM_LENGTH) {
      return new Judgement(0, false, Reason.TOO_SHORT);
    }
    Judgement whole = measure(passphrase);
    if (!whole.acceptable()) {
      return whole;
    }
    // What is left without them must be good enough by itself.
    char[] rest = withoutOwnNames(passphrase);
    try {
      if (rest.length == passphrase.length()) {
        return whole;
      }
      Judgement without =
          visible(rest) < MINIMUM_LENGTH
              ? new Judgement(0, false, Reason.OWN_NAME)
              : measure(CharBuffer.wrap(rest));
      return without.acceptable() ? whole : new Judgement(without.score(), false, Reason.OWN_NAME);
    } finally {
      Arrays.fill(rest, '\0');
    }
  }

  private static int visible(char[] chars) {
    int count = 0;
    for (char one : chars) {
      count += Character.isWhitespace(one) ? 0 : 1;
    }
    return count;
  }

  private static char[] withoutOwnNames(CharSequence passphrase) {
    char[] kept = new char[passphrase.length()];
    int count = 0;
    int at = 0;
    while (at < passphrase.length()) {
      int own = ownNameAt(passphrase, at);
      if (own == 0) {
        kept[count++] = passphrase.charAt(at);
      }
      at += Math.max(1, own);
    }
    char[] rest = Arrays.copyOf(kept, count);
    Arrays.fill(kept, '\0');
    return rest;
  }

  /** How many characters a name of the toy's or the program's takes up here, 0 for none. */
  private static int ownNameAt(CharSequence passphrase, int at) {
    for (String name : OWN_NAMES) {
      int matched = 0;
      while (matched < name.length()
          && at + matched < passphrase.length()
          && Character.toLowerCase(passphrase.charAt(at + matched)) == name.charAt(matched)) {
        matched++;
      }
      if (matched == name.length()) {
        return matched;
      }
    }
    return 0;
  }

  private static synchronized Zxcvbn zxcvbn() {
    Zxcvbn ready = zxcvbn.get();
    if (ready == null) {
      ready = new Zxcvbn();
      zxcvbn = new WeakReference<>(ready);
    }
    return ready;
  }

  private static Judgement measure(CharSequence passphrase) {
    // A copy: zxcvbn wipes what it measured, and a subsequence would share the caller's array.
    CharBuffer judged = CharBuffer.allocate(JUDGED_LENGTH);
    judged.append(passphrase, 0, Math.min(passphrase.length(), JUDGED_LENGTH)).flip();
    Strength strength = zxcvbn().measure(judged, OWN_WORDS);
    try {
      int score = strength.getScore();
      return score >= MINIMUM_SCORE
          ? new Judgement(score, true, Reason.NONE)
          : new Judgement(score, false, reason(strength));
    } finally {
      strength.wipe();
    }
  }

  private static Reason reason(Strength strength) {
    Reason found = Reason.GUESSABLE;
    for (var match : strength.getSequence()) {
      String kind = match.pattern == null ? "" : match.pattern.value();
      if (kind.equals("dictionary")) {
        if ("user_inputs".equals(match.dictionaryName)) {
          return Reason.OWN_NAME;
        }
        found = Reason.COMMON;
      } else if (found == Reason.GUESSABLE) {
        found =
            switch (kind.toLowerCase(Locale.ROOT)) {
              case "spatial", "sequence" -> Reason.KEYBOARD_RUN;
              case "repeat" -> Reason.REPEATED;
              default -> found;
            };
      }
    }
    return found;
  }
}
