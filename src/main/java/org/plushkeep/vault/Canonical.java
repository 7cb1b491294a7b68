package org.plushkeep.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One byte string for one list of values: every field is its length (4 bytes, big-endian) and its
 * bytes, so that no two lists encode alike. What MACs and associated data are made over.
 */
final class Canonical {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Starts with what the bytes are for, so that no use can stand in for another. */
  static Canonical of(String purpose, UUID vault) {
    return new Canonical().text(purpose).uuid(vault);
  }

  Canonical bytes(byte[] value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
    out.writeBytes(value);
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

  byte[] toBytes() {
    return out.toByteArray();
  }
}
