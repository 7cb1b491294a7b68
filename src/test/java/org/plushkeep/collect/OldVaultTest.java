package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.OldVault;
import org.plushkeep.vault.CareBook;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** A vault that an earlier version made opens, is whole, and learns what it could not know. */
class OldVaultTest {
  private static final RecordingFilter SILENT =
      new RecordingFilter(Optional.empty(), Set.of(), true);

  private static final SafetyNote LOOKED =
      new SafetyNote(Instant.parse("2026-11-28T10:00:00Z"), "found");

  @TempDir Path temp;

  private Vault open() throws VaultException {
    return Vaults.open(temp.resolve("vault"), OldVault.PASSPHRASE.toCharArray());
  }

  @Test
  void itsDatabaseIsMadeAnewOnceForWhatWasErasedMayStillBeInItsPages() throws Exception {
    for (int schema = 1; schema <= 4; schema++) {
      Path dir = temp.resolve("vault" + schema);
      OldVault.put(schema, dir);
      Object before = file(dir);
      assumeTrue(before != null, "this system does not tell one file from another");
      Vaults.open(dir, OldVault.PASSPHRASE.toCharArray()).close();
      Object after = file(dir);
      assertThat(after).as("schema %s", schema).isNotEqualTo(before);
      Vaults.open(dir, OldVault.PASSPHRASE.toCharArray()).close();
      assertThat(file(dir)).as("schema %s, once more", schema).isEqualTo(after);
    }
  }

  private static @Nullable Object file(Path dir) throws IOException {
    return Files.readAttributes(dir.resolve("recordings.mv.db"), BasicFileAttributes.class)
        .fileKey();
  }

  @Test
  void everythingInSchemaTwoIsThereAndCanBeFilteredAfterwards() throws Exception {
    OldVault.put(2, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all)
          .extracting(Recording::format)
          .containsExactly("g722.1-16k", "g722.1-16k", "g722.1-16k", "unknown", "g722.1-16k");
      assertThat(all).extracting(Recording::silence).containsOnly(Silence.UNKNOWN);
      assertThat(all.getFirst().note()).isEqualTo("sings of the moon");
      assertThat(all.getFirst().verdict()).isEqualTo(Verdict.KEPT);
      assertThat(vault.toys().getFirst().sound()).isEqualTo("ima-adpcm-low");
      assertThat(vault.count(SILENT)).isZero();

      assertThat(new Rereader(vault).measure(() -> false)).isEqualTo(4);
      assertThat(new Rereader(vault).measure(() -> false)).isZero();

      for (Recording one : vault.page(RecordingFilter.ALL, 0, 10)) {
        assertSounds(vault, one);
      }
    }
    try (Vault vault = open()) {
      assertThat(vault.page(SILENT, 0, 10))
          .extracting(Recording::duration)
          .containsExactly(Duration.ofSeconds(8));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  private static void assertSounds(Vault vault, Recording one) throws Exception {
    Waveform outline = Waveform.fromBytes(vault.readPeaks(one.id()));
    if (one.format().equals("unknown")) {
      assertThat(one.silence()).isEqualTo(Silence.UNKNOWN);
      assertThat(outline.isEmpty()).isTrue();
      return;
    }
    Pcm pcm = ToyAudio.decode(vault.readBytes(one.id()), one.format());
    assertThat(pcm.duration()).isEqualTo(one.duration());
    assertThat(outline.toBytes()).isEqualTo(Waveform.of(pcm).toBytes());
    assertThat(one.silence().permille()).isEqualTo(outline.marks().silentPermille());
  }

  @Test
  void everythingInSchemaOneIsThereAndIsMeasured() throws Exception {
    OldVault.put(1, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.toys().getFirst().sound()).isEmpty();
      assertThat(new Rereader(vault).measure(() -> false)).isEqualTo(3);
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all).hasSize(3).extracting(Recording::child).containsOnly("Ada");
      for (Recording one : all) {
        assertSounds(vault, one);
      }
      vault.setSound(all.getFirst().toyId(), "ima-adpcm-high");
    }
    try (Vault vault = open()) {
      assertThat(vault.toys().getFirst().sound()).isEqualTo("ima-adpcm-high");
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void schemaThreeKnowsOfSilence() throws Exception {
    OldVault.put(3, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.unmeasured("unknown")).isEmpty();
      assertThat(vault.page(SILENT, 0, 10))
          .extracting(Recording::duration)
          .containsExactly(Duration.ofSeconds(8));
      for (Recording one : vault.page(RecordingFilter.ALL, 0, 10)) {
        assertSounds(vault, one);
      }
      assertThat(vault.page(RecordingFilter.ALL, 0, 1).getFirst().note())
          .isEqualTo("sings of the moon");
    }
  }

  @Test
  void schemaFourHasAMessage() throws Exception {
    OldVault.put(4, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      List<Message> messages = vault.messages().list();
      assertThat(messages).extracting(Message::title).containsExactly("Good night, bear");
      assertThat(vault.messages().readSource(messages.getFirst().id())).containsExactly(1, 2, 3);
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all).hasSize(5);
      assertThat(all.getFirst().note()).isEqualTo("sings of the moon");
      for (Recording one : all) {
        assertSounds(vault, one);
      }
    }
  }

  @Test
  void schemasFiveAndSixHaveAHistory() throws Exception {
    for (int schema = 5; schema <= 6; schema++) {
      Path dir = temp.resolve("vault" + schema);
      OldVault.put(schema, dir);
      try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray())) {
        assertThat(vault.verify(_ -> {}).problems()).isEmpty();
        assertThat(vault.messages().list())
            .extracting(Message::title)
            .containsExactly("Good night, bear");
        List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
        assertThat(all).hasSize(5);
        assertThat(all.getFirst().verdict()).isEqualTo(Verdict.KEPT);
        for (Recording one : all) {
          assertSounds(vault, one);
        }
        List<JournalEntry> history = vault.journal().page(JournalFilter.ALL, 0, 100);
        assertThat(history).allMatch(JournalEntry::whole);
        assertThat(history)
            .filteredOn(one -> one.account().equals("ada"))
            .extracting(JournalEntry::event)
            .contains(JournalEvent.CREATED, JournalEvent.COLLECTED, JournalEvent.MESSAGE_KEPT)
            .contains(JournalEvent.HEARD);
        assertThat(history)
            .filteredOn(one -> one.event() == JournalEvent.HEARD)
            .extracting(JournalEntry::about)
            .containsExactly(Optional.of(all.getFirst().id()));
        vault.erase(List.of(all.getLast().id()));
      }
      try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray())) {
        assertThat(vault.verify(_ -> {}).problems()).isEmpty();
        assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(4);
      }
    }
  }

  @Test
  void whatWaitsInSchemaSixIsMovedIn() throws Exception {
    OldVault.put(6, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.arrivals().isAllowed()).isTrue();
      assertThat(new MovingIn(vault).run(_ -> {}, () -> false).added()).hasSize(1);
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(6);
    }
  }

  @Test
  void schemaNineHasABinAndNoToyWithASecret() throws Exception {
    OldVault.put(9, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      assertThat(vault.bin().count()).isEqualTo(1);
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all).hasSize(2);
      assertThat(all.getFirst().verdict()).isEqualTo(Verdict.KEPT);
      for (Recording one : all) {
        assertSounds(vault, one);
      }
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 100))
          .allMatch(JournalEntry::whole)
          .extracting(JournalEntry::account)
          .contains("ada");
      KnownToy toy = vault.toys().getFirst();
      assertThat(toy.name()).isEqualTo("Bruno");
      assertThat(vault.toySecret(toy.id())).isEmpty();
      vault.saveToy(toy, new byte[] {1, 2, 3});
    }
    try (Vault vault = open()) {
      assertThat(vault.toySecret(vault.toys().getFirst().id())).containsExactly(1, 2, 3);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 10, 11, 12, 13, 14})
  void schemasWhoseNumbersWereAnothersBeforeHaveAllThatTheyShould(int schema) throws Exception {
    OldVault.put(schema, temp.resolve("vault"));
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all).hasSize(3);
      assertThat(all.getFirst().note()).isEqualTo("sings of the moon");
      assertThat(all.getFirst().verdict()).isEqualTo(Verdict.KEPT);
      for (Recording one : all) {
        assertSounds(vault, one);
      }
      assertThat(vault.messages().list())
          .extracting(Message::title)
          .containsExactly("Good night, bear");
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 100))
          .allMatch(JournalEntry::whole)
          .extracting(JournalEntry::account)
          .contains("ada");
      ToyId toy = vault.toys().getFirst().id();
      assertThat(vault.care().volumeCap(toy)).isEqualTo(schema < 10 ? CareBook.NO_CAP : 77);
      assertThat(vault.care().slots(toy))
          .extracting(ToySlot::number)
          .isEqualTo(schema < 10 ? List.of() : List.of(2));
      assertThat(vault.care().lastLook(toy).isPresent()).isEqualTo(schema >= 12);
      learnsAllThatCameSince(vault, all.getLast().id());
    }
    try (Vault vault = open()) {
      ToyId toy = vault.toys().getFirst().id();
      assertThat(vault.toySecret(toy)).containsExactly(1, 2, 3);
      assertThat(vault.care().volumeCap(toy)).isEqualTo(50);
      assertThat(vault.care().lastLook(toy)).hasValue(LOOKED);
      assertThat(vault.bin().count()).isEqualTo(1);
      assertThat(vault.rules().standing().rules()).isEqualTo(RetentionRules.NONE);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  private static void learnsAllThatCameSince(Vault vault, RecordingId one) throws VaultException {
    KnownToy toy = vault.toys().getFirst();
    assertThat(vault.toySecret(toy.id())).isEmpty();
    vault.saveToy(toy, new byte[] {1, 2, 3});
    vault.care().setVolumeCap(toy.id(), 50);
    vault.care().looked(toy.id(), LOOKED);
    assertThat(vault.receipts().owed()).isEmpty();
    assertThat(vault.bin().put(List.of(one), Instant.parse("2026-11-28T10:00:00Z"))).isEqualTo(1);
    vault.rules().set(RetentionRules.NONE);
  }

  @Test
  void measuringThatWasStoppedGoesOnTheNextTime() throws Exception {
    OldVault.put(2, temp.resolve("vault"));
    try (Vault vault = open()) {
      int[] asked = new int[1];
      assertThat(new Rereader(vault).measure(() -> ++asked[0] > 2)).isEqualTo(2);
    }
    try (Vault vault = open()) {
      List<RecordingId> left = vault.unmeasured("unknown");
      assertThat(left).hasSize(2);
      assertThat(new Rereader(vault).measure(() -> false)).isEqualTo(2);
    }
  }
}
