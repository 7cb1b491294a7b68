package org.plushkeep.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One byte string for one list of values: every field is its length (4 bytes, big-endian) and its
 * bytes, so that no two lists encode alike. What MACs and associated data are made over.
 */
final class Canonical {
  /** What precedes every field. */
  static final int LENGTH_BYTES = 4;

  private final List<byte[]> parts = new ArrayList<>();

  /** Starts with what the bytes are for, so that no use can stand in for another. */
  static Canonical of(String purpose, UUID vault) {
    return new Canonical().text(purpose).uuid(vault);
  }

  /**
   * Adds bytes.
   *
   * @param value not copied: not to be changed before this has been used
   */
  Canonical bytes(byte[] value) {
    parts.add(ByteBuffer.allocate(LENGTH_BYTES).putInt(value.length).array());
    parts.add(value);
    return this;
  }

  Canonical text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  Canonical number(long value) {
    return bytes(ByteBuffer.allocate(8).putLong(value).array());
  }

  Canonical uuid(UUID value) {
    return bytes(
        ByteBuffer.allocate(16)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array());
  }

  /** Hands over the byte string piece by piece. */
  void writeTo(Consumer<byte[]> target) {
    parts.forEach(target);
  }

  byte[] toBytes() {
    ByteBuffer whole = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    writeTo(whole::put);
    return whole.array();
  }
}
