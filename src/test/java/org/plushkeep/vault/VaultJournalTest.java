package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.OldVault;

/** What was done with a vault is told, by whom and when, and of the erased only that it was. */
class VaultJournalTest {
  private static final String ACCOUNT = System.getProperty("user.name");

  @TempDir private Path temp;

  private Path dir() {
    return temp.resolve("vault");
  }

  private static List<String> told(Vault vault) throws VaultException {
    return vault.journal().page(JournalFilter.ALL, 0, 1000).reversed().stream()
        .map(one -> one.event() + " " + one.count())
        .toList();
  }

  @Test
  void everythingThatIsDoneIsTold() throws Exception {
    Message message;
    List<Recording> three;
    try (Vault vault = TestVault.create(dir())) {
      three = TestVault.add(vault, 1, 2, 3);
      assertThat(vault.add(List.of(TestVault.recording(TestVault.bytes(20_000, 1)))))
          .as("it is here already")
          .containsExactly(Optional.empty());
      message = TestVault.message(vault, 1);
      vault.journal().write(JournalEvent.HEARD, 1, List.of(three.getFirst().id()));
      vault.journal().write(JournalEvent.EXPORTED, 3, three.stream().map(Recording::id).toList());
    }
    try (Vault vault = TestVault.open(dir())) {
      assertThat(vault.erase(List.of(three.get(1).id(), three.get(2).id()))).isEqualTo(2);
      assertThat(vault.erase(List.of(RecordingId.random()))).isZero();
      vault.messages().erase(List.of(message.id()));
      vault.backUp(temp.resolve("stick"), _ -> {}, () -> false);
      assertThat(told(vault))
          .containsExactly(
              "CREATED 1",
              "COLLECTED 3",
              "MESSAGE_KEPT 1",
              "HEARD 1",
              "EXPORTED 3",
              "UNLOCKED 1",
              "ERASED 2",
              "MESSAGE_ERASED 1",
              "BACKED_UP 1");
      List<JournalEntry> entries = vault.journal().page(JournalFilter.ALL, 0, 1000);
      assertThat(entries).extracting(JournalEntry::account).containsOnly(ACCOUNT);
      assertThat(entries).extracting(JournalEntry::source).containsOnly(JournalSource.COMMAND);
      assertThat(entries)
          .extracting(JournalEntry::number)
          .containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
      assertThat(entries).allMatch(JournalEntry::whole);
      assertThat(entries.get(5).about()).contains(three.getFirst().id());
      assertThat(vault.journal().check(_ -> {}).isWhole()).isTrue();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    try (Vault vault =
        Vaults.restore(
            temp.resolve("stick"),
            temp.resolve("restored"),
            TestVault.PASSPHRASE.toCharArray(),
            _ -> {},
            () -> false,
            JournalSource.WINDOW,
            LastSeen.nowhere())) {
      assertThat(told(vault))
          .endsWith("MESSAGE_ERASED 1", "RESTORED 1")
          .doesNotContain("BACKED_UP 1");
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 1).getFirst().source())
          .isEqualTo(JournalSource.WINDOW);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @Test
  void waysInAreToldAndWrongPassphrasesToo() throws Exception {
    TestVault.create(dir()).close();
    String code = new String(RecoveryCode.draw());
    try (Vault vault = TestVault.open(dir())) {
      assertThatThrownBy(
              () ->
                  vault.changePassphrase("wrong".toCharArray(), "violet anchors hum".toCharArray()))
          .isInstanceOf(VaultException.class);
      vault.changePassphrase(
          TestVault.PASSPHRASE.toCharArray(), "violet anchors hum quietly".toCharArray());
      vault.setRecoverySheet("violet anchors hum quietly".toCharArray(), code.toCharArray());
    }
    try (Vault vault = Vaults.open(dir(), code.toCharArray(), JournalSource.WINDOW)) {
      vault.dropRecoverySheet(code.toCharArray());
      assertThat(told(vault))
          .containsExactly(
              "CREATED 1",
              "UNLOCKED 1",
              "REFUSED 1",
              "PASSPHRASE_CHANGED 1",
              "SHEET_MADE 1",
              "UNLOCKED_BY_SHEET 1",
              "SHEET_DROPPED 1");
    }
  }

  @Test
  void filtersAndPages() throws Exception {
    try (Vault vault = TestVault.create(dir())) {
      for (int i = 1; i <= 20; i++) {
        vault.journal().write(i % 2 == 0 ? JournalEvent.HEARD : JournalEvent.EXPORTED, i);
      }
      JournalFilter heard =
          new JournalFilter(Set.of(JournalEvent.HEARD), Optional.empty(), Long.MAX_VALUE);
      assertThat(vault.journal().count(heard)).isEqualTo(10);
      assertThat(vault.journal().page(heard, 3, 2))
          .extracting(JournalEntry::count)
          .containsExactly(14L, 12L);
      JournalFilter early = new JournalFilter(Set.of(), Optional.empty(), 3);
      assertThat(vault.journal().page(early, 0, 10))
          .extracting(JournalEntry::number)
          .containsExactly(3L, 2L, 1L);
      JournalEntry tenth = vault.journal().page(JournalFilter.ALL, 11, 1).getFirst();
      JournalFilter since = new JournalFilter(Set.of(), Optional.of(tenth.at()), Long.MAX_VALUE);
      assertThat(vault.journal().page(since, 0, 100))
          .extracting(JournalEntry::number)
          .contains(tenth.number(), 21L)
          .doesNotContain(1L);
    }
  }

  @Test
  void ofTheErasedNothingIsLeftBeyondThatItWas() throws Exception {
    RecordingId gone;
    RecordingId kept;
    try (Vault vault = TestVault.create(dir())) {
      List<Recording> two = TestVault.add(vault, 1, 2);
      gone = two.getFirst().id();
      kept = two.getLast().id();
      vault.journal().write(JournalEvent.HEARD, 1, List.of(gone));
      vault.journal().write(JournalEvent.HEARD, 1, List.of(kept));
      vault.journal().write(JournalEvent.EXPORTED, 2, List.of(gone, kept));
    }
    assertThat(DecryptedPages.hold(dir(), DecryptedPages.bytes(gone)))
        .as("it can be found")
        .isTrue();
    try (Vault vault = TestVault.open(dir())) {
      vault.erase(List.of(gone));
      List<JournalEntry> heard =
          vault
              .journal()
              .page(
                  new JournalFilter(Set.of(JournalEvent.HEARD), Optional.empty(), Long.MAX_VALUE),
                  0,
                  10);
      assertThat(heard)
          .extracting(JournalEntry::about)
          .containsExactly(Optional.of(kept), Optional.empty());
      assertThat(vault.journal().check(_ -> {}).isWhole()).as("nothing was cut for it").isTrue();
    }
    assertThat(DecryptedPages.hold(dir(), DecryptedPages.bytes(gone))).isFalse();
    assertThat(DecryptedPages.hold(dir(), DecryptedPages.bytes(kept))).isTrue();
    try (var files = Files.list(dir())) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(gone.toString());
      }
    }
  }

  @Test
  void anOldVaultBeginsItsHistoryWhenItIsOpened() throws Exception {
    for (int schema = 1; schema <= 4; schema++) {
      Path old = temp.resolve("old" + schema);
      OldVault.put(schema, old);
      for (int opened = 1; opened <= 2; opened++) {
        try (Vault vault =
            Vaults.open(old, OldVault.PASSPHRASE.toCharArray(), JournalSource.WINDOW)) {
          assertThat(told(vault)).hasSize(opened).containsOnly("UNLOCKED 1");
          assertThat(vault.verify(_ -> {}).problems()).isEmpty();
        }
      }
    }
  }
}
