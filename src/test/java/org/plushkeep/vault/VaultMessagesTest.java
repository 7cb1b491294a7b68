package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.VaultException.Problem;

/** Messages for a toy in the vault: kept, locked, found damaged, missed. */
class VaultMessagesTest {
  @TempDir private Path temp;
  private Path dir;
  private Message older;
  private Message newer;

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      older = TestVault.message(vault, 1);
      newer = TestVault.message(vault, 2);
    }
  }

  @Test
  void whatIsKeptIsThereAfterLockingWithTitleClipAndSource() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.messages().list()).containsExactly(newer, older);
      assertThat(older.title()).isEqualTo("title 1");
      assertThat(older.madeAt()).isEqualTo(Instant.ofEpochSecond(1));
      assertThat(older.duration()).isEqualTo(Duration.ofSeconds(2));
      assertThat(older.byteCount()).isEqualTo(4_032);
      assertThat(vault.messages().readClip(older.id())).isEqualTo(TestVault.clip(1));
      assertThat(vault.messages().readSource(newer.id())).isEqualTo(TestVault.source(2));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aMessageMayHaveNoTitleAndNoSourceButNotAnEndlessTitle() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      Message bare =
          vault
              .messages()
              .add(
                  new NewMessage(
                      "", Instant.now(), Duration.ofSeconds(1), TestVault.clip(3), new byte[0]));
      assertThat(vault.messages().readSource(bare.id())).isEmpty();
      assertThat(vault.messages().list().getFirst()).isEqualTo(bare);
    }
    assertThatThrownBy(
            () ->
                new NewMessage(
                    "x".repeat(101), Instant.now(), Duration.ZERO, new byte[0], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingOfAMessageLiesInTheClear() throws Exception {
    byte[] database = Files.readAllBytes(dir.resolve(Store.FILE));
    String all = new String(database, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(all).doesNotContain("title 1");
    assertThat(
            DecryptedPages.hold(dir, "title 1".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .as("sealed also within the database")
        .isFalse();
    assertThat(DecryptedPages.hold(dir, java.util.Arrays.copyOfRange(TestVault.clip(1), 0, 64)))
        .isFalse();
  }

  @Test
  void aLockedVaultHasNoMessages() throws Exception {
    Messages messages;
    try (Vault vault = TestVault.open(dir)) {
      messages = vault.messages();
    }
    assertThatThrownBy(messages::list).extracting("problem").isEqualTo(Problem.LOCKED);
  }

  @Test
  void aMessageThatIsNotHereIsNoDamage() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.messages().readClip(MessageId.random()))
          .extracting("problem")
          .isEqualTo(Problem.NO_SUCH);
      assertThat(vault.messages().erase(List.of(MessageId.random()))).isZero();
    }
  }

  @Test
  void aRowTakenAwayIsMissed() throws Exception {
    sql("DELETE FROM message WHERE id = '" + older.id() + "'");
    expectProblem("There should be 2 messages, but 1 are here.");
    sql("DELETE FROM message");
    expectProblem("There should be 2 messages, but 0 are here.");
    sql("UPDATE vault_state SET messages = 0");
    expectProblem("The database's own record of itself is damaged.");
  }

  @Test
  void anEditedRowIsFoundAndTheOtherStaysReadable() throws Exception {
    sql("UPDATE message SET made_at = made_at + 1 WHERE id = '" + older.id() + "'");
    isDamagedAlone();
  }

  @Test
  void soundOfAnotherMessageIsFound() throws Exception {
    for (String kind : List.of(MessageRows.CLIP, MessageRows.SOURCE)) {
      sql(
          "UPDATE message_piece p SET bytes = (SELECT bytes FROM message_piece q WHERE q.kind ="
              + " p.kind AND q.part = p.part AND q.message_id = '"
              + newer.id()
              + "') WHERE kind = '"
              + kind
              + "' AND message_id = '"
              + older.id()
              + "'");
      expectProblem("Message " + older.id() + " is damaged.");
    }
  }

  @Test
  void aTitleOfAnotherMessageIsFound() throws Exception {
    sql(
        "UPDATE message SET details = (SELECT details FROM message WHERE id = '"
            + newer.id()
            + "') WHERE id = '"
            + older.id()
            + "'");
    isDamagedAlone();
  }

  @Test
  void aSourceCutShortIsFound() throws Exception {
    sql("DELETE FROM message_piece WHERE part = 1 AND message_id = '" + older.id() + "'");
    expectProblem("Message " + older.id() + " is damaged.");
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.messages().readSource(older.id()))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThat(vault.messages().readClip(older.id())).isEqualTo(TestVault.clip(1));
    }
  }

  private void isDamagedAlone() throws Exception {
    expectProblem("Message " + older.id() + " is damaged.");
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.messages().readClip(older.id()))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThat(vault.messages().list()).containsExactly(newer);
      assertThat(vault.messages().readClip(newer.id())).isEqualTo(TestVault.clip(2));
    }
  }

  @Test
  void aFlippedBitInTheDatabaseIsFoundOrHarmless() throws Exception {
    Path whole = dir;
    Random random = new Random(23);
    TreeSet<String> seen = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      // In a folder of its own: H2 may keep a damaged file locked until the program ends.
      dir = temp.resolve("copy" + i);
      TestVault.copy(whole, dir);
      Path database = dir.resolve(Store.FILE);
      TestVault.flip(database, random.nextInt((int) Files.size(database)), 1 << random.nextInt(8));
      seen.add(walk());
    }
    assertThat(seen).as("what came of 40 flipped bits").hasSizeGreaterThan(1);
  }

  /** Opens, reads all: right bytes or a word of damage, never other bytes and never a crash. */
  private String walk() {
    try (Vault vault = TestVault.open(dir)) {
      boolean wrong = false;
      for (Message one : List.of(older, newer)) {
        long seed = one.equals(older) ? 1 : 2;
        try {
          assertThat(vault.messages().readClip(one.id())).isEqualTo(TestVault.clip(seed));
          assertThat(vault.messages().readSource(one.id())).isEqualTo(TestVault.source(seed));
        } catch (VaultException e) {
          assertThat(e.problem()).isIn(Problem.DAMAGED, Problem.NO_SUCH);
          wrong = true;
        }
      }
      if (wrong) {
        assertThat(vault.verify(_ -> {}).isWhole()).isFalse();
      }
      return wrong ? "damaged" : "harmless";
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DAMAGED);
      return "does not open";
    }
  }

  @Test
  void aVaultFromBeforeThereWereMessagesOpensAndTakesThem() throws Exception {
    Path old = temp.resolve("old");
    Recording before;
    try (Vault vault = TestVault.create(old)) {
      before = TestVault.add(vault, 1).getFirst();
    }
    dir = old;
    sql("DROP TABLE message_piece");
    sql("DROP TABLE message");
    sql("ALTER TABLE vault_state DROP COLUMN messages");
    sql("DELETE FROM schema_version WHERE version >= 4");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(vault.find(before.id())).contains(before);
      assertThat(vault.messages().list()).isEmpty();
      TestVault.message(vault, 1);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @Test
  void aMigrationThatWasKilledHalfWayGoesOn() throws Exception {
    sql("DELETE FROM schema_version WHERE version >= 4");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.messages().list()).hasSize(2);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  private void expectProblem(String sentence) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      VerifyReport report = vault.verify(_ -> {});
      assertThat(report.problems()).contains(sentence);
      assertThat(report.isWhole()).isFalse();
    }
  }

  private void sql(String statement) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute(statement);
      store.force();
    }
    keys.close();
  }
}
