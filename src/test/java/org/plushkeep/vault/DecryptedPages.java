package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.plushkeep.recording.RecordingId;

/** The database's file as somebody with all keys reads it, by H2's own cipher: every block. */
final class DecryptedPages {
  private DecryptedPages() {}

  /** Whether these bytes stand anywhere in the decrypted file. */
  static boolean hold(Path dir, byte[] wanted) throws Exception {
    return hold(read(dir), wanted);
  }

  static boolean hold(byte[] pages, byte[] wanted) {
    return new String(pages, StandardCharsets.ISO_8859_1)
        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  /** How the database writes a recording's id. */
  static byte[] bytes(RecordingId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.uuid().getMostSignificantBits())
        .putLong(id.uuid().getLeastSignificantBits())
        .array();
  }

  static byte[] read(Path dir) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      return read(dir, keys.databasePassword());
    }
  }

  /**
   * Flips bits of one byte, as whoever has all keys reads it: in the encrypted file a bit takes
   * sixteen bytes.
   *
   * @param at as {@link #read} has it
   */
  static void flip(Path dir, int at, int mask) throws Exception {
    Path file = dir.resolve(Store.FILE);
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        FileChannel disk =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileEncrypt plain = new FileEncrypt(file.toString(), keys.databasePassword(), disk)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      plain.read(one, at);
      plain.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ mask)}), at);
    }
  }

  /**
   * Reads.
   *
   * @param key the database's password
   */
  static byte[] read(Path dir, byte[] key) throws Exception {
    Path file = dir.resolve(Store.FILE);
    try (FileChannel disk = FileChannel.open(file, StandardOpenOption.READ);
        FileEncrypt plain = new FileEncrypt(file.toString(), key, disk)) {
      ByteBuffer pages = ByteBuffer.allocate((int) plain.size());
      while (pages.hasRemaining() && plain.read(pages, pages.position()) > 0) {
        continue;
      }
      return pages.array();
    } catch (IOException e) {
      throw new AssertionError("the file does not decrypt", e);
    }
  }
}
