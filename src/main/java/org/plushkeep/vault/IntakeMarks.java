package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a locked program knows paired toys without having their addresses. A toy's mark is sixteen
 * bits of Argon2id over its id, as costly as the passphrase's: of the 2^24 addresses that one maker
 * of radios gives out some 256 have the same mark, so that not even somebody who pays for them all
 * learns which it is. Marks that stand for no toy fill up their number.
 */
final class IntakeMarks {
  static final int SALT_BYTES = 16;
  private static final int MARK_BYTES = 2;
  private static final int STEP = 8;

  /** A neighbour with a radio can pretend to be any number of toys; each costs half a second. */
  private static final int MOST_LOOKED_AT = 256;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final IntakeKey key;
  private final Map<String, Boolean> looked = new HashMap<>();

  IntakeMarks(IntakeKey key) {
    this.key = key;
  }

  /** One at a time: each takes as much memory as unlocking does. */
  synchronized boolean holds(String toy) {
    Boolean known = looked.get(toy);
    if (known == null && looked.size() < MOST_LOOKED_AT) {
      known = key.marks().contains(mark(toy, key.argon2(), key.saltBytes()));
      looked.put(toy, known);
    }
    return known != null && known;
  }

  static String mark(String toy, Argon2 argon2, byte[] salt) {
    byte[] whole = argon2.derive(toy.toCharArray(), salt);
    return HexFormat.of().formatHex(Arrays.copyOf(whole, MARK_BYTES));
  }

  /** The marks of these toys in an order that says nothing, filled up to the next eight. */
  static List<String> of(List<String> toys, Argon2 argon2, byte[] salt) {
    List<String> marks = new ArrayList<>();
    toys.forEach(toy -> marks.add(mark(toy, argon2, salt)));
    while (marks.isEmpty() || marks.size() % STEP != 0) {
      marks.add(HexFormat.of().formatHex(Sealing.random(MARK_BYTES)));
    }
    Collections.shuffle(marks, RANDOM);
    return List.copyOf(marks);
  }

  /** By which it is known that the same recording waits already; needs all of its bytes. */
  static byte[] fingerprint(String toy, byte[] bytes, IntakeKey key)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.saltBytes(), "HmacSHA256"));
    mac.update(Canonical.of("intake fingerprint", key.vault()).text(toy).toBytes());
    return Arrays.copyOf(mac.doFinal(bytes), IntakeItem.FINGERPRINT_BYTES);
  }
}
