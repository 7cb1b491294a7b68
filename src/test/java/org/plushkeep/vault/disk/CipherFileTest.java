package org.plushkeep.vault.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our cipher's files are H2's: what one writes, the other reads, byte for byte. */
final class CipherFileTest {
  /** As long as a vault's. One array for all our files: H2 wipes what it is given. */
  private static final byte[] PASSWORD = "\0A\0B".repeat(32).getBytes(StandardCharsets.ISO_8859_1);

  @Property(tries = 40)
  void h2ReadsWhatWeWroteAndWeWhatH2Wrote(
      @ForAll @IntRange(max = 40) int block,
      @ForAll @IntRange(min = 1, max = 150) int count,
      @ForAll long seed)
      throws Exception {
    byte[] content = new byte[count * Xts.BLOCK_BYTES];
    new Random(seed).nextBytes(content);
    Path file = Files.createTempFile("cipher", ".db");
    try {
      for (boolean oursWrites : new boolean[] {true, false}) {
        Files.write(file, new byte[0]);
        try (FileChannel written = open(file, oursWrites)) {
          written.write(ByteBuffer.allocate(block * Xts.BLOCK_BYTES), 0);
          written.write(ByteBuffer.wrap(content), (long) block * Xts.BLOCK_BYTES);
        }
        int from = new Random(seed).nextInt(content.length);
        try (FileChannel read = open(file, !oursWrites)) {
          assertThat(read.size()).isEqualTo((long) (block + count) * Xts.BLOCK_BYTES);
          ByteBuffer back = ByteBuffer.allocate(content.length - from);
          while (back.hasRemaining()) {
            long at = (long) block * Xts.BLOCK_BYTES + from + back.position();
            assertThat(read.read(back, at)).isPositive();
          }
          assertThat(back.flip()).isEqualTo(ByteBuffer.wrap(content, from, back.limit()));
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void anotherPasswordReadsNothing(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("x.db");
    byte[] content = new byte[Xts.BLOCK_BYTES];
    try (FileChannel written = open(file, true)) {
      written.write(ByteBuffer.wrap(content), 0);
    }
    try (FileChannel other = new CipherFile(channel(file), "\0a\0b\0d".getBytes())) {
      ByteBuffer back = ByteBuffer.allocate(content.length);
      assertThat(other.read(back, 0)).isEqualTo(content.length);
      assertThat(back.array()).isNotEqualTo(content);
    }
  }

  @Test
  void closingLeavesNothingOfWhatWasReadAndOfTheKey(@TempDir Path dir) throws Exception {
    CipherFile file = new CipherFile(channel(dir.resolve("x.db")), PASSWORD);
    byte[] content = "of a child ".repeat(10_000).substring(0, 64 << 10).getBytes();
    file.write(ByteBuffer.wrap(content), 0);
    file.read(ByteBuffer.allocate(content.length), 0);
    Object xts = field(file, "xts");
    List<byte[]> kept = new ArrayList<>();
    kept.add((byte[]) field(file, "room"));
    for (String name : List.of("tweaks", "mixed", "firsts")) {
      kept.add((byte[]) field(xts, name));
    }
    assertThat(kept.getFirst()).startsWith(content);
    file.close();
    assertThat(kept).allSatisfy(array -> assertThat(array).containsOnly(0));
  }

  private static Object field(Object of, String name) throws Exception {
    var field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  @Test
  void itIsCutAndEndsAsAFileDoes(@TempDir Path dir) throws Exception {
    try (FileChannel file = open(dir.resolve("x.db"), true)) {
      file.write(ByteBuffer.allocate(3 * Xts.BLOCK_BYTES));
      file.truncate(Xts.BLOCK_BYTES);
      assertThat(file.size()).isEqualTo(Xts.BLOCK_BYTES);
      assertThat(file.read(ByteBuffer.allocate(10), Xts.BLOCK_BYTES - 4)).isEqualTo(4);
      assertThat(file.read(ByteBuffer.allocate(10), Xts.BLOCK_BYTES)).isEqualTo(-1);
      assertThatIOException().isThrownBy(() -> file.write(ByteBuffer.allocate(5), 0));
    }
  }

  @Test
  void aPasswordTakenBackOpensNothingMore(@TempDir Path dir) {
    byte[] lent = PASSWORD.clone();
    CipherFilePath.Loan loan = CipherFilePath.lend(lent);
    var path = org.h2.store.fs.FilePath.get(loan.prefix() + dir.resolve("x.db"));
    loan.close();
    assertThat(lent).containsOnly(0);
    assertThatIOException().isThrownBy(() -> path.open("rw"));
  }

  private static FileChannel open(Path file, boolean ours) throws Exception {
    return ours
        ? new CipherFile(channel(file), PASSWORD)
        : new FileEncrypt(file.toString(), PASSWORD.clone(), channel(file));
  }

  private static FileChannel channel(Path file) throws Exception {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
