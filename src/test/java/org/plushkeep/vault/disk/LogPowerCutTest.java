package org.plushkeep.vault.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.PowerCut;

/** A log so short that it begins anew all the time, on a disk whose power fails. */
class LogPowerCutTest {
  private static final int CUTS = 400;
  private static final int SHORT_LOG = 20_000;

  @TempDir private Path temp;

  @Test
  void whatWasForcedIsThereWholeWheneverThePowerFails() throws Exception {
    for (int seed = 0; seed < CUTS; seed++) {
      Random random = new Random(seed);
      Path file = temp.resolve("file" + seed);
      PowerCut.register();
      byte[] before = new byte[0];
      for (int life = 0; life < 3; life++) {
        PowerCut.after(20 + random.nextInt(120));
        Model model = new Model(before);
        work(file, model, random);
        PowerCut.after(Integer.MAX_VALUE);
        PowerCut.comesBack(random);
        before = content(file);
        assertThat(model.mayBe(before)).as("seed %s, life %s", seed, life).isTrue();
      }
    }
  }

  /** What was forced last and each whole write since: a long log is forced by itself. */
  private static final class Model {
    private final List<byte[]> sinceForced = new ArrayList<>();

    Model(byte[] start) {
      sinceForced.add(start);
    }

    byte[] now() {
      return sinceForced.getLast();
    }

    void written(byte[] content) {
      sinceForced.add(content);
    }

    void forced() {
      sinceForced.subList(0, sinceForced.size() - 1).clear();
    }

    boolean mayBe(byte[] found) {
      return sinceForced.stream().anyMatch(one -> Arrays.equals(one, found));
    }
  }

  private static void work(Path file, Model model, Random random) {
    try {
      AtomicFile open = open(file); // never closed, as by a power cut
      while (true) {
        byte[] bytes = new byte[1 + random.nextInt(6000)];
        random.nextBytes(bytes);
        int at = random.nextInt(model.now().length + 2000);
        byte[] next = Arrays.copyOf(model.now(), Math.max(model.now().length, at + bytes.length));
        System.arraycopy(bytes, 0, next, at, bytes.length);
        model.written(next);
        open.write(ByteBuffer.wrap(bytes), at);
        if (random.nextInt(3) == 0) {
          open.force(true);
          model.forced();
        }
      }
    } catch (IOException e) {
      return; // the power is off
    }
  }

  private static byte[] content(Path file) throws IOException {
    try (AtomicFile open = open(file)) {
      ByteBuffer content = ByteBuffer.allocate((int) open.size());
      while (content.hasRemaining()) {
        assertThat(open.read(content, content.position())).isPositive();
      }
      open.abandon();
      return content.array();
    }
  }

  private static AtomicFile open(Path file) throws IOException {
    FilePath base = FilePath.get(PowerCut.PREFIX + file);
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
    RedoLog log = new RedoLog(FilePath.get(base + AtomicFilePath.LOG), "rw");
    FileChannel channel = base.open("rw");
    return new AtomicFile(channel, log, true, SHORT_LOG, _ -> {}, (_, _) -> {});
  }
}
