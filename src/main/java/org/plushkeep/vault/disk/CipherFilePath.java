package org.plushkeep.vault.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's file system {@code cipher:NUMBER:}, laid over another one: each file in it is a {@link
 * CipherFile}, with the password that was lent under that number.
 */
public final class CipherFilePath extends FilePathWrapper {
  private static final String SCHEME = "cipher";
  private static final Map<String, byte[]> PASSWORDS = new ConcurrentHashMap<>();
  private static final AtomicLong LENT = new AtomicLong();

  /** A password that files open with until it is taken back. */
  public static final class Loan implements AutoCloseable {
    private final String number = Long.toString(LENT.incrementAndGet());

    private Loan(byte[] password) {
      FilePath.register(new CipherFilePath());
      PASSWORDS.put(number, password);
    }

    /** What stands before a database's name in H2's URL. */
    public String prefix() {
      return SCHEME + ":" + number + ":";
    }

    /** Wipes the password. */
    @Override
    public void close() {
      byte[] password = PASSWORDS.remove(number);
      if (password != null) {
        Arrays.fill(password, (byte) 0);
      }
    }
  }

  /**
   * Lends a password.
   *
   * @param password of the file, as H2 has it: two bytes a letter; the loan wipes it
   */
  public static Loan lend(byte[] password) {
    return new Loan(password);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  protected String getPrefix() {
    return SCHEME + ":" + number(name) + ":";
  }

  @Override
  public FilePath unwrap(String fileName) {
    return FilePath.get(fileName.substring(SCHEME.length() + number(fileName).length() + 2));
  }

  private static String number(String fileName) {
    int start = SCHEME.length() + 1;
    return fileName.substring(start, fileName.indexOf(':', start));
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    byte[] password = PASSWORDS.get(number(name));
    if (password == null) {
      throw new IOException("the file's password has been taken back");
    }
    return new CipherFile(getBase().open(mode), password);
  }

  @Override
  public InputStream newInputStream() throws IOException {
    return Channels.newInputStream(open("r"));
  }

  @Override
  public OutputStream newOutputStream(boolean append) throws IOException {
    throw new IOException("only whole blocks are written");
  }

  @Override
  public long size() {
    return Math.max(0, getBase().size() - Xts.BLOCK_BYTES);
  }
}
