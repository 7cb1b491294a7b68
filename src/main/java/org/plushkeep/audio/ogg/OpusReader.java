package org.plushkeep.audio.ogg;

import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;
import io.github.jaredmdobson.concentus.OpusPacketInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.Samples;
import org.plushkeep.audio.container.SoundFile;

/**
 * Reads Ogg Opus files (RFC 7845) of one to eight channels, at 48,000 samples a second. A packet
 * that cannot be decoded is silence of its length.
 */
public final class OpusReader {
  static final byte[] MAGIC = "OpusHead".getBytes(StandardCharsets.US_ASCII);
  private static final int RATE = 48_000;
  private static final int HEAD_BYTES = 19;
  private static final int MOST_CHANNELS = 8;

  /** 120 ms (RFC 6716, 3.2.5). */
  private static final int MOST_FRAMES = 5760;

  private OpusReader() {}

  /** True when the bytes begin as an Ogg file with an Opus stream. */
  public static boolean recognizes(byte[] file) {
    return OggPackets.holds(file, MAGIC);
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no Ogg Opus file, or none of it can be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    OggPackets packets = new OggPackets(file, MAGIC);
    Head head = Head.of(packets.require());
    packets.require(); // what players show
    short[] buffer = new short[MOST_FRAMES * head.channels];
    long lengthToldOf = OggGranules.last(file);
    try (Samples samples = new Samples(file.length, RATE, lengthToldOf)) {
      boolean damaged = false;
      OggGranules granules = new OggGranules();
      OpusMSDecoder decoder = head.decoder();
      for (Optional<byte[]> next = packets.next(); next.isPresent(); next = packets.next()) {
        byte[] bytes = next.get();
        int frames = decode(decoder, bytes, buffer);
        if (frames < 0) {
          damaged = true;
          decoder.ResetState();
          frames = Math.clamp(length(bytes), 0, MOST_FRAMES);
          Arrays.fill(buffer, (short) 0);
        }
        Arrays.fill(bytes, (byte) 0);
        samples.addInterleaved(buffer, frames, head.channels);
        granules.add(frames, packets);
      }
      decoder.ResetState();
      damaged |= !packets.isWhole();
      if (granules.decoded() == 0 && damaged) {
        throw new AudioException("This Ogg file ends before its sound.");
      }
      long most = granules.length() - head.preSkip;
      return new SoundFile("opus", samples.take(head.preSkip, most), damaged);
    } finally {
      Arrays.fill(buffer, (short) 0);
      packets.wipe();
    }
  }

  /** How many samples of each channel a packet gave; -1 when it is none. */
  private static int decode(OpusMSDecoder decoder, byte[] packet, short[] buffer) {
    try {
      if (packet.length == 0) {
        return -1;
      }
      return decoder.decodeMultistream(packet, 0, packet.length, buffer, 0, MOST_FRAMES, 0);
    } catch (RuntimeException | AssertionError e) {
      return -1; // the decoder's arrays are no place for a packet that lies
    }
  }

  private static int length(byte[] packet) {
    try {
      return packet.length == 0 ? 0 : OpusPacketInfo.getNumSamples(packet, 0, packet.length, RATE);
    } catch (RuntimeException e) {
      return 0;
    }
  }

  /**
   * The identification header (RFC 7845, 5.1).
   *
   * @param channels 1..8
   * @param preSkip samples that come before the sound
   * @param gain in 1/256 dB
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Head(
      int channels, int preSkip, int gain, int streams, int coupled, short[] mapping) {
    static Head of(byte[] packet) throws AudioException {
      ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
      if (packet.length < HEAD_BYTES || (packet[8] & 0xf0) != 0) {
        throw new AudioException("This Opus file does not say what it is.");
      }
      int channels = SoundFile.channels(packet[9] & 0xff);
      int preSkip = Short.toUnsignedInt(in.getShort(10));
      int gain = in.getShort(16);
      int family = packet[18];
      if (family == 0 && channels <= 2) {
        short[] mapping = channels == 1 ? new short[] {0} : new short[] {0, 1};
        return new Head(channels, preSkip, gain, 1, channels - 1, mapping);
      }
      if (channels > MOST_CHANNELS || packet.length < HEAD_BYTES + 2 + channels) {
        throw new AudioException("This Opus file is in a format that cannot be read.");
      }
      short[] mapping = new short[channels];
      for (int i = 0; i < channels; i++) {
        mapping[i] = (short) (packet[HEAD_BYTES + 2 + i] & 0xff);
      }
      return new Head(
          channels,
          preSkip,
          gain,
          packet[HEAD_BYTES] & 0xff,
          packet[HEAD_BYTES + 1] & 0xff,
          mapping);
    }

    OpusMSDecoder decoder() throws AudioException {
      try {
        if (streams > channels || coupled > streams) {
          throw new AudioException("This Opus file's description of its sound contradicts itself.");
        }
        OpusMSDecoder decoder = OpusMSDecoder.create(RATE, channels, streams, coupled, mapping);
        if (gain != 0) {
          decoder.setGain(gain);
        }
        return decoder;
      } catch (OpusException | RuntimeException e) {
        throw new AudioException("This Opus file's description of its sound cannot be.", e);
      }
    }
  }
}
