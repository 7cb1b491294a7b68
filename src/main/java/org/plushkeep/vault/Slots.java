package org.plushkeep.vault;

import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ways in: the master key under a key derived from a secret, a slot each. */
final class Slots {
  static final String PASSPHRASE = "passphrase";
  static final String SHEET = "sheet";
  private static final int SALT_BYTES = 16;

  private Slots() {}

  /**
   * The way in that a secret is for.
   *
   * @param master the caller wipes it
   * @param nanos how long its key's derivation took
   * @param whole whether all of the secret counted
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Found(VaultFile.Slot slot, byte[] master, long nanos, boolean whole) {}

  /**
   * A new slot with a salt of its own.
   *
   * @param type {@link #PASSPHRASE} or {@link #SHEET}
   * @param secret a passphrase, or a sheet's whole code however it is written
   */
  static VaultFile.Slot seal(
      String type, UUID vault, byte[] masterKey, char[] secret, Argon2 argon2)
      throws GeneralSecurityException {
    String id = UUID.randomUUID().toString();
    byte[] salt = Sealing.random(SALT_BYTES);
    char[] taken = taken(type, secret);
    byte[] key = argon2.derive(taken, salt);
    try {
      byte[] wrapped = Sealing.wrap(key, masterKey, associatedData(vault, id, argon2));
      return new VaultFile.Slot(
          id,
          type,
          Base64.getEncoder().encodeToString(salt),
          argon2.memoryKib(),
          argon2.passes(),
          argon2.lanes(),
          Base64.getEncoder().encodeToString(wrapped));
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(taken, '\0');
    }
  }

  /**
   * Tries a secret on every slot it may be for: what is no whole code is for no sheet, and costs no
   * second derivation.
   *
   * @return null where it opens none
   * @throws IllegalArgumentException for what is not Base64
   */
  static @Nullable Found find(UUID vault, List<VaultFile.Slot> slots, char[] secret) {
    boolean code = RecoveryCode.read(CharBuffer.wrap(secret)).isWhole();
    List<VaultFile.Slot> likeliest = new ArrayList<>(slots);
    likeliest.removeIf(slot -> slot.type().equals(SHEET) && !code);
    likeliest.sort((a, b) -> Boolean.compare(isFor(b, code), isFor(a, code)));
    for (VaultFile.Slot slot : likeliest) {
      long start = System.nanoTime();
      byte[] master = open(vault, slot, secret);
      if (master != null) {
        return new Found(slot, master, System.nanoTime() - start, true);
      }
      Found begun = slot.type().equals(PASSPHRASE) ? byBeginning(vault, slot, secret) : null;
      if (begun != null) {
        return begun;
      }
    }
    return null;
  }

  /**
   * Of a passphrase with half of a pair of surrogates in it only what is before that counted once:
   * a slot of that time still opens. Any other passphrase costs no second derivation.
   */
  private static @Nullable Found byBeginning(UUID vault, VaultFile.Slot slot, char[] secret) {
    int length = unbroken(secret);
    if (length == secret.length) {
      return null;
    }
    long start = System.nanoTime();
    char[] beginning = Arrays.copyOf(secret, length);
    byte[] master = open(vault, slot, beginning);
    Arrays.fill(beginning, '\0');
    return master == null ? null : new Found(slot, master, System.nanoTime() - start, false);
  }

  /** How much there is before half of a pair. */
  private static int unbroken(char[] secret) {
    int length = 0;
    while (length < secret.length) {
      int point = Character.codePointAt(secret, length);
      if (point <= Character.MAX_VALUE && Character.isSurrogate((char) point)) {
        break;
      }
      length += Character.charCount(point);
    }
    return length;
  }

  private static boolean isFor(VaultFile.Slot slot, boolean code) {
    return slot.type().equals(SHEET) == code;
  }

  private static byte @Nullable [] open(UUID vault, VaultFile.Slot slot, char[] secret) {
    byte[] salt = Base64.getDecoder().decode(slot.salt());
    byte[] wrapped = Base64.getDecoder().decode(slot.masterKey());
    char[] taken = taken(slot.type(), secret);
    byte[] key = slot.argon2().derive(taken, salt);
    try {
      return Sealing.unwrap(key, wrapped, associatedData(vault, slot.id(), slot.argon2()));
    } catch (GeneralSecurityException e) {
      return null;
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(taken, '\0');
    }
  }

  private static char[] taken(String type, char[] secret) {
    return type.equals(SHEET) ? RecoveryCode.canonical(CharBuffer.wrap(secret)) : secret.clone();
  }

  /** The slots with {@code fresh} in the place of all others of its type. */
  static List<VaultFile.Slot> replaced(List<VaultFile.Slot> slots, VaultFile.Slot fresh) {
    List<VaultFile.Slot> changed = without(slots, fresh.type());
    changed.add(fresh.type().equals(PASSPHRASE) ? 0 : changed.size(), fresh);
    return List.copyOf(changed);
  }

  /** The slots of every other type. */
  static List<VaultFile.Slot> without(List<VaultFile.Slot> slots, String type) {
    List<VaultFile.Slot> others = new ArrayList<>(slots);
    others.removeIf(slot -> slot.type().equals(type));
    return others;
  }

  private static byte[] associatedData(UUID vault, String slot, Argon2 argon2) {
    return Canonical.of("slot", vault)
        .text(slot)
        .number(argon2.memoryKib())
        .number(argon2.passes())
        .number(argon2.lanes())
        .toBytes();
  }
}
