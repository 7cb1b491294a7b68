package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.VaultException.Problem;

/**
 * A bit that flips in a backup is found before a vault is made of it, or is harmless, as in the
 * name that a number stands under.
 */
class BackupDamageTest {
  /** A list that says it is of a later version is one that this program does not read. */
  private static final Set<Problem> FOUND = EnumSet.of(Problem.DAMAGED, Problem.TOO_NEW);

  @TempDir private Path temp;
  private Path backup;
  private int harmless;

  @BeforeEach
  void backUp() throws Exception {
    try (Vault vault = TestVault.create(temp.resolve("vault"))) {
      TestVault.add(vault, 1, 2, 3);
      for (int i = 0; i < 4; i++) {
        TestVault.message(vault, i);
      }
      backup = vault.backUp(temp.resolve("stick"), _ -> {}, () -> false).folder();
    }
  }

  @Test
  void aBitOfTheListIsFoundOrHarmless() throws Exception {
    Path list = backup.resolve(BackupFile.NAME);
    byte[] whole = Files.readAllBytes(list);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(list, flipped);
      mustBeFoundOrHarmless("byte " + at + " of the list");
    }
    assertThat(harmless).isLessThan(whole.length / 50);
    Files.write(list, whole);
    restore().close();
  }

  @Test
  void everyRegionOfEveryBlockCounts() throws Exception {
    Random random = new Random(1);
    for (Path block : blocks()) {
      long size = Files.size(block);
      for (int region = 0; region < 8; region++) {
        long at = size * region / 8 + random.nextLong(Math.max(1, size / 8));
        int mask = 1 << random.nextInt(8);
        TestVault.flip(block, at, mask);
        mustBeFound("byte " + at + " of " + block.getFileName());
        TestVault.flip(block, at, mask);
      }
    }
    restore().close();
  }

  @Test
  void aBlockThatIsCutOrSwappedOrMissingIsFound() throws Exception {
    List<Path> blocks = blocks();
    assertThat(blocks).hasSizeGreaterThan(1);
    byte[] first = Files.readAllBytes(blocks.getFirst());
    Files.write(blocks.getFirst(), java.util.Arrays.copyOf(first, first.length - 1));
    mustBeFound("cut");
    Files.write(blocks.getFirst(), Files.readAllBytes(blocks.getLast()));
    mustBeFound("swapped");
    Files.delete(blocks.getFirst());
    mustBeFound("missing");
    Files.write(blocks.getFirst(), first);
    restore().close();
  }

  private void mustBeFoundOrHarmless(String what) throws Exception {
    try (Vault vault = restore()) {
      assertThat(vault.verify(_ -> {}).problems()).as(what).isEmpty();
      assertThat(vault.count(RecordingFilter.ALL)).as(what).isEqualTo(3);
      assertThat(vault.messages().list()).as(what).hasSize(4);
    } catch (VaultException e) {
      assertThat(e.problem()).as(what).isIn(FOUND);
      assertThat(temp.resolve("other")).as(what).doesNotExist();
      return;
    }
    harmless++;
    Inspection.remove(temp.resolve("other"));
  }

  private void mustBeFound(String what) {
    assertThatThrownBy(this::restore)
        .as(what)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).as(what).isIn(FOUND));
    assertThat(temp.resolve("other")).as(what).doesNotExist();
  }

  private Vault restore() throws VaultException {
    char[] passphrase = TestVault.PASSPHRASE.toCharArray();
    return Vaults.restore(backup, temp.resolve("other"), passphrase, _ -> {}, () -> false);
  }

  private List<Path> blocks() throws IOException {
    try (var files = Files.walk(backup.resolve("blocks"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
