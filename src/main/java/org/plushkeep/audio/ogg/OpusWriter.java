package org.plushkeep.audio.ogg;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.resample.Resampler;

/**
 * Writes Ogg Opus files (RFC 7845): one channel, packets of 20 ms, one page a second. What the
 * encoder needs before it begins is told as the pre-skip and what fills the last packet is trimmed
 * by the last page's position, so that a decoder gives back the sound's own length.
 */
public final class OpusWriter {
  /** Positions are counted at this rate whatever the sound's own. */
  private static final int GRANULES_A_SECOND = 48_000;

  private static final int PACKETS_A_SECOND = 50;
  private static final int GRANULES_A_PACKET = GRANULES_A_SECOND / PACKETS_A_SECOND;

  /** What RFC 6716, 3.4, allows for a packet of one frame. */
  private static final int MOST_PACKET_BYTES = 1276;

  /**
   * Bits a second. The toy's sound has been through one lossy codec already, and keeps its tunes
   * and voices through this one at 32,000.
   */
  private static final int BIT_RATE = 32_000;

  private static final int BEST = 10;

  /** The rates that an encoder takes (RFC 6716, 2). */
  private static final int[] RATES = {8000, 12_000, 16_000, 24_000, 48_000};

  private OpusWriter() {}

  /**
   * Writes one whole file. The stream is left open.
   *
   * @param pcm what to write, at any rate; it stays as it is
   * @param tags what players show; a file without any still says what wrote it
   * @throws IOException what the stream throws
   */
  public static void write(Pcm pcm, SoundTags tags, OutputStream out) throws IOException {
    int rate = rate(pcm.sampleRate());
    if (rate == pcm.sampleRate()) {
      write(pcm, pcm, tags, out);
      return;
    }
    Pcm resampled = Resampler.resample(pcm, rate);
    try {
      write(pcm, resampled, tags, out);
    } finally {
      resampled.wipe();
    }
  }

  /** The slowest that holds everything the sound does. */
  private static int rate(int own) {
    return Arrays.stream(RATES).filter(rate -> rate >= own).findFirst().orElse(GRANULES_A_SECOND);
  }

  private static void write(Pcm own, Pcm pcm, SoundTags tags, OutputStream out) throws IOException {
    int rate = pcm.sampleRate();
    OpusEncoder encoder = encoder(rate);
    short[] frame = new short[rate / PACKETS_A_SECOND];
    byte[] packet = new byte[MOST_PACKET_BYTES];
    // The same sound gives the same file.
    OggStream stream = new OggStream(Arrays.hashCode(pcm.samples()), out);
    try {
      int preSkip = encoder.getLookahead() * (GRANULES_A_SECOND / rate);
      byte[] head = head(preSkip, own.sampleRate());
      stream.put(head, head.length, 0);
      stream.endPage();
      byte[] said = tags(tags);
      stream.put(said, said.length, 0);
      stream.endPage();
      long length = Math.ceilDiv((long) own.samples().length * GRANULES_A_SECOND, own.sampleRate());
      long end = preSkip + length;
      long packets = Math.max(1, Math.ceilDiv(end, GRANULES_A_PACKET));
      for (long i = 0; i < packets; i++) {
        cut(pcm.samples(), i * frame.length, frame);
        int count = encoder.encode(frame, 0, frame.length, packet, 0, packet.length);
        stream.put(packet, count, Math.min(end, (i + 1) * GRANULES_A_PACKET));
        if (i % PACKETS_A_SECOND == PACKETS_A_SECOND - 1 && i < packets - 1) {
          stream.endPage();
        }
      }
      stream.end();
    } catch (OpusException e) {
      throw new IllegalStateException("Opus takes any samples", e);
    } finally {
      encoder.resetState(); // it holds the sound's end
      stream.wipe();
      Arrays.fill(frame, (short) 0);
      Arrays.fill(packet, (byte) 0);
    }
  }

  private static OpusEncoder encoder(int rate) {
    try {
      OpusEncoder encoder = new OpusEncoder(rate, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
      encoder.setBitrate(BIT_RATE);
      encoder.setComplexity(BEST);
      encoder.setUseVBR(true);
      return encoder;
    } catch (OpusException e) {
      throw new IllegalStateException("Opus takes the rates of RFC 6716", e);
    }
  }

  /** Samples from a place on, and silence behind the end. */
  private static void cut(short[] samples, long from, short[] frame) {
    int count = Math.clamp(samples.length - from, 0, frame.length);
    if (count > 0) {
      System.arraycopy(samples, (int) from, frame, 0, count);
    }
    Arrays.fill(frame, count, frame.length, (short) 0);
  }

  private static byte[] head(int preSkip, int inputRate) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 1)
        .putShort((short) preSkip)
        .putInt(inputRate)
        .putShort((short) 0)
        .put((byte) 0)
        .array();
  }

  private static byte[] tags(SoundTags tags) {
    byte[] comment = tags.toVorbisComment();
    byte[] magic = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(magic.length + comment.length).put(magic).put(comment).array();
  }
}
