package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.VaultException.Problem;

/** Wrong passphrases on a locked vault are noted beside it, and told in its history once. */
class VaultRefusalsTest {
  private static final JournalFilter REFUSED =
      new JournalFilter(
          Set.of(JournalEvent.REFUSED, JournalEvent.REFUSALS_LOST),
          Optional.empty(),
          Long.MAX_VALUE);

  @TempDir private Path temp;
  private Path dir;
  private Path note;

  @BeforeEach
  void make() throws Exception {
    dir = temp.resolve("vault");
    note = dir.resolve(Refusals.NAME);
    TestVault.create(dir).close();
  }

  private void tryWrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> Vaults.open(dir, "pirate songs".toCharArray(), JournalSource.WINDOW))
          .extracting("problem")
          .isEqualTo(Problem.WRONG_PASSPHRASE);
    }
  }

  private List<JournalEntry> refused() throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      return vault.journal().page(REFUSED, 0, 1000);
    }
  }

  @Test
  void eachIsToldOnceWithItsTimeAndNothingOfWhatWasTyped() throws Exception {
    tryWrong(2);
    assertThat(Files.readString(note)).doesNotContain("pirate", "songs").contains("WINDOW");
    List<JournalEntry> told = refused();
    assertThat(told).hasSize(2);
    assertThat(told.getFirst().source()).isEqualTo(JournalSource.WINDOW);
    assertThat(told.getFirst().account()).isEqualTo(System.getProperty("user.name"));
    assertThat(note).doesNotExist();
    assertThat(refused()).hasSize(2);
    tryWrong(1);
    assertThat(refused()).hasSize(3);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 100).reversed())
          .extracting(JournalEntry::event)
          .as("before the unlocking that they were before")
          .startsWith(
              JournalEvent.CREATED,
              JournalEvent.REFUSED,
              JournalEvent.REFUSED,
              JournalEvent.UNLOCKED);
    }
  }

  @Test
  void stoppedBeforeTheNoteWasRemovedTheyAreToldOnceAllTheSame() throws Exception {
    tryWrong(2);
    byte[] before = Files.readAllBytes(note);
    assertThat(refused()).hasSize(2);
    Files.write(note, before);
    assertThat(refused()).hasSize(2);
    Files.write(note, before);
    tryWrong(1); // added to the note that could not be removed
    assertThat(refused()).hasSize(3);
  }

  @Test
  void theNoteStaysSmallAndTheNumberIsRightAllTheSame() throws Exception {
    tryWrong(Refusals.MOST + 5);
    assertThat(Files.size(note)).isLessThan(20_000);
    List<JournalEntry> told = refused();
    assertThat(told).hasSize(Refusals.MOST + 1);
    assertThat(told.stream().mapToLong(JournalEntry::count).sum()).isEqualTo(Refusals.MOST + 5);
    assertThat(told.getLast().count()).isEqualTo(5);
  }

  @Test
  void aNoteThatCannotBeReadKeepsNobodyOutAndIsTold() throws Exception {
    String date = "{\"at\":\"%s\",\"source\":\"WINDOW\",\"account\":\"a\"}";
    String whole =
        "{\"id\":\"1c46d8d1-a985-41da-b825-a32134c2ecf6\",\"total\":1,\"attempts\":[%s]}";
    List<String> bad =
        List.of(
            "",
            "null",
            "[]",
            "{\"id\":7",
            whole.formatted(""),
            whole.formatted("null"),
            whole.formatted("{}"),
            whole.formatted(date.formatted("yesterday")),
            whole.formatted(date.formatted("+9999999999-01-01T00:00:00Z")),
            whole.replace(":1,", ":-1,").formatted(date.formatted("2026-11-28T10:00:00Z")),
            "x".repeat(100_000));
    for (int i = 0; i < bad.size(); i++) {
      Files.writeString(note, bad.get(i));
      List<JournalEntry> told = refused();
      assertThat(told).as(bad.get(i)).hasSize(i + 1);
      assertThat(told.getFirst().event()).isEqualTo(JournalEvent.REFUSALS_LOST);
      assertThat(note).doesNotExist();
    }
    Files.writeString(note, whole.formatted(date.formatted("2026-11-28T10:00:00Z")));
    assertThat(refused().getFirst().event()).as("this one can").isEqualTo(JournalEvent.REFUSED);
    Files.writeString(
        note,
        whole.replace("1c46", "2c46").formatted(date.formatted("+999999999-01-01T00:00:00Z")));
    assertThat(refused().getFirst().at().toString()).as("as far as goes").startsWith("2262-");
    int before = refused().size();
    Files.writeString(note, "garbage");
    tryWrong(1);
    byte[] both = Files.readAllBytes(note);
    assertThat(refused())
        .as("those that are lost are not forgotten over the next one")
        .hasSize(before + 2)
        .extracting(JournalEntry::event)
        .startsWith(JournalEvent.REFUSED, JournalEvent.REFUSALS_LOST);
    Files.write(note, both); // which could not be removed
    assertThat(refused()).as("once").hasSize(before + 2);
    Files.write(note, both);
    tryWrong(1);
    assertThat(refused()).hasSize(before + 3);
  }
}
