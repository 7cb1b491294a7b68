package org.plushkeep.audio.container;

import java.nio.ByteBuffer;
import org.plushkeep.audio.AudioException;

/**
 * A WAVE file's format chunk, checked.
 *
 * @param tag which codec, never {@link #EXTENSIBLE}: that is followed to the codec it names
 * @param channels 1..{@value SoundFile#MOST_CHANNELS}
 * @param rate samples a second
 * @param blockBytes bytes of a frame of linear samples or a block of ADPCM, 0..65535; not believed
 * @param bits a sample, 0..65535; not believed
 * @param extra what follows the common fields
 */
record WavFormat(int tag, int channels, int rate, int blockBytes, int bits, ByteBuffer extra) {
  static final int LINEAR_PCM = 1;
  static final int MICROSOFT_ADPCM = 2;
  static final int FLOAT = 3;
  static final int A_LAW = 6;
  static final int MU_LAW = 7;
  static final int IMA_ADPCM = 0x11;
  static final int MPEG = 0x50;
  static final int MP3 = 0x55;
  private static final int EXTENSIBLE = 0xfffe;

  private static final int COMMON_BYTES = 16;
  private static final int EXTENSION_BYTES = 24;

  /** What all GUIDs share that stand for a tag: the tag, then -0000-0010-8000-00aa00389b71. */
  private static final long GUID_HEAD = 0x0010_0000_0000_0000L;

  private static final long GUID_TAIL = 0x719b_3800_aa00_0080L;

  /**
   * Reads the chunk.
   *
   * @throws AudioException when it is cut short, or its rate or channels cannot be
   */
  static WavFormat read(Chunks.Chunk chunk) throws AudioException {
    if (chunk.length() < COMMON_BYTES) {
      throw new AudioException("This WAV file's description of its sound is cut short.");
    }
    ByteBuffer in = chunk.content();
    int tag = Short.toUnsignedInt(in.getShort());
    int channels = SoundFile.channels(Short.toUnsignedInt(in.getShort()));
    int rate = SoundFile.rate(Integer.toUnsignedLong(in.getInt()));
    in.getInt(); // bytes a second, which follow from the rest
    int blockBytes = Short.toUnsignedInt(in.getShort());
    int bits = Short.toUnsignedInt(in.getShort());
    ByteBuffer extra = in.slice().order(in.order());
    if (tag == EXTENSIBLE) {
      tag = subFormat(extra);
    }
    return new WavFormat(tag, channels, rate, blockBytes, bits, extra);
  }

  private static int subFormat(ByteBuffer extra) throws AudioException {
    if (extra.remaining() < EXTENSION_BYTES) {
      throw new AudioException("This WAV file's description of its sound is cut short.");
    }
    long head = extra.getLong(8);
    if ((head & ~0xffffL) != GUID_HEAD || extra.getLong(16) != GUID_TAIL) {
      throw new AudioException("This WAV file is in a format that cannot be read.");
    }
    return (int) (head & 0xffff);
  }
}
