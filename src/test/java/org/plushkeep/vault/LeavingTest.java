package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.VaultException.Problem;

/**
 * An erasure that was killed once its keys were gone, before the rows were: from the first moment
 * on nobody finds what was erased, and whoever writes next has the rows leave.
 */
class LeavingTest {
  private static final ToyId FORGOTTEN = new ToyId("C4:BE:84:00:00:77");

  @TempDir private Path temp;

  private Path dir;
  private List<Recording> all;
  private RecordingId gone;
  private RecordingId kept;

  @BeforeEach
  void makeAVault() throws Exception {
    FullDisk.register();
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      all = TestVault.add(vault, 1, 2, 3);
      gone = all.get(0).id();
      kept = all.get(1).id();
      vault.bin().put(List.of(gone), Instant.EPOCH);
    }
  }

  @AfterEach
  void emptyAgain() {
    FullDisk.empty();
  }

  private interface Work {
    void run(Store store, KeyRing keys) throws Exception;
  }

  private void withStore(Work work) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      work.run(store, keys);
      store.force();
    }
  }

  private void eraseUpToTheRows(RecordingId... ids) throws Exception {
    withStore(
        (store, keys) -> {
          JournalRows journal = new JournalRows(keys, store, Author.by(JournalSource.WINDOW));
          Erasure.drop(store, keys, journal, Going.recordings(List.of(ids)));
          Erasure.settle(store, keys);
          assertThat(rows(store, "recording")).as("not yet").contains(ids[0].uuid());
        });
  }

  private static List<UUID> rows(Store store, String table) {
    return store.handle().createQuery("SELECT id FROM " + table).mapTo(UUID.class).list();
  }

  private void assertNothingLeaves() throws Exception {
    withStore(
        (store, _) -> {
          assertThat(rows(store, Leaving.TABLE)).isEmpty();
          assertThat(rows(store, "recording")).doesNotContain(gone.uuid()).contains(kept.uuid());
        });
  }

  @Test
  void whatIsLeavingIsFoundByNobody() throws Exception {
    eraseUpToTheRows(gone);
    withStore(
        (store, keys) -> {
          Recordings recordings = new Recordings(keys, store);
          assertThat(recordings.row(gone.uuid())).isEmpty();
          assertThat(recordings.has(keys.digest(TestVault.TOY.value(), TestVault.bytes(20_000, 1))))
              .isFalse();
          Listing listing = new Listing(store);
          assertThat(listing.ids(RecordingFilter.ALL)).hasSize(2).doesNotContain(gone);
          assertThat(listing.count(RecordingFilter.ALL)).isEqualTo(2);
          assertThat(listing.page(RecordingFilter.ALL, 0, 10)).hasSize(2);
          assertThat(listing.count(RecordingFilter.BIN)).isZero();
          assertThat(listing.unread("unknown", 1)).hasSize(2);
          assertThat(listing.unmeasured("no format")).hasSize(2);
          RuleRows rules = new RuleRows(keys, store);
          assertThat(rules.facts(gone)).isEmpty();
          assertThat(rules.facts(Optional.empty(), 10).facts()).hasSize(2);
          assertThat(recordings.toys().recordings(TestVault.TOY.value())).isEqualTo(2);
        });
  }

  @Test
  void theNextOpeningHasItLeaveAndOwesItsReceipt() throws Exception {
    eraseUpToTheRows(gone);
    try (Vault vault = TestVault.open(dir)) {
      Owed owed = vault.receipts().owed().orElseThrow();
      assertThat(owed.erased()).isEqualTo(vault.receipts().lookFor(Gone.recordings(List.of(gone))));
      assertThat(owed.erased().compacted()).isTrue();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
    }
    assertNothingLeaves();
  }

  @Test
  void whereSomeHaveLeftTheRestFollows() throws Exception {
    RecordingId other = all.get(2).id();
    eraseUpToTheRows(gone, other);
    withStore(
        (store, _) -> {
          store.handle().execute("DELETE FROM recording WHERE id = ?", other.uuid());
          store.handle().execute("DELETE FROM leaving WHERE id = ?", other.uuid());
          store.indexes().drop(); // as when it was killed half-way
        });
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(kept);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertNothingLeaves();
  }

  @Test
  void aFullDiskKeepsNobodyFromTheRestAndShowsNothingThatIsGone() throws Exception {
    eraseUpToTheRows(gone);
    FullDisk.FULL.set(true);
    try (Vault vault = TestVault.open(dir, FullDisk.PREFIX)) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
      assertThat(vault.find(gone)).isEmpty();
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
      Owed owed = vault.receipts().owed().orElseThrow();
      assertThat(owed.erased().recordings())
          .isEqualTo(vault.receipts().lookFor(Gone.recordings(List.of(gone))).recordings())
          .hasSize(1);
      assertThat(owed.erased().keyDestroyed()).isTrue();
      assertThat(owed.erased().compacted()).isFalse();
      assertThat(vault.verify(_ -> {}).problems())
          .singleElement()
          .asString()
          .startsWith("What the database knew of 1 erased recordings is still in it");
      assertThatThrownBy(() -> vault.setNote(kept, "heard"))
          .extracting("problem")
          .isEqualTo(Problem.DISK);
      FullDisk.empty();
      assertThat(TestVault.add(vault, 1)).as("the same sound again").hasSize(1);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertNothingLeaves();
  }

  @Test
  void aForgottenToyIsCalledNothingFromTheFirstMomentAndGoesWithItsLastRow() throws Exception {
    RecordingId last;
    try (Vault vault = TestVault.open(dir)) {
      vault.saveToy(new KnownToy(FORGOTTEN, "Starburst", "Grace", "", Instant.EPOCH));
      NewRecording sound =
          new NewRecording(
              FORGOTTEN, Instant.now(), new byte[9], Duration.ZERO, "unknown", new byte[1]);
      last = vault.add(List.of(sound)).getFirst().orElseThrow().id();
      vault.care().forget(FORGOTTEN);
    }
    eraseUpToTheRows(last);
    withStore(
        (store, _) -> {
          assertThat(toys(store, "toy_name", "toy_id")).doesNotContain(FORGOTTEN.value());
          assertThat(toys(store, "toy", "id")).as("rows still need it").contains(FORGOTTEN.value());
        });
    TestVault.open(dir).close();
    withStore((store, _) -> assertThat(toys(store, "toy", "id")).hasSize(1));
  }

  private static List<String> toys(Store store, String table, String column) {
    return store
        .handle()
        .createQuery("SELECT " + column + " FROM " + table)
        .mapTo(String.class)
        .list();
  }

  @Test
  void whoCancelsHasNothingLeave() throws Exception {
    withStore(
        (store, keys) -> {
          JournalRows journal = new JournalRows(keys, store, Author.by(JournalSource.WINDOW));
          int[] looks = new int[1];
          Runnable later =
              () -> {
                if (++looks[0] > 1) {
                  throw new CancellationException();
                }
              };
          Going going = Going.byRule(List.of(gone.uuid()), List.of(), later);
          assertThatThrownBy(() -> Erasure.drop(store, keys, journal, going))
              .isInstanceOf(CancellationException.class);
          assertThat(store.isAnythingLeaving()).isFalse();
          assertThat(new Listing(store).count(RecordingFilter.BIN)).isEqualTo(1);
        });
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.readBytes(gone)).isEqualTo(TestVault.bytes(20_000, 1));
    }
  }

  /** What a large transaction has written on its way is undone where it found no end. */
  @Test
  void whatWasWrittenOfAnErasureThatWasCutShortIsUndone() throws Exception {
    Path killed = temp.resolve("killed");
    withStore(
        (store, _) -> {
          store.handle().begin();
          store.handle().execute("DELETE FROM recording");
          store.handle().execute("DELETE FROM key_block");
          store.lighten();
          store.force();
          Files.createDirectory(killed);
          try (var files = Files.list(dir)) {
            for (Path file : files.toList()) {
              Files.copy(file, killed.resolve(file.getFileName()));
            }
          }
          store.handle().rollback();
        });
    try (Vault vault = TestVault.open(killed)) {
      assertThat(vault.readBytes(gone)).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  /** Something that refers to the row stands in for a page that does not read. */
  @Test
  void whatCannotLeaveKeepsNobodyFromTheRest() throws Exception {
    eraseUpToTheRows(gone);
    withStore(
        (store, _) -> {
          store.handle().execute("CREATE TABLE hold (id UUID REFERENCES recording (id))");
          store.handle().execute("INSERT INTO hold VALUES (?)", gone.uuid());
        });
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.find(gone)).isEmpty();
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
      vault.setNote(kept, "heard");
      assertThat(TestVault.add(vault, 4)).hasSize(1);
      assertThat(vault.receipts().owed().orElseThrow().erased().compacted()).isFalse();
      assertThat(vault.erase(List.of(gone, all.get(2).id()))).as("the next goes too").isEqualTo(1);
      assertThat(vault.find(all.get(2).id())).isEmpty();
      assertThat(vault.verify(_ -> {}).problems())
          .singleElement()
          .asString()
          .startsWith("What the database knew of 2 erased recordings is still in it");
    }
    withStore((store, _) -> store.handle().execute("DROP TABLE hold"));
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(vault.receipts().owed().orElseThrow().erased().compacted()).isTrue();
    }
    assertNothingLeaves();
  }
}
