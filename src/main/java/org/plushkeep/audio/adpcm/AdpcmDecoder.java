package org.plushkeep.audio.adpcm;

/**
 * Decodes a toy's bytes in any of the formats. Never throws, whatever the bytes: a header that
 * cannot be is read as the nearest that can.
 */
public final class AdpcmDecoder {
  private final AdpcmFormat format;
  private final byte[] bytes;
  private final int from;
  private final int length;
  private final int most;
  private final Adpcm state;

  private AdpcmDecoder(AdpcmFormat format, byte[] bytes, int from, int length, int most) {
    this.most = most;
    this.format = format;
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    state = state(format);
  }

  static Adpcm state(AdpcmFormat format) {
    if (format.family() == AdpcmFormat.Family.IMA) {
      return new ImaAdpcm();
    }
    MicrosoftAdpcm microsoft = new MicrosoftAdpcm();
    microsoft.useSet(format.coefficients());
    return microsoft;
  }

  /**
   * All samples of a range of bytes.
   *
   * @param from 0..bytes.length
   * @param length at most bytes.length - from
   */
  public static short[] decode(AdpcmFormat format, byte[] bytes, int from, int length) {
    short[] samples = new short[format.samples(length)];
    new AdpcmDecoder(format, bytes, from, length, samples.length).run(samples, null);
    return samples;
  }

  /**
   * The first samples, and beside each the variance that the quantiser's steps give it.
   *
   * @param samples receives at most {@code most}
   * @param noise receives as many: the variance of a rounding to the step in use
   * @param most how many samples are wanted
   * @return how many there were
   */
  public static int decode(
      AdpcmFormat format,
      byte[] bytes,
      int from,
      int length,
      short[] samples,
      float[] noise,
      int most) {
    return new AdpcmDecoder(format, bytes, from, length, most).run(samples, noise);
  }

  private int run(short[] samples, float @org.jspecify.annotations.Nullable [] noise) {
    int packet = format.framing() == AdpcmFormat.Framing.STREAM ? length : format.packetBytes();
    int out = 0;
    for (int at = 0; at < length && out < most; at += packet) {
      out = packet(from + at, Math.min(packet, length - at), samples, noise, out);
    }
    state.reset();
    return out;
  }

  private int packet(
      int at,
      int count,
      short[] samples,
      float @org.jspecify.annotations.Nullable [] noise,
      int out) {
    int filled = out;
    if (format.framing() != AdpcmFormat.Framing.STREAM) {
      if (count < format.headerBytes()) {
        return filled;
      }
      filled = begin(at, samples, filled);
      if (noise != null) {
        java.util.Arrays.fill(noise, out, filled, state.noise());
      }
    }
    NibbleOrder order = format.order();
    int end = at + count;
    for (int i = at + format.headerBytes(); i < end && filled < most; i++) {
      byte pair = bytes[i];
      if (noise != null) {
        noise[filled] = state.noise();
      }
      samples[filled++] = state.decode(order.first(pair));
      if (filled < most) {
        if (noise != null) {
          noise[filled] = state.noise();
        }
        samples[filled++] = state.decode(order.second(pair));
      }
    }
    return filled;
  }

  /** Takes a packet's header; gives the samples that it holds. */
  private int begin(int at, short[] samples, int out) {
    int filled = out;
    switch (state) {
      case ImaAdpcm ima -> {
        switch (format.framing()) {
          case WAV -> {
            ima.set(little(at), Math.clamp(bytes[at + 2], 0, ImaAdpcm.LAST_INDEX));
            samples[filled++] = (short) little(at);
          }
          case DVI -> ima.set(big(at), Math.clamp(bytes[at + 2], 0, ImaAdpcm.LAST_INDEX));
          default -> ima.reset();
        }
      }
      case MicrosoftAdpcm microsoft -> {
        if (format.framing() == AdpcmFormat.Framing.WAV) {
          microsoft.useSet(Math.clamp(bytes[at], 0, MicrosoftAdpcm.SETS - 1));
          microsoft.set(little(at + 1), little(at + 3), little(at + 5));
          samples[filled++] = (short) little(at + 5);
          if (filled < most) {
            samples[filled++] = (short) little(at + 3);
          }
        } else {
          microsoft.reset();
        }
      }
    }
    return filled;
  }

  private int little(int at) {
    return (bytes[at] & 0xff) | bytes[at + 1] << 8;
  }

  private int big(int at) {
    return (bytes[at + 1] & 0xff) | bytes[at] << 8;
  }
}
