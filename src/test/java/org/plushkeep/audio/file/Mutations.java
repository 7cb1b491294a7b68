package org.plushkeep.audio.file;

import java.util.Arrays;
import java.util.Random;
import org.plushkeep.audio.ogg.Oggs;

/** Files as damage and malice leave them. */
final class Mutations {
  private static final int[] LIES = {0, 1, -1, 0x7fff_ffff, 0x8000_0000, 0xffff, 0x00ff_ffff, 8};

  private Mutations() {}

  /**
   * Another file.
   *
   * @param other what a piece of is put into it
   */
  static byte[] mutate(byte[] file, byte[] other, Random random) {
    byte[] changed = file.clone();
    int times = 1 + random.nextInt(6);
    for (int i = 0; i < times && changed.length > 16; i++) {
      changed = once(changed, other, random);
    }
    // Behind a wrong check sum nobody looks.
    return random.nextInt(4) > 0 ? Oggs.mended(changed) : changed;
  }

  private static byte[] once(byte[] file, byte[] other, Random random) {
    byte[] changed = file;
    int at = place(file, random);
    switch (random.nextInt(6)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed = Arrays.copyOf(file, at);
      case 2 -> {
        int lie = LIES[random.nextInt(LIES.length)];
        boolean big = random.nextBoolean();
        for (int i = 0; i < 4 && at + i < changed.length; i++) {
          changed[at + i] = (byte) (lie >> (big ? 24 - 8 * i : 8 * i));
        }
      }
      case 3 -> {
        int from = random.nextInt(other.length);
        int length = Math.min(1 + random.nextInt(200), other.length - from);
        byte[] piece = Arrays.copyOfRange(other, from, from + length);
        changed = joined(Arrays.copyOf(file, at), piece, Arrays.copyOfRange(file, at, file.length));
      }
      case 4 -> {
        int end = Math.min(file.length, at + 1 + random.nextInt(300));
        changed = joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, end, file.length));
      }
      default -> {
        for (int i = 0; i < 20 && at + i < changed.length; i++) {
          changed[at + i] = (byte) random.nextInt();
        }
      }
    }
    return changed;
  }

  /** Half of the time among the headers. */
  private static int place(byte[] file, Random random) {
    return random.nextInt(random.nextBoolean() ? Math.min(file.length, 200) : file.length);
  }

  private static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
