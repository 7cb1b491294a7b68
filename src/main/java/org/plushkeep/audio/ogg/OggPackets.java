package org.plushkeep.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.plushkeep.audio.AudioException;

/**
 * The packets of one logical stream of an Ogg file (RFC 3533). A page whose check sum is wrong is
 * left out and the next one is looked for; pages of other streams are passed over. Each byte of the
 * file is in one page at most, so that there is an end.
 */
final class OggPackets {
  private static final int HEADER_BYTES = 27;
  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  private static final int MAGIC = 0x5367674f;

  /** How often each byte may be read for nothing, where pages seem to begin and do not. */
  private static final long MOST_WASTED = 64;

  private final byte[] file;
  private final byte[] magic;
  private final ByteBuffer view;
  private int at;
  private int serial;
  private boolean begun;
  private boolean ended;
  private boolean damaged;
  private int page = -1;
  private int body;
  private int segment;
  private int lastNumber;
  private long granule = -1;
  private final Gathered packet = new Gathered();
  private boolean inPacket;
  private long wasted;

  /**
   * @param magic how the first packet of the stream that is wanted begins
   */
  OggPackets(byte[] file, byte[] magic) {
    this.file = file;
    this.magic = magic.clone();
    view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether a stream of this kind begins on one of the file's first pages. */
  static boolean holds(byte[] file, byte[] magic) {
    OggPackets packets = new OggPackets(file, magic);
    return packets.begins(0) && packets.findPage();
  }

  /** The next whole packet. */
  Optional<byte[]> next() {
    while (true) {
      if (page < 0 && !findPage()) {
        return Optional.empty();
      }
      int segments = file[page + 26] & 0xff;
      while (segment < segments) {
        int size = file[page + HEADER_BYTES + segment++] & 0xff;
        if (body + size > file.length) {
          damaged = true;
          segment = segments;
          break;
        }
        if (inPacket) {
          packet.write(file, body, size);
        }
        body += size;
        if (size < 255) {
          boolean whole = inPacket;
          inPacket = true;
          if (whole) {
            byte[] bytes = packet.toByteArray();
            packet.wipe();
            return Optional.of(bytes);
          }
          packet.wipe();
        }
      }
      ended |= (file[page + 5] & LAST) != 0;
      page = -1;
    }
  }

  /** The next packet, which must be there. */
  byte[] require() throws AudioException {
    return next().orElseThrow(() -> new AudioException("This Ogg file ends before its sound."));
  }

  /** The position told by the page that the last packet is on; -1 when it tells none. */
  long granule() {
    return granule;
  }

  /** Whether the last packet is the last one that ends on its page. */
  boolean isLastOfPage() {
    int segments = file[page + 26] & 0xff;
    for (int i = segment; i < segments; i++) {
      if ((file[page + HEADER_BYTES + i] & 0xff) < 255) {
        return false;
      }
    }
    return true;
  }

  /** Whether the stream came to its own end, no page missing. */
  boolean isWhole() {
    return ended && !damaged;
  }

  /** Goes to the next page of the stream. */
  private boolean findPage() {
    while (!ended && at + HEADER_BYTES <= file.length && wasted <= MOST_WASTED * file.length) {
      int length = begins(at) ? length(at) : -1;
      if (length < 0) {
        damaged |= begun;
        at++;
        continue;
      }
      int found = at;
      at += length;
      if (isWanted(found)) {
        enter(found);
        return true;
      }
    }
    return false;
  }

  private boolean begins(int offset) {
    return offset + HEADER_BYTES <= file.length
        && view.getInt(offset) == MAGIC
        && file[offset + 4] == 0;
  }

  /** A page's bytes; -1 where it is cut off or not what was written. */
  private int length(int offset) {
    int segments = file[offset + 26] & 0xff;
    int length = HEADER_BYTES + segments;
    if (offset + length > file.length) {
      return -1;
    }
    for (int i = 0; i < segments; i++) {
      length += file[offset + HEADER_BYTES + i] & 0xff;
    }
    if (offset + length > file.length) {
      // The last page of a file that was cut off: its whole packets are worth having.
      return begun && view.getInt(offset + 18) == lastNumber + 1 ? file.length - offset : -1;
    }
    if (OggStream.crcOfPage(file, offset, length) == view.getInt(offset + 22)) {
      return length;
    }
    wasted += length;
    return -1;
  }

  private boolean isWanted(int offset) {
    int its = view.getInt(offset + 14);
    if (begun) {
      return its == serial;
    }
    int start = offset + HEADER_BYTES + (file[offset + 26] & 0xff);
    boolean first = (file[offset + 5] & FIRST) != 0 && start + magic.length <= at;
    for (int i = 0; i < magic.length && first; i++) {
      first = file[start + i] == magic[i];
    }
    if (first) {
      begun = true;
      serial = its;
      lastNumber = view.getInt(offset + 18) - 1;
    }
    return first;
  }

  private void enter(int offset) {
    page = offset;
    segment = 0;
    body = offset + HEADER_BYTES + (file[offset + 26] & 0xff);
    granule = view.getLong(offset + 6);
    int number = view.getInt(offset + 18);
    boolean follows = number == lastNumber + 1;
    damaged |= !follows;
    lastNumber = number;
    boolean continued = (file[offset + 5] & CONTINUED) != 0;
    if (!follows || !continued) {
      packet.wipe();
      inPacket = !continued;
    }
  }

  void wipe() {
    packet.wipe();
  }

  /** Sound goes through it. */
  private static final class Gathered extends ByteArrayOutputStream {
    void wipe() {
      java.util.Arrays.fill(buf, 0, count, (byte) 0);
      reset();
    }
  }
}
