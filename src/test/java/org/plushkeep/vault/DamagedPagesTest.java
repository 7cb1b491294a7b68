package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.VaultException.Problem;

/** A page of the database that does not read takes what is on it, and hides nothing of the rest. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DamagedPagesTest {
  /** So many that no table and no index is one page. */
  private static final int RECORDINGS = 200;

  private static final RecordingFilter UNHEARD =
      new RecordingFilter(Optional.empty(), Set.of(Verdict.NEW));

  /** Of so many pages one: 1 for every one, which takes a minute. */
  private static final int STEP = Integer.getInteger("damaged.pages.step", 4);

  /** H2 reads the first page of every table and index as it opens, and opens nothing without. */
  private static final int MOST_CLOSED = 60;

  @TempDir private Path temp;
  private Path dir;
  private Path whole;
  private List<RecordingId> ids;

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    whole = temp.resolve("whole");
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> all = TestVault.addSmall(vault, RECORDINGS + 1);
      ids = all.stream().skip(1).map(Recording::id).toList();
      vault.erase(List.of(all.getFirst().id())); // so that there is no page that is out of use
    }
    TestVault.copy(dir, whole);
  }

  @Test
  void whicheverDoesNotReadTheRestIsListedReadAndVerified() throws Exception {
    List<Long> pages = List.copyOf(DatabasePages.of(dir).keySet());
    assertThat(pages).hasSizeGreaterThan(100);
    List<String> problems = new ArrayList<>();
    int closed = 0;
    int told = 0;
    for (int i = 0; i < pages.size(); i += STEP) {
      long page = pages.get(i);
      Inspection.remove(dir);
      TestVault.copy(whole, dir);
      spoil(page);
      try (Vault vault = TestVault.open(dir)) {
        told += isTold(vault) ? 1 : 0;
      } catch (VaultException e) {
        assertThat(e.problem()).isEqualTo(Problem.DAMAGED);
        closed++;
      } catch (AssertionError e) {
        problems.add(page + ": " + e.getMessage());
      }
    }
    assertThat(problems).isEmpty();
    assertThat(told).isGreaterThan(100 / STEP / 2);
    assertThat(closed).isLessThanOrEqualTo(MOST_CLOSED / STEP);
  }

  /** That page and no other: in the encrypted file a bit takes the end of the one before too. */
  private void spoil(long page) throws Exception {
    DecryptedPages.flip(dir, (int) page - DatabasePages.BLOCK, 1);
  }

  private boolean isTold(Vault vault) {
    VerifyReport report = answered("verify", () -> vault.verify(_ -> {}));
    Set<RecordingId> read = new HashSet<>();
    for (RecordingId id : ids) {
      if (isRead(vault, id)) {
        read.add(id);
      }
    }
    assertThat(report.whole()).isLessThanOrEqualTo(read.size());
    assertThat(report.isWhole() || report.whole() > RECORDINGS / 2).as("whole").isTrue();
    assertThat(answered("all", () -> vault.ids(RecordingFilter.ALL))).containsAll(read);
    assertThat(answered("unheard", () -> vault.ids(UNHEARD))).containsAll(read);
    assertThat(answered("count", () -> vault.count(UNHEARD))).isGreaterThanOrEqualTo(read.size());
    assertThat(answered("page", () -> vault.page(UNHEARD, 0, RECORDINGS)))
        .extracting(Recording::id)
        .containsAll(read);
    return !report.isWhole();
  }

  private static boolean isRead(Vault vault, RecordingId id) {
    try {
      return vault.find(id).isPresent() && vault.readBytes(id).length > 0;
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DAMAGED);
      return false;
    }
  }

  private interface Question<T> {
    T ask() throws VaultException;
  }

  private static <T> T answered(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (VaultException e) {
      throw new AssertionError(what + " is not answered: " + e.getMessage(), e);
    }
  }

  @Test
  void aRecordingOfWhichAPageDoesNotReadIsWantedOnceMoreAndKeepsNoOtherOut() throws Exception {
    byte[] sound = TestVault.bytes(50_000, 1000);
    try (Vault vault = TestVault.open(dir)) {
      var damaged = vault.add(List.of(TestVault.recording(sound))).getFirst().orElseThrow().id();
      vault.setNote(damaged, "the song");
      TestVault.add(vault, 1, 2, 3); // the last page of a table is read as the database opens
    }
    for (var page : DatabasePages.of(dir).entrySet()) {
      if (page.getValue() > sound.length) { // no other is so long
        spoil(page.getKey());
      }
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.contains(TestVault.TOY, sound)).isFalse();
      var stored =
          vault.add(
              List.of(TestVault.recording(sound), TestVault.recording(TestVault.bytes(100, 2000))));
      assertThat(stored).allMatch(Optional::isPresent);
      Recording again = stored.getFirst().orElseThrow();
      assertThat(again.note()).isEqualTo("the song");
      assertThat(vault.readBytes(again.id())).isEqualTo(sound);
      assertThat(vault.contains(TestVault.TOY, sound)).isTrue();
    }
  }
}
