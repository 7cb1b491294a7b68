package org.plushkeep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target's seeds, and what a few hundred strokes of bad luck make of them. */
final class FuzzTargetsTest {
  private static final int MUTATIONS = 150;

  /** What lengths and counts are made of when somebody lies. */
  private static final int[] LIES = {0, 1, 0x7f, 0x80, 0xff};

  static Set<String> names() {
    return FuzzTargets.ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  @Timeout(120) // far more than it takes: an input without an end is what this would find
  void everySeedIsRead(String name) throws Exception {
    FuzzTarget target = FuzzTargets.ALL.get(name);
    List<byte[]> seeds = target.seeds();
    assertThat(seeds).isNotEmpty();
    for (byte[] seed : seeds) {
      read(target, seed);
    }
    read(target, new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("names")
  @Timeout(120)
  void whatBadLuckMakesOfThemIsReadOrRefused(String name) throws Exception {
    FuzzTarget target = FuzzTargets.ALL.get(name);
    List<byte[]> seeds = target.seeds();
    Random dice = new Random(name.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      read(target, mutated(seeds.get(i % seeds.size()), dice));
    }
  }

  private static byte[] mutated(byte[] seed, Random dice) {
    byte[] bytes = seed.clone();
    int reach = dice.nextBoolean() ? Math.min(64, bytes.length) : bytes.length;
    for (int i = dice.nextInt(6); i >= 0 && reach > 0; i--) {
      int at = dice.nextInt(reach);
      int value = dice.nextBoolean() ? dice.nextInt() : LIES[dice.nextInt(LIES.length)];
      int count = Math.min(dice.nextInt(3) == 0 ? 4 : 1, bytes.length - at);
      Arrays.fill(bytes, at, at + count, (byte) value);
    }
    return switch (dice.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, dice.nextInt(bytes.length + 1));
      case 1 -> Arrays.copyOf(bytes, bytes.length + dice.nextInt(200));
      default -> bytes;
    };
  }

  private static void read(FuzzTarget target, byte[] bytes) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      target.read(bytes);
    } catch (Exception | Error e) {
      throw new AssertionError("with " + java.util.HexFormat.of().formatHex(head(bytes)), e);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("memory for %d bytes", bytes.length)
        .isLessThanOrEqualTo(target.mostMemory(bytes.length));
  }

  private static byte[] head(byte[] bytes) {
    return Arrays.copyOf(bytes, Math.min(bytes.length, 2000));
  }
}
