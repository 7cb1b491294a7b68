package org.plushkeep.audio.mpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.SoundFile;

/** Reads the first track of AAC in an MP4 file, which M4A files are (ISO 14496-12 and -14). */
public final class Mp4Reader {
  private static final int SAMPLE_ENTRY_BYTES = 28;
  private static final int VERSION_1_BYTES = 16;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;
  private static final int STREAM = 3;

  private Mp4Reader() {}

  /** True when the bytes begin as an MP4 file. */
  public static boolean recognizes(byte[] file) {
    return file.length >= 12 && new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no MP4 file, or one without AAC that can be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    if (!recognizes(file)) {
      throw new AudioException("This is not an M4A file.");
    }
    try {
      return readTrack(file, track(file));
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
      throw new AudioException("This M4A file's description of its sound is cut short.", e);
    }
  }

  private static Boxes track(byte[] file) throws AudioException {
    Boxes movie =
        Boxes.in(file, 0, file.length).stream()
            .filter(box -> box.name().equals("moov"))
            .findFirst()
            .orElseThrow(
                () -> new AudioException("This M4A file ends before it says what it holds."));
    return Boxes.in(file, movie.start(), movie.end()).stream()
        .filter(box -> box.name().equals("trak") && isSound(file, box))
        .findFirst()
        .orElseThrow(() -> new AudioException("This M4A file holds no sound."));
  }

  private static boolean isSound(byte[] file, Boxes track) {
    return handler(file, track).equals("soun");
  }

  private static String handler(byte[] file, Boxes track) {
    return track
        .at(file, "mdia", "hdlr")
        .filter(box -> box.end() - box.start() >= 12)
        .map(box -> new String(file, box.start() + 8, 4, StandardCharsets.ISO_8859_1))
        .orElse("");
  }

  /**
   * Whether a film is described.
   *
   * @param description the content of a file's {@code moov} box, whole or cut short
   */
  public static boolean describesFilm(byte[] description) {
    return Boxes.in(description, 0, description.length).stream()
        .anyMatch(box -> box.name().equals("trak") && handler(description, box).equals("vide"));
  }

  private static SoundFile readTrack(byte[] file, Boxes track) throws AudioException {
    Boxes table = track.at(file, "mdia", "minf", "stbl").orElseThrow(SampleTable::impossible);
    byte[] config = config(file, table);
    SampleTable samples = new SampleTable(file, table);
    try (AacDecoding decoding = new AacDecoding(config, file.length, samples.count())) {
      long there =
          samples.walk(
              file.length,
              (from, to) -> {
                byte[] frame = Arrays.copyOfRange(file, from, to);
                try {
                  decoding.add(frame);
                } finally {
                  Arrays.fill(frame, (byte) 0);
                }
              });
      if (there < samples.count()) {
        decoding.markDamaged();
      }
      Edit edit = Edit.of(file, track, decoding.rate());
      return decoding.finish("aac-m4a", edit.leadIn, edit.most);
    }
  }

  private static byte[] config(byte[] file, Boxes table) throws AudioException {
    Boxes descriptions = table.first(file, "stsd").orElseThrow(SampleTable::impossible);
    Boxes entry =
        Boxes.in(file, descriptions.start() + 8, descriptions.end()).stream()
            .filter(box -> box.name().equals("mp4a"))
            .findFirst()
            .orElseThrow(
                () -> new AudioException("This M4A file is in a format that cannot be read."));
    int version = entry.content(file).getShort(8);
    int inner = entry.start() + SAMPLE_ENTRY_BYTES + (version == 1 ? VERSION_1_BYTES : 0);
    Boxes stream =
        Boxes.in(file, inner, entry.end()).stream()
            .filter(box -> box.name().equals("esds"))
            .findFirst()
            .orElseThrow(SampleTable::impossible);
    ByteBuffer in = stream.content(file);
    in.getInt(); // version and flags
    descend(in, STREAM);
    in.getShort();
    int flags = in.get();
    in.position(in.position() + ((flags & 0x80) != 0 ? 2 : 0));
    in.position(in.position() + ((flags & 0x40) != 0 ? 1 + (in.get(in.position()) & 0xff) : 0));
    in.position(in.position() + ((flags & 0x20) != 0 ? 2 : 0));
    descend(in, DECODER_CONFIG);
    in.position(in.position() + 13);
    int length = descend(in, DECODER_SPECIFIC);
    byte[] config = new byte[Math.min(length, in.remaining())];
    in.get(config);
    return config;
  }

  /** Goes into a descriptor (ISO 14496-1, 8.3.3) that must come next; its length. */
  private static int descend(ByteBuffer in, int tag) throws AudioException {
    if (in.get() != tag) {
      throw SampleTable.impossible();
    }
    int length = 0;
    int piece;
    int pieces = 0;
    do {
      piece = in.get();
      length = length << 7 | piece & 0x7f;
    } while ((piece & 0x80) != 0 && ++pieces < 4);
    return length;
  }

  /**
   * Which part of the track is sound (ISO 14496-12, 8.6.6).
   *
   * @param leadIn samples that the encoder needed
   * @param most samples of the sound
   */
  private record Edit(long leadIn, long most) {
    private static final Edit EVERYTHING = new Edit(0, Long.MAX_VALUE);

    static Edit of(byte[] file, Boxes track, int rate) {
      Optional<Boxes> list = track.at(file, "edts", "elst");
      Optional<Boxes> media = track.at(file, "mdia", "mdhd");
      if (list.isEmpty() || media.isEmpty()) {
        return EVERYTHING;
      }
      ByteBuffer edit = list.get().content(file);
      ByteBuffer header = media.get().content(file);
      boolean wide = edit.get(0) == 1;
      long scale = Integer.toUnsignedLong(header.getInt(header.get(0) == 1 ? 20 : 12));
      if (edit.getInt(4) != 1 || scale == 0) {
        return EVERYTHING;
      }
      long start = wide ? edit.getLong(16) : edit.getInt(12);
      long leadIn = start <= 0 || start > Integer.MAX_VALUE ? 0 : start * rate / scale;
      long whole =
          header.get(0) == 1 ? header.getLong(24) : Integer.toUnsignedLong(header.getInt(16));
      boolean told = whole > 0 && whole <= Integer.MAX_VALUE;
      return new Edit(leadIn, told ? whole * rate / scale - leadIn : Long.MAX_VALUE);
    }
  }
}
