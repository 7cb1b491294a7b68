package org.plushkeep.audio.mpeg;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the frames of an MP3 file are. They are believed when several follow each other at the
 * distances they tell; what does not is passed over, and the next pair that fits is looked for.
 */
final class Mp3Frames {
  /** So many in a row are no accident, at whichever byte they begin. */
  private static final int FEWEST = 4;

  /** Longer than any frame: a file cut out of a stream begins in the middle of one. */
  private static final int FARTHEST = 4096;

  private static final int ID3_HEADER_BYTES = 10;
  private static final int ID3V1_BYTES = 128;

  private final byte[] file;
  private final Mp3Header first;
  private int[] places = new int[64];
  private int count;
  private boolean broken;

  private Mp3Frames(byte[] file, Mp3Header first) {
    this.file = file;
    this.first = first;
  }

  /** The frames of a file; empty when it is no MP3 file. */
  static Optional<Mp3Frames> of(byte[] file) {
    int start = afterTags(file);
    int at = begin(file, start);
    @Nullable Mp3Header header = at < 0 ? null : Mp3Header.at(file, at);
    if (header == null) {
      return Optional.empty();
    }
    Mp3Frames frames = new Mp3Frames(file, header);
    frames.walk(at);
    return Optional.of(frames);
  }

  /** Whether a file is an MP3 file; looks at its beginning only. */
  static boolean begin(byte[] file) {
    return begin(file, afterTags(file)) >= 0;
  }

  private static int begin(byte[] file, int start) {
    for (int at = start; at < file.length && at <= start + FARTHEST; at++) {
      if (follow(file, at, FEWEST, start)) {
        return at;
      }
    }
    return -1;
  }

  /** Fewer frames do where they are all there is, from the very beginning to the end. */
  private static boolean follow(byte[] file, int at, int wanted, int start) {
    @Nullable Mp3Header before = null;
    long next = at;
    for (int i = 0; i < wanted; i++) {
      @Nullable Mp3Header header = next >= file.length ? null : Mp3Header.at(file, (int) next);
      if (header == null || (before != null && !header.goesWith(before))) {
        boolean atEnd = next == file.length || isId3v1(file, next);
        return at == start && i > 0 && atEnd;
      }
      before = header;
      next += header.length();
    }
    return true;
  }

  private static boolean isId3v1(byte[] file, long at) {
    return at == file.length - ID3V1_BYTES
        && file[(int) at] == 'T'
        && file[(int) at + 1] == 'A'
        && file[(int) at + 2] == 'G';
  }

  /** Behind what ID3v2 tags there are (their sizes leave out each byte's highest bit). */
  private static int afterTags(byte[] file) {
    long at = 0;
    while (at + ID3_HEADER_BYTES <= file.length
        && file[(int) at] == 'I'
        && file[(int) at + 1] == 'D'
        && file[(int) at + 2] == '3') {
      int size = 0;
      for (int i = 6; i < ID3_HEADER_BYTES; i++) {
        size = size << 7 | file[(int) at + i] & 0x7f;
      }
      boolean footer = (file[(int) at + 5] & 0x10) != 0;
      at += ID3_HEADER_BYTES + size + (footer ? ID3_HEADER_BYTES : 0);
    }
    return (int) Math.min(at, file.length);
  }

  private void walk(int from) {
    int at = from;
    while (at < file.length) {
      @Nullable Mp3Header header = Mp3Header.at(file, at);
      if (header != null && header.goesWith(first) && at + header.length() <= file.length) {
        add(at);
        at += header.length();
      } else if (isId3v1(file, at) || isTag(at)) {
        return;
      } else {
        broken = true;
        at = next(at + 1);
      }
    }
  }

  /** An APE tag, or lyrics, behind the sound. */
  private boolean isTag(int at) {
    String name =
        new String(
            file, at, Math.min(8, file.length - at), java.nio.charset.StandardCharsets.ISO_8859_1);
    return name.equals("APETAGEX") || name.equals("LYRICSBE");
  }

  private int next(int from) {
    for (int at = from; at + Mp3Header.BYTES <= file.length; at++) {
      @Nullable Mp3Header header = Mp3Header.at(file, at);
      if (header != null && header.goesWith(first)) {
        int end = at + header.length();
        @Nullable Mp3Header follower = Mp3Header.at(file, end);
        if (end == file.length || (follower != null && follower.goesWith(first))) {
          return at;
        }
      }
    }
    return file.length;
  }

  private void add(int at) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = at;
  }

  int count() {
    return count;
  }

  /** Where a frame begins. */
  int place(int index) {
    return places[index];
  }

  Mp3Header first() {
    return first;
  }

  /** Whether something between the frames, or at the end, is none. */
  boolean isBroken() {
    return broken;
  }
}
