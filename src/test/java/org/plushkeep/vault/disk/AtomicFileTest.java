package org.plushkeep.vault.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.SlowDisk;

/** The file between the database and the disk, against a plain array that does the same. */
class AtomicFileTest {
  /** Behind the last batch that was forced. */
  private static final int MARK_BYTES = 12;

  @TempDir private Path temp;
  private Path file;
  private Path log;

  /** Whether what crashed last had lost what was forced last. */
  private boolean lost;

  @BeforeEach
  void register() {
    AtomicFilePath.register();
    file = temp.resolve("file");
    log = temp.resolve("file" + AtomicFilePath.LOG);
  }

  @Test
  void readsAsAPlainFileWouldAndAsForcedAfterACrash() throws Exception {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      byte[] model = new byte[0];
      byte[] forced = model;
      Files.deleteIfExists(file);
      for (int session = 0; session < 3; session++) {
        FileChannel open = open(file);
        assertThat(all(open)).as("seed %s", seed).isEqualTo(model);
        for (int step = 0; step < 25; step++) {
          model = change(open, model, random);
          assertThat(all(open)).as("seed %s", seed).isEqualTo(model);
          if (random.nextInt(4) == 0) {
            open.force(true);
            forced = model;
          }
        }
        assertThat(afterACrash()).as("seed %s", seed).isEqualTo(forced);
        open.close();
        forced = model;
        assertThat(log).doesNotExist();
        assertThat(Files.readAllBytes(file)).as("seed %s", seed).isEqualTo(model);
      }
    }
  }

  @Test
  void memoryThatIsUsedAgainHoldsWhatIsWrittenNow() throws Exception {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      byte[] model = new byte[0];
      Files.deleteIfExists(file);
      Files.deleteIfExists(log);
      try (FileChannel open = withLog(3 * Slabs.SLAB_BYTES)) {
        for (int step = 0; step < 40; step++) {
          boolean blocks = random.nextBoolean();
          byte[] bytes = new byte[1 + random.nextInt(3 * Slabs.SLAB_BYTES / 2)];
          random.nextBytes(bytes);
          int at = random.nextInt(model.length + 3000);
          at -= blocks ? at % Overlay.BLOCK_BYTES : 0;
          open.write(ByteBuffer.wrap(bytes), at);
          model = Arrays.copyOf(model, Math.max(model.length, at + bytes.length));
          System.arraycopy(bytes, 0, model, at, bytes.length);
          assertThat(all(open)).as("seed %s", seed).isEqualTo(model);
          if (random.nextInt(3) == 0) {
            open.force(true);
          }
        }
        open.force(true);
        assertThat(afterACrash()).as("seed %s", seed).isEqualTo(model);
      }
    }
  }

  @Test
  void afterAWriteThatFailedHalfWayNothingOfItReachesTheDisk() throws Exception {
    byte[] before = new byte[3 * Overlay.BLOCK_BYTES];
    Files.write(file, before);
    try (FileChannel open = withLog(AtomicFile.LONG_LOG)) {
      Files.write(file, new byte[0]);
      ByteBuffer within = ByteBuffer.wrap(new byte[] {1, 2, 3});
      assertThatThrownBy(() -> open.write(within, Overlay.BLOCK_BYTES + 5))
          .isInstanceOf(IOException.class);
      Files.write(file, before);
      assertThatThrownBy(() -> open.force(true)).isInstanceOf(IOException.class);
    }
    assertThat(afterACrash()).isEqualTo(before);
  }

  @Test
  void whatIsNotOpenIsNotToldToBeForced() {
    assertThatThrownBy(() -> AtomicFilePath.force(file + "-other"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not open");
  }

  @Test
  @Timeout(60)
  void whatIsBeingForcedIsReadMeanwhile() throws Exception {
    byte[] bytes = {1, 2, 3};
    SlowDisk.register();
    try (FileChannel open = withLog(AtomicFile.LONG_LOG, SlowDisk.PREFIX)) {
      open.write(ByteBuffer.wrap(bytes), 0);
      FutureTask<String> forcing =
          new FutureTask<>(
              () -> {
                open.force(true);
                return "forced";
              });
      Thread.ofPlatform().daemon().start(forcing);
      SlowDisk.awaitForcing();
      assertThat(all(open)).isEqualTo(bytes);
      assertThat(forcing.isDone()).isFalse();
      SlowDisk.goOn();
      assertThat(forcing.get()).isEqualTo("forced");
    }
  }

  private FileChannel withLog(int longLog) throws IOException {
    return withLog(longLog, "");
  }

  private FileChannel withLog(int longLog, String disk) throws IOException {
    return new AtomicFile(
        FilePath.get(file.toString()).open("rw"),
        new RedoLog(FilePath.get(disk + log), "rw"),
        true,
        longLog,
        _ -> {},
        (_, _) -> {});
  }

  private static byte[] change(FileChannel open, byte[] model, Random random) throws IOException {
    if (random.nextInt(6) == 0) {
      int size = random.nextInt(model.length + 1);
      open.truncate(size);
      return Arrays.copyOf(model, size);
    }
    byte[] bytes = new byte[random.nextInt(9000)];
    random.nextBytes(bytes);
    int at = random.nextInt(model.length + 3000);
    open.write(ByteBuffer.wrap(bytes), at);
    byte[] changed = Arrays.copyOf(model, Math.max(model.length, at + bytes.length));
    System.arraycopy(bytes, 0, changed, at, bytes.length);
    return changed;
  }

  @Test
  void aLogThatEndsAnywhereGivesTheWholeBatchesBeforeItsEnd() throws Exception {
    List<byte[]> states = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(List.of(0));
    byte[] model = new byte[0];
    states.add(model);
    FileChannel open = open(file);
    Random random = new Random(1);
    for (int batch = 0; batch < 3; batch++) {
      model = change(open, model, random);
      open.force(true);
      states.add(model);
      ends.add(end(Files.readAllBytes(log)) - MARK_BYTES);
    }
    byte[] whole = Files.readAllBytes(log);
    int end = ends.getLast();
    for (int cut = 0; cut <= end; cut += 97) {
      assertThat(crashed(Arrays.copyOf(whole, cut)))
          .as("%s", cut)
          .isEqualTo(states.get(whole(ends, cut)));
      assertThat(lost).as("%s", cut).isFalse(); // a write that was cut short has no mark
    }
    for (int at = LogHead.BATCHES_START; at < end; at += 101) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 4;
      int before = whole(ends, at);
      if (before == 2) { // the last might as well have been cut short
        assertThat(crashed(flipped)).as("%s", at).isEqualTo(states.get(before));
        assertThat(lost).as("%s", at).isTrue(); // but for its mark
      } else {
        assertThatThrownBy(() -> crashed(flipped)).as("%s", at).isInstanceOf(IOException.class);
      }
    }
    byte[] firstKind = Arrays.copyOfRange(whole, LogHead.BATCHES_START, end);
    assertThat(crashed(firstKind)).isEqualTo(states.getLast());
    open.close();
  }

  /** Behind the last byte that is not zero. */
  private static int end(byte[] bytes) {
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /** How many batches end at or before {@code at}. */
  private static int whole(List<Integer> ends, int at) {
    return (int) ends.stream().filter(end -> end <= at).count() - 1;
  }

  @Test
  void aLogOfTheFirstKindGoesOnAndIsReplacedByOneWithHeads() throws Exception {
    byte[] bytes = new byte[5000];
    new Random(5).nextBytes(bytes);
    try (FileChannel open = open(file)) {
      open.write(ByteBuffer.wrap(bytes), 0);
      open.force(true);
      byte[] whole = Files.readAllBytes(log);
      Files.write(temp.resolve("old"), new byte[0]);
      Files.write(
          temp.resolve("old" + AtomicFilePath.LOG),
          Arrays.copyOfRange(whole, LogHead.BATCHES_START, end(whole)));
    }
    file = temp.resolve("old");
    log = temp.resolve("old" + AtomicFilePath.LOG);
    byte[] megabyte = new byte[1 << 20];
    try (FileChannel open = open(file)) {
      for (int i = 0; i < 20; i++) { // more than the log may be long, twice
        new Random(i).nextBytes(megabyte);
        open.write(ByteBuffer.wrap(megabyte), 5000 + ((long) (i % 3) << 20));
        open.force(true);
        assertThat(afterACrash()).startsWith(bytes);
      }
      assertThat(afterACrash()).isEqualTo(all(open));
      byte[] flipped = Files.readAllBytes(log);
      ByteBuffer heads = ByteBuffer.wrap(flipped).slice(0, LogHead.BATCHES_START);
      flipped[(int) LogHead.newest(heads).position() + 9] ^= 1;
      assertThatThrownBy(() -> crashed(flipped)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLongLogIsWrittenIntoTheFileWhileItIsOpen() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    new Random(3).nextBytes(megabyte);
    try (FileChannel open = open(file)) {
      for (int i = 0; i < 20; i++) {
        open.write(ByteBuffer.wrap(megabyte), (long) i << 20);
        open.force(true);
      }
      assertThat(Files.size(log)).isLessThan(20 << 20);
      assertThat(Files.size(file)).isGreaterThan(15 << 20);
      assertThat(afterACrash()).hasSize(20 << 20).endsWith(megabyte);
    }
  }

  @Test
  void whatWasNeverForcedIsHeldWithinBounds() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    try (FileChannel open = open(file)) {
      for (int i = 0; i < 20; i++) {
        open.write(ByteBuffer.wrap(megabyte), (long) i << 20);
      }
      assertThat(Files.size(log)).isGreaterThan(AtomicFile.LONG_LOG);
    }
  }

  @Test
  void aFileThatIsNotWholeWithoutItsLogIsNotMovedNorReplaced() throws Exception {
    try (FileChannel open = open(file)) {
      open.write(ByteBuffer.wrap(new byte[10]), 0);
      open.force(true);
      Files.write(temp.resolve("other"), new byte[5]);
      assertThatThrownBy(() -> path("file").moveTo(path("moved"), true))
          .isInstanceOf(DbException.class);
      assertThatThrownBy(() -> path("other").moveTo(path("file"), true))
          .isInstanceOf(DbException.class);
    }
    path("other").moveTo(path("file"), true);
    assertThat(file).hasSize(5);
  }

  @Test
  void aSecondOpenerWithoutTheLockTouchesNothing() throws Exception {
    try (FileChannel open = open(file)) {
      open.write(ByteBuffer.wrap(new byte[10]), 0);
      open.force(true);
      path("file").open("rw").close();
      assertThat(log).exists();
      assertThat(afterACrash()).hasSize(10);
    }
  }

  @Test
  void deletingAFileDeletesItsLog() throws Exception {
    path("file").open("rw").close(); // without the lock: the log stays
    assertThat(log).exists();
    path("file").delete();
    assertThat(log).doesNotExist();
    assertThat(file).doesNotExist();
  }

  private FilePath path(String name) {
    return FilePath.get(AtomicFilePath.PREFIX + temp.resolve(name));
  }

  private static FileChannel open(Path path) throws IOException {
    FileChannel open = FilePath.get(AtomicFilePath.PREFIX + path).open("rw");
    assertThat(open.tryLock()).isNotNull();
    return open;
  }

  /** What somebody finds who opens the two files as they are on the disk now. */
  private byte[] afterACrash() throws IOException {
    return crashed(Files.readAllBytes(log));
  }

  private byte[] crashed(byte[] logThen) throws IOException {
    Path copy = temp.resolve("copy");
    Files.write(copy, Files.readAllBytes(file));
    Files.write(temp.resolve("copy" + AtomicFilePath.LOG), logThen);
    try (FileChannel open = open(copy)) {
      lost = AtomicFilePath.hasLostTheLastChange(copy.toString());
      return all(open);
    }
  }

  private static byte[] all(FileChannel open) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) open.size());
    while (buffer.hasRemaining()) {
      assertThat(open.read(buffer, buffer.position())).isPositive();
    }
    return buffer.array();
  }
}
