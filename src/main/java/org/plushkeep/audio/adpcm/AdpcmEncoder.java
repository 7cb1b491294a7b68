package org.plushkeep.audio.adpcm;

/** Writes any of the formats: what a toy may have done, so that what reads it can be tried. */
public final class AdpcmEncoder {
  private final AdpcmFormat format;
  private final short[] samples;
  private final byte[] bytes;
  private final Adpcm state;

  private AdpcmEncoder(AdpcmFormat format, short[] samples) {
    this.format = format;
    this.samples = samples;
    bytes = new byte[bytesFor(format, samples.length)];
    state = AdpcmDecoder.state(format);
  }

  /**
   * Encodes sound. What is missing of the last byte or the last header is silence, so that decoding
   * may give one or two samples more.
   */
  public static byte[] encode(AdpcmFormat format, short[] samples) {
    AdpcmEncoder encoder = new AdpcmEncoder(format, samples);
    encoder.run();
    return encoder.bytes;
  }

  private static int bytesFor(AdpcmFormat format, int samples) {
    if (format.framing() == AdpcmFormat.Framing.STREAM) {
      return Math.ceilDiv(samples, 2);
    }
    int each = format.headerSamples() + 2 * (format.packetBytes() - format.headerBytes());
    int whole = samples / each;
    int rest = samples - whole * each;
    int last = format.headerBytes() + Math.ceilDiv(Math.max(0, rest - format.headerSamples()), 2);
    return whole * format.packetBytes() + (rest == 0 ? 0 : last);
  }

  private void run() {
    int packet =
        format.framing() == AdpcmFormat.Framing.STREAM ? bytes.length : format.packetBytes();
    int from = 0;
    for (int at = 0; at < bytes.length; at += packet) {
      from = packet(at, Math.min(bytes.length, at + packet), from);
    }
    state.reset();
  }

  private int packet(int at, int end, int from) {
    int next = from;
    if (format.framing() != AdpcmFormat.Framing.STREAM) {
      next = begin(at, end, from);
    }
    for (int i = at + format.headerBytes(); i < end; i++) {
      int first = state.encode(sample(next++));
      bytes[i] = format.order().pair(first, state.encode(sample(next++)));
    }
    return next;
  }

  private int begin(int at, int end, int from) {
    switch (state) {
      case ImaAdpcm ima -> {
        switch (format.framing()) {
          case WAV -> {
            ima.set(sample(from), ima.index());
            writeLittle(at, sample(from));
            bytes[at + 2] = (byte) ima.index();
          }
          case DVI -> {
            int before = ima.predictor();
            bytes[at] = (byte) (before >> 8);
            bytes[at + 1] = (byte) before;
            bytes[at + 2] = (byte) ima.index();
          }
          default -> ima.reset();
        }
      }
      case MicrosoftAdpcm microsoft -> {
        if (format.framing() == AdpcmFormat.Framing.WAV) {
          int step = Math.min(microsoft.step(), Short.MAX_VALUE);
          int set = bestSet(step, from, 2 * (end - at - format.headerBytes()));
          start(microsoft, set, step, from);
          bytes[at] = (byte) set;
          writeLittle(at + 1, step);
          writeLittle(at + 3, sample(from + 1));
          writeLittle(at + 5, sample(from));
        } else {
          microsoft.reset();
        }
      }
    }
    return from + format.headerSamples();
  }

  /** The pair of coefficients that comes closest to the packet, as tried. */
  private int bestSet(int step, int from, int nibbles) {
    int best = 0;
    double least = Double.MAX_VALUE;
    MicrosoftAdpcm trial = new MicrosoftAdpcm();
    for (int set = 0; set < MicrosoftAdpcm.SETS; set++) {
      start(trial, set, step, from);
      double squares = 0;
      for (int i = 0; i < nibbles; i++) {
        int wanted = sample(from + 2 + i);
        trial.encode(wanted);
        double off = wanted - trial.last();
        squares += off * off;
      }
      if (squares < least) {
        least = squares;
        best = set;
      }
    }
    trial.reset();
    return best;
  }

  private void start(MicrosoftAdpcm state, int set, int step, int from) {
    state.useSet(set);
    state.set(step, sample(from + 1), sample(from));
  }

  private int sample(int index) {
    return index < samples.length ? samples[index] : 0;
  }

  private void writeLittle(int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >> 8);
  }
}
