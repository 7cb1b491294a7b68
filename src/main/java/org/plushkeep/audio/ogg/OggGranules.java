package org.plushkeep.audio.ogg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How long a stream is: what was decoded, less what the last page's position trims of it (RFC 7845,
 * 4.4; Vorbis I, A.2). A position is believed only as far as the last page's own samples go.
 */
final class OggGranules {
  private static final int MAGIC = 0x5367674f;

  private long decoded;
  private long pageStart;
  private long lastPage;
  private long trimmed;
  private long origin = Long.MIN_VALUE;

  /** A packet gave so many samples. */
  void add(int samples, OggPackets packets) {
    decoded += samples;
    if (!packets.isLastOfPage()) {
      return;
    }
    long granule = packets.granule();
    long onPage = decoded - pageStart;
    if (granule >= 0) {
      if (origin == Long.MIN_VALUE) {
        // A stream cut out of a longer one begins later; a whole one of one page may be trimmed.
        origin = Math.max(0, granule - decoded);
      }
      lastPage = granule - origin;
      trimmed = lastPage >= decoded - onPage && lastPage < decoded ? decoded - lastPage : 0;
    }
    pageStart = decoded;
  }

  /** Samples that were decoded. */
  long decoded() {
    return decoded;
  }

  /** Samples that are sound, the codec's lead-in among them. */
  long length() {
    return decoded - trimmed;
  }

  /** The greatest position that one of the last pages tells; a guess of the length, not checked. */
  static long last(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int tail = Math.max(0, file.length - (1 << 17));
    for (int at = file.length - 27; at >= tail; at--) {
      if (in.getInt(at) == MAGIC && in.getLong(at + 6) >= 0) {
        return in.getLong(at + 6);
      }
    }
    return 0;
  }
}
