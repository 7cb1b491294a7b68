package org.plushkeep.audio.flac;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;

/**
 * Writes FLAC files (RFC 9639, within its streamable subset): 16 bits, one channel, blocks of 4096
 * samples, the samples' own rate. A decoder gives back the very same samples, and the file holds
 * their MD5 for it to compare.
 */
public final class FlacWriter {
  /** What 20 bits can tell. */
  private static final int FASTEST = (1 << 20) - 1;

  private static final int STREAM_INFO_BYTES = 34;
  private static final int VORBIS_COMMENT = 4;
  private static final int LAST = 0x80;

  private FlacWriter() {}

  /**
   * Writes one whole file. The stream is left open.
   *
   * @param pcm what to write, at most 1,048,575 samples a second
   * @param tags written only when there are any
   * @throws IOException what the stream throws, or for a faster rate
   */
  public static void write(Pcm pcm, SoundTags tags, OutputStream out) throws IOException {
    if (pcm.sampleRate() > FASTEST) {
      throw new IOException("The sample rate is too high for FLAC.");
    }
    out.write("fLaC".getBytes(StandardCharsets.US_ASCII));
    out.write(blockHeader(0, STREAM_INFO_BYTES, tags.isEmpty()));
    out.write(streamInfo(pcm));
    if (!tags.isEmpty()) {
      byte[] comment = tags.toVorbisComment();
      out.write(blockHeader(VORBIS_COMMENT, comment.length, true));
      out.write(comment);
    }
    FrameWriter frames = new FrameWriter(pcm.sampleRate(), out);
    try {
      short[] samples = pcm.samples();
      for (int from = 0; from < samples.length; from += FrameWriter.BLOCK) {
        frames.write(samples, from, Math.min(FrameWriter.BLOCK, samples.length - from));
      }
    } finally {
      frames.wipe();
    }
  }

  private static byte[] blockHeader(int type, int length, boolean last) {
    return ByteBuffer.allocate(4).putInt((type | (last ? LAST : 0)) << 24 | length).array();
  }

  /** Sizes of frames are left at 0, unknown: they are not known yet. */
  private static byte[] streamInfo(Pcm pcm) {
    long format = (long) pcm.sampleRate() << 44 | (long) (Short.SIZE - 1) << 36;
    return ByteBuffer.allocate(STREAM_INFO_BYTES)
        .putShort((short) FrameWriter.BLOCK)
        .putShort((short) FrameWriter.BLOCK)
        .put(new byte[6])
        .putLong(format | pcm.samples().length)
        .put(md5(pcm.samples()))
        .array();
  }

  private static byte[] md5(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * FrameWriter.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (int from = 0; from < samples.length; from += FrameWriter.BLOCK) {
        int count = Math.min(FrameWriter.BLOCK, samples.length - from);
        bytes.clear().asShortBuffer().put(samples, from, count);
        digest.update(bytes.array(), 0, 2 * count);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    } finally {
      Arrays.fill(bytes.array(), (byte) 0);
    }
  }
}
