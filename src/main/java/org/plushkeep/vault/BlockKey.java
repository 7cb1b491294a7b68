package org.plushkeep.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The key of one block, under which the data keys in it are wrapped. Itself it is wrapped under the
 * epoch's key: an erasure wraps the keys of blocks anew, and leaves the data keys of every block
 * alone from which nothing goes. Not for several threads. Our array is wiped by {@link #close};
 * Tink's cipher keeps a copy of its own until Java needs its room.
 */
final class BlockKey implements AutoCloseable {
  private final byte[] key;
  private final AesGcmJce cipher;
  private final byte[] bound;
  private final int idAt;

  /**
   * @param key 32 bytes, taken over
   */
  BlockKey(UUID vault, byte[] key) throws GeneralSecurityException {
    this.key = key;
    cipher = new AesGcmJce(key);
    Canonical start = Canonical.of("data key in a block", vault);
    idAt = start.toBytes().length + Canonical.LENGTH_BYTES;
    bound = start.uuid(new UUID(0, 0)).toBytes();
  }

  static BlockKey fresh(UUID vault) throws GeneralSecurityException {
    return new BlockKey(vault, Sealing.randomKey());
  }

  /** What binds a block's wrapped key to its vault, to its block and to an epoch. */
  private static byte[] associatedData(UUID vault, int block, String epoch) {
    return Canonical.of("block key", vault).number(block).text(epoch).toBytes();
  }

  /**
   * Opens the key of a block.
   *
   * @throws GeneralSecurityException when it is not of this vault, block and epoch
   */
  static BlockKey open(AesGcmJce epochKey, byte[] wrapped, UUID vault, int block, String epoch)
      throws GeneralSecurityException {
    return new BlockKey(vault, epochKey.decrypt(wrapped, associatedData(vault, block, epoch)));
  }

  /** Itself, wrapped for a block under an epoch's key. */
  byte[] wrapped(AesGcmJce epochKey, UUID vault, int block, String epoch)
      throws GeneralSecurityException {
    return epochKey.encrypt(key, associatedData(vault, block, epoch));
  }

  /** A data key, wrapped. */
  byte[] wrap(UUID recording, byte[] dataKey) throws GeneralSecurityException {
    return cipher.encrypt(dataKey, boundTo(recording));
  }

  /**
   * A data key; the caller wipes it.
   *
   * @throws GeneralSecurityException when it is not of this block and recording
   */
  byte[] unwrap(UUID recording, byte[] wrapped) throws GeneralSecurityException {
    return cipher.decrypt(wrapped, boundTo(recording));
  }

  /** Written into one array: made anew each time it would take as long as the cipher. */
  private byte[] boundTo(UUID recording) {
    ByteBuffer.wrap(bound)
        .putLong(idAt, recording.getMostSignificantBits())
        .putLong(idAt + Long.BYTES, recording.getLeastSignificantBits());
    return bound;
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
