package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A block counts only when it was forced and read back, which comes after it was written. */
class BlocksTest {
  private final Blocks.Room room = new Blocks.Room();
  private final ByteBuffer block = ByteBuffer.wrap(TestVault.bytes(300_000, 1));
  private final String name = Blocks.name(block);

  @TempDir private Path temp;

  @Test
  void whatIsKeptIsThereUnderItsName() throws Exception {
    Blocks blocks = new Blocks(temp);
    blocks.keep(name, blocks.write(name, block), block, room);
    assertThat(blocks.isWhole(name, room)).isTrue();
    assertThat(names()).containsExactly(name);
    assertThat(blocks.get(name)).isEqualTo(block.array());
  }

  @Test
  void whatIsNotGivenBackAsItWasWrittenGetsNoName() throws Exception {
    Blocks blocks = new Blocks(temp);
    for (long at : new long[] {0, 150_000, 299_999}) {
      FileChannel written = blocks.write(name, block);
      flip(written, at);
      mustNotBeKept(blocks, written);
    }
    mustNotBeKept(blocks, blocks.write(name, block).truncate(299_999));
    FileChannel longer = blocks.write(name, block);
    longer.write(ByteBuffer.allocate(1), block.limit());
    mustNotBeKept(blocks, longer);
  }

  private void mustNotBeKept(Blocks blocks, FileChannel written) throws IOException {
    assertThatThrownBy(() -> blocks.keep(name, written, block, room))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk does not give back what was written");
    assertThat(written.isOpen()).isFalse();
    assertThat(blocks.isWhole(name, room)).isFalse();
    assertThat(names()).doesNotContain(name);
  }

  /** As a power cut leaves it between both. */
  @Test
  void whatWasWrittenAndNotKeptIsNoBlockAndLeavesAtTheNextRun() throws Exception {
    Blocks blocks = new Blocks(temp);
    ByteBuffer before = ByteBuffer.wrap(TestVault.bytes(300_000, 2));
    String kept = Blocks.name(before);
    blocks.keep(kept, blocks.write(kept, before), before, room);
    blocks.write(name, block).close();
    assertThat(blocks.isWhole(name, room)).isFalse();
    assertThat(blocks.isWhole(kept, room)).isTrue();
    assertThat(names()).hasSize(2).doesNotContain(name);
    assertThat(blocks.keepOnly(Set.of(kept))).isEqualTo(new Blocks.Left(0, true));
    assertThat(names()).containsExactly(kept);
  }

  /** Finder's and Plasma's, for two. */
  @Test
  void whatASystemPutsBesideThemIsLeftAloneAndInNobodysWay() throws Exception {
    Blocks blocks = new Blocks(temp);
    blocks.keep(name, blocks.write(name, block), block, room);
    Path inside = temp.resolve(name.substring(0, 2));
    Files.createDirectory(temp.resolve(".Trashes"));
    Files.writeString(temp.resolve(".DS_Store"), "");
    Files.writeString(inside.resolve(".directory"), "");
    blocks.force();
    assertThat(blocks.keepOnly(Set.of())).isEqualTo(new Blocks.Left(1, true));
    assertThat(names()).containsExactlyInAnyOrder(".DS_Store", ".directory");
  }

  private static void flip(FileChannel file, long at) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    file.read(one, at);
    one.put(0, (byte) (one.get(0) ^ 1)).rewind();
    file.write(one, at);
  }

  private List<String> names() throws IOException {
    try (var files = Files.walk(temp)) {
      return files.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).toList();
    }
  }
}
