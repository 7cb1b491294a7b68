package org.plushkeep.audio.mpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The boxes of an MP4 file (ISO 14496-12, 4.2), as far as its bytes bear them out.
 *
 * @param name four characters
 * @param start where the content begins
 * @param end behind its last byte, never behind the box around it
 * @param cut whether it should be longer
 */
record Boxes(String name, int start, int end, boolean cut) {
  private static final int MOST = 10_000;

  /** The boxes between two places. */
  static List<Boxes> in(byte[] file, int from, int to) {
    List<Boxes> found = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file);
    long at = from;
    while (at + 8 <= to && found.size() < MOST) {
      long size = Integer.toUnsignedLong(in.getInt((int) at));
      int header = 8;
      if (size == 1 && at + 16 <= to) {
        size = in.getLong((int) at + 8);
        header = 16;
      } else if (size == 0) {
        size = to - at;
      }
      if (size < header) {
        break;
      }
      boolean cut = size > to - at;
      int end = cut ? to : (int) (at + size);
      String name = new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
      found.add(new Boxes(name, (int) at + header, end, cut));
      at = end;
    }
    return found;
  }

  /** The first box of a name inside this one. */
  Optional<Boxes> first(byte[] file, String wanted) {
    return in(file, start, end).stream().filter(box -> box.name.equals(wanted)).findFirst();
  }

  /** The box at the end of a path inside this one. */
  Optional<Boxes> at(byte[] file, String... path) {
    Optional<Boxes> box = Optional.of(this);
    for (String step : path) {
      box = box.flatMap(outer -> outer.first(file, step));
    }
    return box;
  }

  /** The content. */
  ByteBuffer content(byte[] file) {
    return ByteBuffer.wrap(file, start, Math.max(0, end - start)).slice();
  }
}
