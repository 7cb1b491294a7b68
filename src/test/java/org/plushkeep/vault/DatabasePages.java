package org.plushkeep.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/** Where the pages of a database lie in its file. */
final class DatabasePages {
  /** What the encrypted file begins with is as long too. */
  static final int BLOCK = 4096;

  private static final int SMALLEST = 10;
  private static final Pattern CHUNK =
      Pattern.compile("chunk:(\\p{XDigit}+),.*?len:(\\p{XDigit}+)");

  private DatabasePages() {}

  /**
   * Where each begins in the encrypted file and how long it is, in bytes, those that are out of use
   * too. A page begins with its length and with a check of that, its place and its chunk: H2 does
   * not read one whose check is another.
   */
  static SortedMap<Long, Integer> of(Path dir) throws Exception {
    byte[] plain = DecryptedPages.read(dir);
    ByteBuffer pages = ByteBuffer.wrap(plain);
    SortedMap<Long, Integer> found = new TreeMap<>();
    for (int block = 0; block + BLOCK <= plain.length; block += BLOCK) {
      String start = new String(plain, block, 200, StandardCharsets.ISO_8859_1);
      Matcher chunk = CHUNK.matcher(start);
      if (chunk.lookingAt()) {
        int check = DataUtils.getCheckValue(HexFormat.fromHexDigits(chunk.group(1)));
        int end = block + HexFormat.fromHexDigits(chunk.group(2)) * BLOCK;
        for (int at = block; at + SMALLEST < Math.min(end, plain.length); ) {
          int length = pages.getInt(at);
          boolean fits = length >= SMALLEST && length <= end - at;
          int own = check ^ DataUtils.getCheckValue(at - block) ^ DataUtils.getCheckValue(length);
          if (fits && pages.getShort(at + Integer.BYTES) == (short) own) {
            found.put((long) at + BLOCK, length);
            at += length;
          } else {
            at++;
          }
        }
      }
    }
    return found;
  }
}
