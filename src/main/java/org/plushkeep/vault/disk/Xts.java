package org.plushkeep.vault.disk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * AES-128 over blocks of 4096 bytes, each with its own tweak, as H2 encrypts a database: XTS of
 * IEEE 1619 with one key for tweak and data, which is Rogaway's XEX. The cipher is Java's own, so
 * that the processor's AES instructions do the work; H2's, in plain Java, took a third of the time
 * in which a recording is stored. What it needs on the way it keeps: Java would have to find room
 * for it each time, and fill that with zeros. Not for several threads at once.
 */
final class Xts {
  static final int BLOCK_BYTES = 4096;
  private static final int UNIT_BYTES = 16;
  private static final int AT_ONCE = 16 * BLOCK_BYTES;
  private static final int FEEDBACK = 0x87;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Cipher encryption;
  private final Cipher decryption;

  /** What is laid over blocks. */
  private final byte[] tweaks = new byte[AT_ONCE];

  /** Blocks with that over them: Java's cipher would copy what it is to write its output over. */
  private final byte[] mixed = new byte[AT_ONCE];

  private final byte[] numbers = new byte[AT_ONCE / BLOCK_BYTES * UNIT_BYTES];
  private final byte[] firsts = new byte[numbers.length];

  /**
   * @param key 16 bytes; the caller wipes them
   */
  Xts(byte[] key) {
    encryption = cipher(Cipher.ENCRYPT_MODE, key);
    decryption = cipher(Cipher.DECRYPT_MODE, key);
  }

  private static Cipher cipher(int mode, byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new Lent(key));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has AES
    }
  }

  /** A key of which nothing is kept: {@link javax.crypto.spec.SecretKeySpec} keeps a copy. */
  @SuppressWarnings("ArrayRecordComponent") // lent, never compared
  private record Lent(byte[] bytes) implements SecretKey {
    @Override
    public String getAlgorithm() {
      return "AES";
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    /** Java's cipher wipes it. */
    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }
  }

  /**
   * Wipes the key. Java's cipher has copies of it, and overwrites them when it is given another;
   * else they stay in memory until something else needs their room, and a dump of it has them. Of
   * no use afterwards.
   */
  void wipe() {
    try {
      encryption.init(Cipher.ENCRYPT_MODE, new Lent(new byte[UNIT_BYTES]));
      decryption.init(Cipher.DECRYPT_MODE, new Lent(new byte[UNIT_BYTES]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Arrays.fill(tweaks, (byte) 0);
    Arrays.fill(mixed, (byte) 0); // blocks could be told from it and the tweaks
    Arrays.fill(firsts, (byte) 0);
  }

  /** Encrypts {@code count} bytes in place: whole blocks, the first being {@code number}. */
  void encrypt(byte[] blocks, int count, long number) {
    run(encryption, blocks, count, number);
  }

  /** Decrypts {@code count} bytes in place: whole blocks, the first being {@code number}. */
  void decrypt(byte[] blocks, int count, long number) {
    run(decryption, blocks, count, number);
  }

  /** A few blocks at a time: what is laid over them stays near the processor. */
  private void run(Cipher cipher, byte[] blocks, int length, long number) {
    for (int from = 0; from < length; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, length - from);
      try {
        writeTweaks(number + from / BLOCK_BYTES, count);
        xor(blocks, from, tweaks, mixed, 0, count);
        cipher.doFinal(mixed, 0, count, blocks, from);
        xor(blocks, from, tweaks, blocks, from, count);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e); // whole units, and as much room
      }
    }
  }

  /** For each unit of 16 bytes what is laid over it: the block's encrypted number, times 2^unit. */
  private void writeTweaks(long number, int bytes) throws GeneralSecurityException {
    int count = bytes / BLOCK_BYTES;
    for (int block = 0; block < count; block++) {
      LONG.set(numbers, block * UNIT_BYTES, number + block); // the other half is zero
    }
    encryption.doFinal(numbers, 0, count * UNIT_BYTES, firsts, 0);
    for (int block = 0; block < count; block++) {
      long low = (long) LONG.get(firsts, block * UNIT_BYTES);
      long high = (long) LONG.get(firsts, block * UNIT_BYTES + Long.BYTES);
      int end = (block + 1) * BLOCK_BYTES;
      for (int at = block * BLOCK_BYTES; at < end; at += UNIT_BYTES) {
        LONG.set(tweaks, at, low);
        LONG.set(tweaks, at + Long.BYTES, high);
        long carry = high >> (Long.SIZE - 1) & FEEDBACK;
        high = high << 1 | low >>> (Long.SIZE - 1);
        low = low << 1 ^ carry;
      }
    }
  }

  private static void xor(byte[] bytes, int from, byte[] with, byte[] to, int toFrom, int count) {
    for (int at = 0; at < count; at += Long.BYTES) {
      LONG.set(to, toFrom + at, (long) LONG.get(bytes, from + at) ^ (long) LONG.get(with, at));
    }
  }
}
