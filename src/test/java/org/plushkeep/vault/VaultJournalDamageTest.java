package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.JournalReport.Flaw;
import org.plushkeep.vault.JournalReport.Kind;

/** Somebody with the passphrase and a database program has changed the history: it is shown. */
class VaultJournalDamageTest {
  @TempDir private Path temp;
  private Path dir;
  private RecordingId first;

  /** CREATED, COLLECTED 2, HEARD, EXPORTED; then UNLOCKED at each opening. */
  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> two = TestVault.add(vault, 1, 2);
      first = two.getFirst().id();
      vault.journal().write(JournalEvent.HEARD, 1, List.of(first));
      vault.journal().write(JournalEvent.EXPORTED, 2, two.stream().map(Recording::id).toList());
    }
  }

  private void tamper(String... statements) throws Exception {
    TamperedJournal.execute(dir, TestVault.PASSPHRASE, statements);
  }

  private List<Flaw> flaws() throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      return vault.journal().check(_ -> {}).flaws();
    }
  }

  @Test
  void anEditedEntryIsNamedAndEverythingElseGoesOn() throws Exception {
    tamper("UPDATE journal SET amount = 1 WHERE event = 'EXPORTED'");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.journal().check(_ -> {}).flaws())
          .containsExactly(new Flaw(Kind.EDITED, 4, 4));
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 10))
          .filteredOn(one -> !one.whole())
          .extracting(JournalEntry::number)
          .containsExactly(4L);
      VerifyReport report = vault.verify(_ -> {});
      assertThat(report.problems())
          .containsExactly("Entry 4 of the history is not what was written.");
      assertThat(report.whole()).isEqualTo(2);
      assertThat(TestVault.add(vault, 3)).hasSize(1);
      assertThat(vault.erase(List.of(first))).isEqualTo(1);
      assertThat(vault.journal().check(_ -> {}).flaws())
          .as("it stays shown, and what follows is whole")
          .containsExactly(new Flaw(Kind.EDITED, 4, 4));
    }
  }

  @Test
  void whatWasTakenOutIsMissedForEver() throws Exception {
    tamper("DELETE FROM journal WHERE seq = 3");
    assertThat(flaws()).containsExactly(new Flaw(Kind.MISSING, 3, 3));
    assertThat(flaws()).containsExactly(new Flaw(Kind.MISSING, 3, 3));
  }

  @Test
  void aTailThatWasCutOffIsMissedForEver() throws Exception {
    tamper("DELETE FROM journal WHERE seq >= 3");
    assertThat(flaws()).containsExactly(new Flaw(Kind.MISSING, 3, 4));
    assertThat(flaws()).containsExactly(new Flaw(Kind.MISSING, 3, 4));
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems())
          .containsExactly("Entries 3 to 4 of the history are missing.");
    }
  }

  @Test
  void cuttingTheCountTooIsMissedForEver() throws Exception {
    tamper(
        "DELETE FROM journal WHERE seq >= 3",
        "UPDATE vault_state SET journal = 2, journal_head = (SELECT mac FROM journal WHERE seq ="
            + " 2)");
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Kind.COUNT);
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Kind.COUNT);
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 3);
    }
    assertThat(flaws())
        .as("a number was left out where nobody knows how many there were")
        .containsExactly(new Flaw(Kind.MISSING, 6, 6));
    assertThat(flaws()).containsExactly(new Flaw(Kind.MISSING, 6, 6));
  }

  @Test
  void aHistoryThatIsGoneAltogetherIsMissed() throws Exception {
    tamper("DELETE FROM journal", "DELETE FROM vault_state");
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Kind.COUNT);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(TestVault.add(vault, 3)).hasSize(1);
      assertThat(vault.readBytes(first)).isEqualTo(TestVault.bytes(20_000, 1));
    }
    assertThat(flaws()).containsExactly(new Flaw(Kind.MISSING, 3, 3));
  }

  @Test
  void entriesThatOthersPutThereAreFoundAndStopNobody() throws Exception {
    tamper(
        "INSERT INTO journal SELECT seq + 1, happened_at, event, amount, source, account,"
            + " previous, mac, detail FROM journal WHERE seq = 4");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.journal().check(_ -> {}).flaws())
          .extracting(Flaw::kind, Flaw::from)
          .contains(org.assertj.core.groups.Tuple.tuple(Kind.EDITED, 5L));
      assertThat(TestVault.add(vault, 3)).hasSize(1);
    }
  }

  @Test
  void twoThatChangedPlacesAreFound() throws Exception {
    tamper(
        "UPDATE journal SET seq = 100 WHERE seq = 2",
        "UPDATE journal SET seq = 2 WHERE seq = 3",
        "UPDATE journal SET seq = 3 WHERE seq = 100");
    assertThat(flaws()).containsExactly(new Flaw(Kind.EDITED, 2, 4));
  }

  @Test
  void aReferenceThatWasChangedOrTakenAwayIsFound() throws Exception {
    tamper("UPDATE journal_about SET mac = X'00' WHERE seq = 3");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.journal().check(_ -> {}).flaws())
          .extracting(Flaw::kind)
          .containsExactly(Kind.REFERENCES);
      assertThat(vault.journal().page(JournalFilter.ALL, 2, 1).getFirst().about()).isEmpty();
    }
    tamper("DELETE FROM journal_about WHERE seq = 3");
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 3);
      vault.erase(List.of(first));
      assertThat(vault.verify(_ -> {}).problems())
          .containsExactly("Which recordings the history is about is not what was written.");
    }
  }

  @Test
  void anOlderDatabasePutBackIsNoticedAndStaysSo() throws Exception {
    Path database = dir.resolve(Store.FILE);
    byte[] older = Files.readAllBytes(database);
    try (Vault vault = TestVault.open(dir)) {
      vault.journal().write(JournalEvent.EXPORTED, 1, List.of(first));
    }
    assertThat(flaws()).isEmpty();
    Files.write(database, older);
    assertThat(flaws()).containsExactly(new Flaw(Kind.OLDER, 7, 7));
    for (int i = 0; i < 5; i++) {
      try (Vault vault = TestVault.open(dir)) {
        assertThat(TestVault.add(vault, 10 + i)).hasSize(1);
      }
    }
    assertThat(flaws())
        .as("also when it is longer than it was")
        .containsExactly(new Flaw(Kind.OLDER, 7, 7));
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems())
          .containsExactly(
              "The history once went as far as entry 7: an older copy of the database was put"
                  + " back.");
    }
  }

  @Test
  void aClockThatWasSetBackChangesNoOrderAndIsShown() throws Exception {
    Instant now = Instant.parse("2026-11-28T10:00:00Z");
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      JournalRows rows = new JournalRows(keys, store, Author.by(JournalSource.WINDOW));
      for (int hours : new int[] {2000, 1000, 1001}) {
        Instant at = now.plus(Duration.ofHours(24L * 365 * 20 + hours));
        rows.append(List.of(new Deed(JournalEvent.HEARD, 1, List.of(), at, Optional.empty())));
      }
    }
    try (Vault vault = TestVault.open(dir)) {
      List<JournalEntry> entries = vault.journal().page(JournalFilter.ALL, 0, 4);
      assertThat(entries).extracting(JournalEntry::number).containsExactly(8L, 7L, 6L, 5L);
      assertThat(entries)
          .extracting(JournalEntry::clockWentBack)
          .as("opened today, twenty years before the last entry")
          .containsExactly(true, false, true, false);
      assertThat(vault.journal().check(_ -> {}).isWhole()).isTrue();
    }
  }
}
