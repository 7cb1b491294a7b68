package org.plushkeep.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Data keys of recordings, wrapped anew: from one epoch's key to another's. Many at a time, since a
 * cipher that changes its key for each of them does little else.
 */
final class Rewrapping {
  private final UUID vault;
  private final String from;
  private final AesGcmJce before;
  private final String to;
  private final AesGcmJce after;

  Rewrapping(UUID vault, String from, byte[] fromKey, String to, byte[] toKey)
      throws GeneralSecurityException {
    this.vault = vault;
    this.from = from;
    this.before = new AesGcmJce(fromKey);
    this.to = to;
    this.after = new AesGcmJce(toKey);
  }

  /** What binds a wrapped data key to its vault, recording and epoch. */
  static byte[] associatedData(UUID vault, UUID recording, String epoch) {
    return Canonical.of("data key", vault).uuid(recording).text(epoch).toBytes();
  }

  /**
   * The same entries under the other epoch's key. What does not open was damaged before: verify
   * tells of it, it must not stop an erasure, and it is left out.
   */
  List<KeyBlocks.Entry> wrap(List<KeyBlocks.Entry> entries) throws GeneralSecurityException {
    List<KeyBlocks.Entry> plain = new ArrayList<>(entries.size());
    try {
      for (KeyBlocks.Entry entry : entries) {
        unwrap(entry, plain);
      }
      List<KeyBlocks.Entry> wrapped = new ArrayList<>(plain.size());
      for (KeyBlocks.Entry entry : plain) {
        byte[] bound = associatedData(vault, entry.id(), to);
        wrapped.add(new KeyBlocks.Entry(entry.id(), after.encrypt(entry.key(), bound)));
      }
      return wrapped;
    } finally {
      plain.forEach(entry -> Arrays.fill(entry.key(), (byte) 0));
    }
  }

  private void unwrap(KeyBlocks.Entry entry, List<KeyBlocks.Entry> to) {
    byte[] bound = associatedData(vault, entry.id(), from);
    try {
      to.add(new KeyBlocks.Entry(entry.id(), before.decrypt(entry.key(), bound)));
    } catch (GeneralSecurityException e) {
      return;
    }
  }
}
