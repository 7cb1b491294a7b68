package org.plushkeep.audio.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.adpcm.Adpcm;
import org.plushkeep.audio.adpcm.ImaAdpcm;
import org.plushkeep.audio.adpcm.MicrosoftAdpcm;

/** The ADPCM blocks of a WAVE file: each begins with a header for each channel. */
abstract sealed class WavAdpcm {
  private static final int BITS = 4;

  final int channels;
  private final int blockBytes;
  private final int headerBytes;

  private WavAdpcm(WavFormat format, int headerBytes) throws AudioException {
    channels = format.channels();
    blockBytes = format.blockBytes();
    this.headerBytes = headerBytes * channels;
    if (blockBytes <= this.headerBytes || format.bits() != BITS) {
      throw new AudioException("This WAV file's description of its sound contradicts itself.");
    }
  }

  /** The codec that a format names. */
  static WavAdpcm of(WavFormat format) throws AudioException {
    return format.tag() == WavFormat.IMA_ADPCM ? new Ima(format) : new Microsoft(format);
  }

  abstract String name();

  /** How many samples of each channel a block's bytes hold; the headers are whole. */
  abstract int samples(int bytes);

  /** Reads the headers and adds each channel's samples to the sums. */
  abstract void add(ByteBuffer block, int[] sums) throws AudioException;

  /**
   * Decodes block by block; a last block that is cut short gives what is whole of it.
   *
   * @param most samples of the result
   */
  short[] decode(byte[] file, int start, int length, long most) throws AudioException {
    int blocks = length / blockBytes;
    int rest = length - blocks * blockBytes;
    long count = (long) blocks * samples(blockBytes);
    count += rest > headerBytes ? samples(rest) : 0;
    count = Math.min(count, most);
    SoundFile.refuseTooMany(count);
    short[] mono = new short[(int) count];
    int[] sums = new int[samples(blockBytes)];
    int out = 0;
    for (int at = 0; out < mono.length; at += blockBytes) {
      int bytes = Math.min(blockBytes, length - at);
      Arrays.fill(sums, 0);
      add(ByteBuffer.wrap(file, start + at, bytes).slice().order(ByteOrder.LITTLE_ENDIAN), sums);
      int whole = Math.min(samples(bytes), mono.length - out);
      for (int i = 0; i < whole; i++) {
        mono[out++] = SampleFormat.rounded((double) sums[i] / channels);
      }
    }
    Arrays.fill(sums, 0);
    return mono;
  }

  /** IMA: after the headers, four bytes of each channel in turn, low nibbles first. */
  private static final class Ima extends WavAdpcm {
    private static final int HEADER_BYTES = 4;
    private static final int GROUP_BYTES = 4;

    Ima(WavFormat format) throws AudioException {
      super(format, HEADER_BYTES);
    }

    @Override
    String name() {
      return "wav-ima-adpcm";
    }

    @Override
    int samples(int bytes) {
      int groups = (bytes - HEADER_BYTES * channels) / (GROUP_BYTES * channels);
      return channels == 1 ? 1 + 2 * (bytes - HEADER_BYTES) : 1 + 2 * GROUP_BYTES * groups;
    }

    @Override
    void add(ByteBuffer block, int[] sums) throws AudioException {
      int count = samples(block.limit());
      for (int channel = 0; channel < channels; channel++) {
        short first = block.getShort(HEADER_BYTES * channel);
        int index = block.get(HEADER_BYTES * channel + 2);
        if (index < 0 || index > ImaAdpcm.LAST_INDEX) {
          throw new AudioException("This WAV file is damaged.");
        }
        ImaAdpcm state = new ImaAdpcm();
        state.set(first, index);
        sums[0] += first;
        for (int i = 1; i < count; i++) {
          int nibble = i - 1;
          int group = nibble / (2 * GROUP_BYTES) * channels + channel;
          int within = nibble / 2 % GROUP_BYTES;
          byte pair = block.get(HEADER_BYTES * channels + GROUP_BYTES * group + within);
          sums[i] += state.decode(nibble % 2 == 0 ? pair & 15 : pair >> 4 & 15);
        }
      }
    }
  }

  /** Microsoft's: after the headers the channels take turns by the nibble, high nibbles first. */
  private static final class Microsoft extends WavAdpcm {
    private static final int HEADER_BYTES = 7;
    private static final int MOST_CHANNELS = 2;

    private final int[] first;
    private final int[] second;

    Microsoft(WavFormat format) throws AudioException {
      super(format, HEADER_BYTES);
      if (channels > MOST_CHANNELS) {
        throw new AudioException("This WAV file's description of its sound contradicts itself.");
      }
      // The size of the extension, the samples a block, the number of pairs, and the pairs.
      ByteBuffer extra = format.extra();
      int sets = extra.limit() < 6 ? 0 : Short.toUnsignedInt(extra.getShort(4));
      if (sets == 0 || sets > 256 || extra.limit() < 6 + 4 * sets) {
        throw new AudioException("This WAV file's description of its sound is cut short.");
      }
      first = new int[sets];
      second = new int[sets];
      for (int i = 0; i < sets; i++) {
        first[i] = extra.getShort(6 + 4 * i);
        second[i] = extra.getShort(8 + 4 * i);
      }
    }

    @Override
    String name() {
      return "wav-ms-adpcm";
    }

    @Override
    int samples(int bytes) {
      return 2 + 2 * (bytes - HEADER_BYTES * channels) / channels;
    }

    @Override
    void add(ByteBuffer block, int[] sums) throws AudioException {
      Adpcm[] states = new Adpcm[channels];
      for (int channel = 0; channel < channels; channel++) {
        int set = block.get(channel) & 0xff;
        if (set >= first.length) {
          throw new AudioException("This WAV file is damaged.");
        }
        int last = block.getShort(3 * channels + 2 * channel);
        int lastButOne = block.getShort(5 * channels + 2 * channel);
        MicrosoftAdpcm state = new MicrosoftAdpcm();
        state.useCoefficients(first[set], second[set]);
        state.set(block.getShort(channels + 2 * channel), last, lastButOne);
        states[channel] = state;
        sums[0] += lastButOne;
        sums[1] += last;
      }
      int nibbles = (samples(block.limit()) - 2) * channels;
      for (int i = 0; i < nibbles; i++) {
        byte pair = block.get(HEADER_BYTES * channels + i / 2);
        int nibble = i % 2 == 0 ? pair >> 4 & 15 : pair & 15;
        sums[2 + i / channels] += states[i % channels].decode(nibble);
      }
    }
  }
}
