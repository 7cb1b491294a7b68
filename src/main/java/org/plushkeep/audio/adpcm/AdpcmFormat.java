package org.plushkeep.audio.adpcm;

import java.util.Locale;
import java.util.Optional;

/**
 * One way in which a toy may pack four bits a sample. Which one a real toy uses is not published
 * (protocol note, "Audio the toy records"), so all that the note names can be written and read.
 *
 * @param family whose arithmetic
 * @param coefficients which of Microsoft's pairs, 0..6; 0 for IMA and where each packet's header
 *     tells
 * @param order which half of a byte is the earlier sample
 * @param framing what packets begin with
 * @param packetBytes of a packet with its header, more than the header and at most {@value
 *     #MOST_PACKET_BYTES}; 0 for a stream, which has no packets
 */
public record AdpcmFormat(
    Family family, int coefficients, NibbleOrder order, Framing framing, int packetBytes) {
  /** No larger packets are looked for. */
  public static final int MOST_PACKET_BYTES = 4096;

  /** Whose arithmetic. */
  public enum Family {
    /** IMA, also called DVI: the step's index follows the nibbles. */
    IMA,
    /** Microsoft's: two samples predict the next by one of seven pairs of coefficients. */
    MICROSOFT
  }

  /** What packets begin with. */
  public enum Framing {
    /** There are none: the state runs on from the first sample to the last. */
    STREAM,
    /** Packets without a header: each begins anew from silence and the least step. */
    ANEW,
    /** A header as in a WAV's blocks; it holds the first sample, Microsoft's the first two. */
    WAV,
    /** IMA only. A header as in RFC 3551, DVI4: the state before the packet's first sample. */
    DVI
  }

  /** Refuses what cannot be. */
  public AdpcmFormat {
    boolean told = family == Family.IMA || framing == Framing.WAV;
    if (coefficients < 0 || coefficients >= MicrosoftAdpcm.SETS || told && coefficients != 0) {
      throw new IllegalArgumentException("coefficients " + coefficients);
    }
    if (family == Family.MICROSOFT && framing == Framing.DVI) {
      throw new IllegalArgumentException("DVI packets of Microsoft's");
    }
    int least = framing == Framing.STREAM ? 0 : headerBytes(family, framing) + 1;
    int most = framing == Framing.STREAM ? 0 : MOST_PACKET_BYTES;
    if (packetBytes < least || packetBytes > most) {
      throw new IllegalArgumentException("packets of " + packetBytes + " bytes");
    }
  }

  /** IMA without packets. */
  public static AdpcmFormat imaStream(NibbleOrder order) {
    return new AdpcmFormat(Family.IMA, 0, order, Framing.STREAM, 0);
  }

  /** Microsoft's without packets. */
  public static AdpcmFormat microsoftStream(int coefficients, NibbleOrder order) {
    return new AdpcmFormat(Family.MICROSOFT, coefficients, order, Framing.STREAM, 0);
  }

  /** Bytes before a packet's first nibble. */
  public int headerBytes() {
    return headerBytes(family, framing);
  }

  private static int headerBytes(Family family, Framing framing) {
    return switch (framing) {
      case STREAM, ANEW -> 0;
      case WAV -> family == Family.IMA ? 4 : 7;
      case DVI -> 4;
    };
  }

  /** How many samples a packet's header holds. */
  int headerSamples() {
    return framing != Framing.WAV ? 0 : family == Family.IMA ? 1 : 2;
  }

  /**
   * How many samples some bytes hold; a last packet that is cut within its header holds none.
   *
   * @param bytes at least 0
   */
  public int samples(int bytes) {
    if (framing == Framing.STREAM) {
      return 2 * bytes;
    }
    int whole = bytes / packetBytes;
    int rest = bytes - whole * packetBytes;
    int each = headerSamples() + 2 * (packetBytes - headerBytes());
    int last = rest < headerBytes() ? 0 : headerSamples() + 2 * (rest - headerBytes());
    return whole * each + (rest == 0 ? 0 : last);
  }

  /** Its name, such as {@code ms-adpcm-3-high} or {@code ima-adpcm-low-wav-256}. */
  public String id() {
    StringBuilder id = new StringBuilder(family == Family.IMA ? "ima-adpcm" : "ms-adpcm");
    if (family == Family.MICROSOFT && framing != Framing.WAV) {
      id.append('-').append(coefficients);
    }
    id.append(order == NibbleOrder.LOW_FIRST ? "-low" : "-high");
    if (framing != Framing.STREAM) {
      id.append('-').append(framing.name().toLowerCase(Locale.ROOT)).append('-');
      id.append(packetBytes);
    }
    return id.toString();
  }

  /** The format that {@link #id()} names, or empty. */
  public static Optional<AdpcmFormat> parse(String id) {
    String[] words = id.split("-", -1);
    if (words.length < 3 || words.length > 6) {
      return Optional.empty();
    }
    try {
      Family family = words[0].equals("ima") ? Family.IMA : Family.MICROSOFT;
      int at = 2;
      int coefficients = 0;
      if (words[at].matches("[0-6]")) {
        coefficients = Integer.parseInt(words[at++]);
      }
      NibbleOrder order =
          words[at++].equals("low") ? NibbleOrder.LOW_FIRST : NibbleOrder.HIGH_FIRST;
      Framing framing = Framing.STREAM;
      int packetBytes = 0;
      if (at < words.length) {
        framing = Framing.valueOf(words[at++].toUpperCase(Locale.ROOT));
        packetBytes = Integer.parseInt(words[at]);
      }
      AdpcmFormat format = new AdpcmFormat(family, coefficients, order, framing, packetBytes);
      return format.id().equals(id) ? Optional.of(format) : Optional.empty();
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return id();
  }
}
