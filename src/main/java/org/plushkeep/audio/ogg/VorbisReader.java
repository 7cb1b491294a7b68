package org.plushkeep.audio.ogg;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.Samples;
import org.plushkeep.audio.container.SoundFile;

/** Reads Ogg Vorbis files (Vorbis I) at their own rate. */
public final class VorbisReader {
  static final byte[] MAGIC = "\1vorbis".getBytes(StandardCharsets.ISO_8859_1);
  private static final double FULL_SCALE = 32_768;

  private final Info info = new Info();
  private final DspState dsp = new DspState();
  private final OggPackets packets;
  private long number;

  private VorbisReader(byte[] file) {
    packets = new OggPackets(file, MAGIC);
  }

  /** True when the bytes begin as an Ogg file with a Vorbis stream. */
  public static boolean recognizes(byte[] file) {
    return OggPackets.holds(file, MAGIC);
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no Ogg Vorbis file, or none of it can be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    VorbisReader reader = new VorbisReader(file);
    try {
      return reader.readAll(file);
    } finally {
      reader.packets.wipe();
    }
  }

  private SoundFile readAll(byte[] file) throws AudioException {
    readHeaders();
    SoundFile.channels(info.channels);
    try (Samples samples = new Samples(file.length, info.rate, OggGranules.last(file))) {
      boolean damaged = false;
      OggGranules granules = new OggGranules();
      dsp.synthesis_init(info);
      Block block = new Block(dsp);
      for (Optional<byte[]> next = packets.next(); next.isPresent(); next = packets.next()) {
        byte[] bytes = next.get();
        damaged |= !synthesize(block, bytes);
        Arrays.fill(bytes, (byte) 0);
        granules.add(takeOut(samples), packets);
      }
      damaged |= !packets.isWhole();
      if (granules.decoded() == 0 && damaged) {
        throw new AudioException("This Ogg file ends before its sound.");
      }
      return new SoundFile("vorbis", samples.take(0, granules.length()), damaged);
    } catch (RuntimeException e) {
      throw new AudioException("This Ogg file's description of its sound cannot be.", e);
    } finally {
      wipe();
    }
  }

  private void readHeaders() throws AudioException {
    info.init();
    Comment comment = new Comment();
    comment.init();
    for (int i = 0; i < 3; i++) {
      byte[] bytes = packets.require();
      if (i == 1) {
        bytes = NO_COMMENT.clone(); // whatever it claims about its length
      } else if (i == 2) {
        VorbisSetup.check(bytes, info.channels);
      }
      try {
        if (info.synthesis_headerin(comment, packet(bytes)) < 0) {
          throw new AudioException("This Ogg file does not say what it is.");
        }
      } catch (RuntimeException e) {
        throw new AudioException("This Ogg file does not say what it is.", e);
      }
    }
  }

  private static final byte[] NO_COMMENT = noComment();

  private static byte[] noComment() {
    byte[] packet = new byte[16];
    byte[] magic = "\3vorbis".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(magic, 0, packet, 0, magic.length);
    packet[15] = 1;
    return packet;
  }

  private Packet packet(byte[] bytes) {
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.packet = 0;
    packet.bytes = bytes.length;
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.granulepos = -1;
    packet.packetno = number++;
    return packet;
  }

  private boolean synthesize(Block block, byte[] bytes) {
    try {
      if (bytes.length == 0 || block.synthesis(packet(bytes)) != 0) {
        return false;
      }
      dsp.synthesis_blockin(block);
      return true;
    } catch (RuntimeException e) {
      return false; // the decoder's arrays are no place for a packet that lies
    }
  }

  private int takeOut(Samples samples) throws AudioException {
    float[][][] pcm = new float[1][][];
    int[] from = new int[info.channels];
    int taken = 0;
    for (int count = out(pcm, from); count > 0; count = out(pcm, from)) {
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int channel = 0; channel < info.channels; channel++) {
          sum += pcm[0][channel][from[channel] + i];
        }
        samples.add(sum / info.channels * FULL_SCALE);
      }
      dsp.synthesis_read(count);
      taken += count;
    }
    return taken;
  }

  private int out(float[][][] pcm, int[] from) {
    return dsp.synthesis_pcmout(pcm, from);
  }

  private void wipe() {
    float[][][] pcm = new float[1][][];
    int[] from = new int[Math.max(1, info.channels)];
    try {
      dsp.synthesis_pcmout(pcm, from);
    } catch (RuntimeException e) {
      return; // it was never begun
    }
    if (pcm[0] != null) {
      for (float[] channel : pcm[0]) {
        Arrays.fill(channel, 0);
      }
    }
  }
}
