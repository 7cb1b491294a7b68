package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.plushkeep.recording.RecordingId;

/** The database's file as somebody with all keys reads it: every block, in use or not. */
final class DecryptedPages {
  private DecryptedPages() {}

  /** Whether these bytes stand anywhere in the decrypted file. */
  static boolean hold(Path dir, byte[] wanted) throws Exception {
    String pages = new String(read(dir), StandardCharsets.ISO_8859_1);
    return pages.contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  /** How the database writes a recording's id. */
  static byte[] bytes(RecordingId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.uuid().getMostSignificantBits())
        .putLong(id.uuid().getLeastSignificantBits())
        .array();
  }

  private static byte[] read(Path dir) throws Exception {
    byte[] key;
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      key = blockKey(keys.databasePasswords());
    }
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

  /** H2 takes the file's password, what stands before the space, as the blocks' key. */
  private static byte[] blockKey(char[] passwords) {
    int end = new String(passwords).indexOf(' ');
    return FilePathEncrypt.getPasswordBytes(Arrays.copyOf(passwords, end));
  }
}
