package org.plushkeep.vault.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
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

  /** Somebody begins to look after a write was told of, and reads before its bytes are there. */
  @Test
  void whatWasBegunBeforeSomebodyLookedIsToldOfAllTheSame() throws Exception {
    List<Changes> looking = new ArrayList<>();
    try (Late disk = new Late(temp.resolve("late"), () -> looking.add(Changes.of(file, BLOCK)))) {
      Overlay overlay = new Overlay(disk);
      String name = Changes.realName(FilePath.get(file));
      Overlay.Writing told = (from, end) -> Changes.tell(name, from, end);
      overlay.write(new byte[6 * BLOCK], 0, 6 * BLOCK, 0);
      overlay.writeThrough(told);
      assertThat(looking).isNotEmpty();
      assertThat(told(looking.getFirst())).as("in runs").containsExactly(0, 1, 2, 3, 4, 5);
      looking.forEach(Changes::close);
      looking.clear();
      overlay.truncate(4 * BLOCK);
      overlay.writeThrough(told);
      assertThat(looking).hasSize(1);
      assertThat(told(looking.getFirst())).as("cut off").containsExactly(4, 5);
      looking.clear();
      disk.fails = true;
      overlay.write(new byte[BLOCK], 0, BLOCK, BLOCK);
      assertThatThrownBy(() -> overlay.writeThrough(told)).isInstanceOf(IOException.class);
      assertThat(told(looking.getFirst())).as("some of it may be there").containsExactly(1);
    } finally {
      looking.forEach(Changes::close);
    }
  }

  @Test
  void anotherFileIsToldOfAlsoWhereItWasOnItsWayAlready() throws Exception {
    Path other = Files.createFile(temp.resolve("other"));
    Arriving.looking = () -> Changes.of("arriving:" + file, BLOCK);
    FilePath.register(new Arriving());
    try {
      FilePath.get(AtomicFilePath.PREFIX + "arriving:" + other)
          .moveTo(FilePath.get(AtomicFilePath.PREFIX + "arriving:" + file), true);
      assertThat(Arriving.seen.isReplaced()).isTrue();
    } finally {
      FilePath.unregister(new Arriving());
      Arriving.seen.close();
    }
  }

  /** Where somebody begins to look just before a file takes another's place. H2 makes these. */
  public static final class Arriving extends FilePathWrapper {
    private static Supplier<Changes> looking;
    private static Changes seen;

    @Override
    public String getScheme() {
      return "arriving";
    }

    @Override
    public void moveTo(FilePath to, boolean replace) {
      seen = looking.get();
      super.moveTo(to, replace);
    }
  }

  /** A disk so slow that somebody else does something before a change of it is there. */
  private static final class Late extends FileBaseDefault {
    private final FileChannel disk;
    private final Runnable meanwhile;
    private boolean fails;

    Late(Path path, Runnable meanwhile) throws IOException {
      disk =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      this.meanwhile = meanwhile;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      meanwhile.run();
      if (fails) {
        throw new IOException("No space left on device");
      }
      return disk.write(source, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      meanwhile.run();
      disk.truncate(size);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return disk.read(target, position);
    }

    @Override
    public long size() throws IOException {
      return disk.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
      disk.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      disk.close();
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
