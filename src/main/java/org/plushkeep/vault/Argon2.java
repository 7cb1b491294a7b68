package org.plushkeep.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Passphrase to key by Argon2id (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param passes over that memory
 * @param lanes worked on side by side
 */
record Argon2(int memoryKib, int passes, int lanes) {
  static final int FLOOR_KIB = 64 * 1024;
  // Twice what RFC 9106 says for where memory is short: the whole program is to be at home in 350
  // MB.
  private static final int CEILING_KIB = 128 * 1024;
  // A file may ask for more than we would choose, but not for what would hang or exhaust a machine.
  private static final int ACCEPTED_KIB = 2 * 1024 * 1024;
  private static final int ACCEPTED_PASSES = 64;
  private static final int ACCEPTED_LANES = 16;
  private static final int MOST_PASSES = 16;
  private static final long TARGET_NANOS = 500_000_000L;

  private static volatile @Nullable Argon2 settled;

  /** Whether a vault's file may ask for this. */
  boolean isAcceptable() {
    return memoryKib >= 8 * lanes
        && memoryKib <= ACCEPTED_KIB
        && passes >= 1
        && passes <= ACCEPTED_PASSES
        && lanes >= 1
        && lanes <= ACCEPTED_LANES
        && (long) memoryKib * passes <= 4L * ACCEPTED_KIB;
  }

  /**
   * The costs that take about half a second here: memory is raised before passes, since memory is
   * what costs somebody with many graphics cards. Never under 64 MiB, and never over an eighth of
   * what the program may use of the machine. Measured once: a computer does not become another one
   * while the program runs.
   */
  static Argon2 calibrate() {
    Argon2 told = settled;
    return told == null ? Measured.COSTS : told;
  }

  /**
   * For tests, which make vaults by the hundred: what {@link #calibrate} is to answer from now on,
   * with nothing measured and nothing raised; {@code null} as in the program. No code of the
   * program calls it, and a test holds that.
   */
  static void settle(@Nullable Argon2 costs) {
    settled = costs;
  }

  /** Made when it is first asked for. */
  private static final class Measured {
    static final Argon2 COSTS = measure();
  }

  private static Argon2 measure() {
    int lanes = 4;
    Argon2 choice = new Argon2(FLOOR_KIB, 3, lanes);
    byte[] salt = new byte[16];
    char[] probe = "calibration".toCharArray();
    choice.derive(probe, salt); // the first run measures the JIT compiler
    long took = choice.time(probe, salt);
    while (took * 2 <= TARGET_NANOS * 5 / 4 && choice.memoryKib * 2 <= ceiling()) {
      choice = new Argon2(choice.memoryKib * 2, 3, lanes);
      took = choice.time(probe, salt);
    }
    long perPass = Math.max(1, took / 3);
    int passes = Math.clamp(TARGET_NANOS / perPass, 3, MOST_PASSES);
    return new Argon2(choice.memoryKib, passes, lanes);
  }

  private static int ceiling() {
    return Math.clamp(Runtime.getRuntime().maxMemory() / 1024 / 3, FLOOR_KIB, CEILING_KIB);
  }

  /**
   * The costs to seal a passphrase with from now on, when deriving its key took this long here:
   * these, or more where that was under half of what it should take. Never less of anything.
   *
   * @param nanos at least 1
   */
  Argon2 raisedFor(long nanos) {
    if (settled != null) {
      return this;
    }
    Argon2 raised = this;
    long took = nanos;
    while (took * 2 <= TARGET_NANOS && raised.memoryKib * 2L <= ceiling()) {
      raised = new Argon2(raised.memoryKib * 2, passes, lanes);
      took *= 2;
    }
    if (took * 2 <= TARGET_NANOS) {
      int more = (int) Math.min(MOST_PASSES, passes * (TARGET_NANOS / took));
      raised = new Argon2(raised.memoryKib, Math.max(passes, more), lanes);
    }
    return raised;
  }

  private long time(char[] passphrase, byte[] salt) {
    long start = System.nanoTime();
    Arrays.fill(derive(passphrase, salt), (byte) 0);
    return System.nanoTime() - start;
  }

  /**
   * The 256-bit key; the passphrase is taken as UTF-8 of its NFC form. Half of a pair of surrogates
   * is no character, and is taken as UTF-8 would have it if it were one: it counts, and so does
   * what comes after it.
   */
  byte[] derive(char[] passphrase, byte[] salt) {
    byte[] password = utf8(passphrase);
    makeRoom(memoryKib * 1024L / 2);
    try {
      return stretch(password, salt);
    } finally {
      Arrays.fill(password, (byte) 0);
      makeRoom(0);
    }
  }

  private byte[] stretch(byte[] password, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] key = new byte[Sealing.KEY_BYTES];
    generator.generateBytes(password, key);
    return key;
  }

  /**
   * What is no longer in use goes, before this memory is taken and when it is no longer wanted:
   * what the program needs next is otherwise put on top of it, and that would be its most.
   *
   * @param bytes how much may be in use without that
   */
  private void makeRoom(long bytes) {
    Runtime runtime = Runtime.getRuntime();
    if (memoryKib >= FLOOR_KIB && runtime.totalMemory() - runtime.freeMemory() > bytes) {
      System.gc();
    }
  }

  private static byte[] utf8(char[] passphrase) {
    CharSequence text = CharBuffer.wrap(passphrase);
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }
    ByteBuffer encoded = ByteBuffer.allocate(text.length() * 4);
    CharBuffer rest = CharBuffer.wrap(text);
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    while (encoder.encode(rest, encoded, true).isMalformed()) {
      char half = rest.get();
      encoded.put((byte) (0xE0 | half >> 12));
      encoded.put((byte) (0x80 | half >> 6 & 0x3F));
      encoded.put((byte) (0x80 | half & 0x3F));
    }
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
    Arrays.fill(encoded.array(), (byte) 0);
    return bytes;
  }
}
