package org.plushkeep.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAVE files made by hand, also such as nobody should write. */
public final class Wavs {
  private Wavs() {}

  /** A whole file of the chunks given. */
  public static byte[] riff(byte[]... chunks) {
    byte[] content = join(chunks);
    return join(tag("RIFF"), le32(4 + content.length), tag("WAVE"), content);
  }

  /** A chunk, padded to an even length. */
  public static byte[] chunk(String name, byte[]... content) {
    byte[] joined = join(content);
    return join(tag(name), le32(joined.length), joined, new byte[joined.length & 1]);
  }

  /** A format chunk of 16 bytes and what is behind them. */
  public static byte[] format(
      int tag, int channels, long rate, int blockBytes, int bits, byte[]... extra) {
    byte[] common =
        join(
            le16(tag),
            le16(channels),
            le32(rate),
            le32(rate * blockBytes),
            le16(blockBytes),
            le16(bits));
    return chunk("fmt ", common, join(extra));
  }

  /** Linear PCM, one channel, 16 bits. */
  public static byte[] mono16(int rate, short[] samples) {
    return riff(format(1, 1, rate, 2, 16), chunk("data", le16s(samples)));
  }

  public static byte[] le16s(short... samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  public static byte[] le16(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  public static byte[] le32(long value) {
    return join(le16((int) value), le16((int) (value >> 16)));
  }

  public static byte[] tag(String four) {
    return four.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
