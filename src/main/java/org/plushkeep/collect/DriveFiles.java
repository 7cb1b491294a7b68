package org.plushkeep.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.mpeg.Mp4Reader;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.drive.DriveFile;
import org.plushkeep.toy.drive.DriveVolume;

/** What the files on a recorder's drive are, by what is in them. */
final class DriveFiles {
  /** Enough for nearly every kind; an MP3 file may begin with something else. */
  private static final int LITTLE = 1 << 12;

  private static final int BEGINNING = 1 << 16;
  private static final int MOST_DESCRIPTION = 1 << 20;
  private static final int MOST_BOXES = 64;

  private final DriveVolume volume;

  DriveFiles(DriveVolume volume) {
    this.volume = volume;
  }

  /** What a file is. */
  enum Kind {
    /** A recording that can be collected. */
    RECORDING,
    /** A recording that is larger than one can be. */
    TOO_LARGE,
    /** What was being erased when the drive was unplugged. */
    HALF_ERASED,
    /** A film, a picture, a text: left alone. */
    OTHER,
    /** It cannot be read. */
    UNREADABLE
  }

  /**
   * Looks at a file: at a few thousand bytes of it, however long it is.
   *
   * @throws ToyException {@link ToyException.Problem#UNPLUGGED}
   */
  Kind kindOf(DriveFile file) throws ToyException {
    Kind other = file.isHalfErased() ? Kind.HALF_ERASED : Kind.OTHER;
    if (file.size() == 0) {
      return other;
    }
    try {
      if (!isRecording(file)) {
        return other;
      }
      return file.size() > Importer.MOST_BYTES ? Kind.TOO_LARGE : Kind.RECORDING;
    } catch (IOException e) {
      volume.mustBeThere();
      return Kind.UNREADABLE;
    }
  }

  private boolean isRecording(DriveFile file) throws IOException {
    byte[] beginning = volume.beginning(file, LITTLE);
    try {
      boolean sound = SoundFinder.isSound(beginning);
      if (!sound && file.size() > LITTLE) {
        Arrays.fill(beginning, (byte) 0);
        beginning = volume.beginning(file, BEGINNING);
        sound = SoundFinder.isSound(beginning);
      }
      return sound && !(Mp4Reader.recognizes(beginning) && isFilm(file));
    } finally {
      Arrays.fill(beginning, (byte) 0);
    }
  }

  /** What an MP4 file holds is told by one of its boxes, often the last. */
  private boolean isFilm(DriveFile file) throws IOException {
    long at = 0;
    for (int i = 0; i < MOST_BOXES && at + 16 <= file.size(); i++) {
      byte[] head = volume.part(file, at, 16);
      if (head.length < 16) {
        return false;
      }
      long size = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt());
      long content = at + 8;
      if (size == 1) {
        size = ByteBuffer.wrap(head).getLong(8);
        content = at + 16;
      } else if (size == 0) {
        size = file.size() - at;
      }
      if (size < content - at || size > file.size() - at) {
        return false;
      }
      if (new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("moov")) {
        int most = (int) Math.min(MOST_DESCRIPTION, at + size - content);
        return most > 0 && Mp4Reader.describesFilm(volume.part(file, content, most));
      }
      at += size;
    }
    return false;
  }

  /**
   * A recording's bytes; the caller wipes them.
   *
   * @return empty when it has changed since it was seen, or was cancelled, or cannot be read
   * @throws ToyException {@link ToyException.Problem#UNPLUGGED}
   */
  byte[] bytes(DriveFile file, BooleanSupplier cancelled) throws ToyException {
    try {
      return volume.whole(file, cancelled);
    } catch (IOException e) {
      volume.mustBeThere();
      return new byte[0];
    }
  }
}
