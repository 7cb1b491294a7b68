package org.plushkeep.vault.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.h2.security.SHA256;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * A database's file encrypted in H2's own format, so that H2's {@code CIPHER=AES} opens it too.
 *
 * <pre>
 * header: "H2encrypt\n", 8 bytes of salt, zeros to 4096 bytes
 * blocks: 4096 bytes each, {@link Xts} under PBKDF2-HMAC-SHA256(password, salt, 10 rounds)
 * </pre>
 *
 * <p>Few rounds are enough: the password is 256 random bits. Written in whole blocks only, as H2's
 * store does.
 */
final class CipherFile extends FileBaseDefault {
  private static final byte[] MAGIC = "H2encrypt\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SALT_BYTES = 8;
  private static final int ROUNDS = 10;
  private static final int KEY_BYTES = 16;

  /** As much as is read at once, and so long a write as room is kept for. */
  private static final int ROOM_BYTES = 256 * 1024;

  private final FileChannel base;
  private final byte[] password;
  private @Nullable Xts xts;
  private byte[] room = new byte[0];
  private long size;

  /**
   * Reads and writes nothing yet: the file may be another program's, which H2 asks for first.
   *
   * @param password stays as it is; it may be wiped once this is closed
   */
  CipherFile(FileChannel base, byte[] password) {
    this.base = base;
    this.password = password;
  }

  private Xts xts() throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    Xts ready = xts;
    if (ready == null) {
      long length = base.size() - Xts.BLOCK_BYTES;
      byte[] salt = length < 0 ? newHeader() : salt();
      byte[] key = SHA256.getPBKDF2(password.clone(), salt, ROUNDS, KEY_BYTES); // which wipes it
      ready = new Xts(key);
      Arrays.fill(key, (byte) 0);
      size = Math.max(0, length) / Xts.BLOCK_BYTES * Xts.BLOCK_BYTES;
      xts = ready;
    }
    return ready;
  }

  private byte[] salt() throws IOException {
    ByteBuffer salt = ByteBuffer.allocate(SALT_BYTES);
    readFully(salt, MAGIC.length);
    return salt.array();
  }

  private byte[] newHeader() throws IOException {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    byte[] header = Arrays.copyOf(MAGIC, Xts.BLOCK_BYTES);
    System.arraycopy(salt, 0, header, MAGIC.length, SALT_BYTES);
    writeFully(ByteBuffer.wrap(header), 0);
    return salt;
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    Xts cipher = xts();
    if (position >= size) {
      return target.hasRemaining() ? -1 : 0;
    }
    int length = (int) Math.min(target.remaining(), size - position);
    for (int done = 0; done < length; ) {
      long from = position + done;
      long first = from / Xts.BLOCK_BYTES;
      int before = (int) (from % Xts.BLOCK_BYTES);
      int whole = wholeBlocks(before + length - done);
      byte[] blocks = room(whole);
      readFully(ByteBuffer.wrap(blocks, 0, whole), (first + 1) * Xts.BLOCK_BYTES);
      cipher.decrypt(blocks, whole, first);
      int count = Math.min(length - done, whole - before);
      target.put(blocks, before, count);
      done += count;
    }
    return length;
  }

  /** No more than is read at once. */
  private static int wholeBlocks(int bytes) {
    return Math.ceilDiv(Math.min(ROOM_BYTES, bytes), Xts.BLOCK_BYTES) * Xts.BLOCK_BYTES;
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    Xts cipher = xts();
    int length = source.remaining();
    mustBeWhole(position);
    mustBeWhole(length);
    byte[] blocks = room(length);
    source.get(blocks, 0, length);
    cipher.encrypt(blocks, length, position / Xts.BLOCK_BYTES);
    writeFully(ByteBuffer.wrap(blocks, 0, length), position + Xts.BLOCK_BYTES);
    size = Math.max(size, position + length);
    return length;
  }

  /**
   * Room for so many bytes, the same each time unless they are many. What was in it before is of no
   * use any more.
   */
  private byte[] room(int bytes) {
    if (bytes > ROOM_BYTES) {
      return new byte[bytes];
    }
    if (bytes > room.length) {
      Arrays.fill(room, (byte) 0);
      room = new byte[Math.max(bytes, Math.min(ROOM_BYTES, 2 * room.length))];
    }
    return room;
  }

  @Override
  protected synchronized void implTruncate(long newSize) throws IOException {
    xts();
    mustBeWhole(newSize);
    if (newSize < size) {
      base.truncate(newSize + Xts.BLOCK_BYTES);
      size = newSize;
    }
  }

  private static void mustBeWhole(long bytes) throws IOException {
    if (bytes % Xts.BLOCK_BYTES != 0) {
      throw new IOException("only whole blocks are written");
    }
  }

  private void readFully(ByteBuffer target, long from) throws IOException {
    while (target.hasRemaining()) {
      int read = base.read(target, from);
      if (read < 0) {
        throw new EOFException("the file is shorter than it was");
      }
      from += read;
    }
  }

  private void writeFully(ByteBuffer source, long to) throws IOException {
    while (source.hasRemaining()) {
      to += base.write(source, to);
    }
  }

  @Override
  public synchronized long size() throws IOException {
    xts();
    return size;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    base.force(metaData);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long length, boolean shared) throws IOException {
    return base.tryLock(position, length, shared);
  }

  /** Wipes the key too, and what was read last. */
  @Override
  protected void implCloseChannel() throws IOException {
    synchronized (this) {
      if (xts != null) {
        xts.wipe();
        xts = null;
      }
      Arrays.fill(room, (byte) 0);
    }
    base.close();
  }
}
