package org.plushkeep.vault.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  private static final int BLOCK = 8 * Overlay.BLOCK_BYTES;

  @TempDir Path temp;
  private String file = "";

  @BeforeEach
  void file() throws IOException {
    AtomicFilePath.register();
    file = temp.resolve("database").toString();
    write(0, 6 * BLOCK);
  }

  @Test
  void aBlockIsTellingOnceItWasWrittenAlsoByALaterOpening() throws Exception {
    try (Changes changes = Changes.of(file, BLOCK)) {
      assertThat(told(changes)).isEmpty();
      write(2 * BLOCK + Overlay.BLOCK_BYTES, Overlay.BLOCK_BYTES);
      assertThat(told(changes)).containsExactly(2);
      write(5 * BLOCK - Overlay.BLOCK_BYTES, 2 * Overlay.BLOCK_BYTES);
      assertThat(told(changes)).containsExactly(2, 4, 5);
    }
  }

  @Test
  void whatIsCutOffTellsOfItsBlocks() throws Exception {
    try (Changes changes = Changes.of(file, BLOCK)) {
      try (FileChannel open = open()) {
        open.truncate(3 * BLOCK + 100);
        open.force(true);
      }
      assertThat(told(changes)).containsExactly(3, 4, 5);
    }
  }

  @Test
  void anotherFileInItsPlaceTellsOfAll() throws Exception {
    String other = temp.resolve("other").toString();
    try (Changes changes = Changes.of(file, BLOCK);
        Changes elsewhere = Changes.of(other, BLOCK)) {
      try (FileChannel fresh = FilePath.get(AtomicFilePath.PREFIX + other).open("rw")) {
        fresh.tryLock();
        fresh.write(ByteBuffer.allocate(BLOCK), 0);
      }
      assertThat(told(changes)).as("not of it").isEmpty();
      assertThat(told(elsewhere)).containsExactly(0);
      FilePath.get(AtomicFilePath.PREFIX + other)
          .moveTo(FilePath.get(AtomicFilePath.PREFIX + file), true);
      assertThat(told(changes)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = FilePath.get(AtomicFilePath.PREFIX + file).open("rw");
    open.tryLock();
    return open;
  }

  private void write(long at, int length) throws IOException {
    try (FileChannel open = open()) {
      open.write(ByteBuffer.allocate(length), at);
      open.force(true);
    }
  }

  private static java.util.List<Integer> told(Changes changes) {
    return java.util.stream.IntStream.range(0, 7).filter(changes::has).boxed().toList();
  }
}
