package org.plushkeep.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.share.ErasureReceipt.Verdict;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** What a parent keeps of an erasure, and what the vault says of it later. */
final class ErasureReceiptTest {
  private static final String PASSPHRASE = "violet anchors hum quietly";
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");
  private static final ZonedDateTime WHEN =
      ZonedDateTime.of(2026, 11, 24, 16, 30, 0, 0, ZoneOffset.ofHours(1));

  @TempDir Path folder;

  private Vault vault(String name) throws VaultException {
    Vault vault = Vaults.create(folder.resolve(name), PASSPHRASE.toCharArray());
    vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
    return vault;
  }

  private static Gone gone(RecordingId... ids) {
    return Gone.recordings(List.of(ids));
  }

  private static RecordingId add(Vault vault, long seed) throws VaultException {
    NewRecording fresh =
        new NewRecording(
            TOY,
            Instant.parse("2026-11-20T07:13:11Z"),
            ToyClips.clip(50, seed),
            Duration.ofMillis(1337),
            "g722.1",
            new byte[] {1, 2, 3});
    return vault.add(List.of(fresh)).getFirst().map(one -> one.id()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr"})
  void itSaysWhenHowMuchAndHowAndNothingOfWhatItWas(String language) throws Exception {
    Path file;
    RecordingId one;
    RecordingId two;
    try (Vault vault = vault("vault")) {
      one = add(vault, 1);
      two = add(vault, 2);
      add(vault, 3);
      vault.setNote(one, "sings of the moon");
      vault.erase(List.of(one, two));
      ErasureReceipt receipt = new ErasureReceipt(vault, Locale.forLanguageTag(language));
      file = receipt.save(gone(one, two), WHEN, folder, receipt.name(WHEN));
      Path again = receipt.save(gone(one, two), WHEN, folder, receipt.name(WHEN));
      assertThat(again).as("another file").isNotEqualTo(file);
      assertThat(Files.readString(again)).isEqualTo(Files.readString(file));
      assertThat(vault.receipts().owed()).as("nobody is asked again").isEmpty();
    }
    assertThat(file.getFileName().toString()).contains("2026-11-24").endsWith(".txt");
    String text = Files.readString(file);
    assertThat(text).contains("2026", "24", "+01:00", "vault.json");
    // a reference or a mark may hold any three letters by chance
    assertThat(text.replaceAll("(?m)^( {4}[0-9a-f]{16}|plushkeep-mark: .*)$", ""))
        .doesNotContain(one.toString(), two.toString(), "Ada", "Bentley", "moon", TOY.value())
        .doesNotContain("1337", "1.3", "2026-11-20", "07:13", "{", "}");
    assertThat(text.lines().filter(line -> line.matches(" {4}[0-9a-f]{16}"))).hasSize(2);
    assertThat(text.lines().limit(text.lines().count() - 1)).allMatch(line -> line.length() <= 92);
    if (language.equals("en")) {
      assertThat(text)
          .startsWith("Plushkeep: receipt for an erasure\n")
          .contains("2 recordings were erased for good", "one recording or message that stays")
          .contains("That key was destroyed", "then made anew without")
          .contains("at their next run it leaves them", "Flash disks", "The toy")
          .contains("is done before it is backed up")
          .containsPattern("does\\s+not\\s+tell\\s+what\\s+toy\\s+and\\s+child\\s+are\\s+called")
          .containsPattern("copies\\s+of\\s+files\\s+that\\s+had\\s+waited\\s+there\\s+before")
          .doesNotContain("Pending");
    }
    if (language.equals("de")) {
      assertThat(text).contains("2 Aufnahmen wurden endgültig", "Flash-Laufwerke", "gewartet");
    }
  }

  @Test
  void theVaultKnowsItsReceiptAgainAndNoOtherAndNoChangedOne() throws Exception {
    String text;
    try (Vault vault = vault("vault")) {
      RecordingId id = add(vault, 1);
      vault.erase(List.of(id));
      text = new ErasureReceipt(vault, Locale.ENGLISH).of(gone(id), WHEN);
      assertThat(text).contains("nothing is left in the vault");
    }
    try (Vault vault = Vaults.open(folder.resolve("vault"), PASSPHRASE.toCharArray());
        Vault other = vault("other")) {
      assertThat(ErasureReceipt.check(vault, text)).isEqualTo(Verdict.GENUINE);
      assertThat(ErasureReceipt.check(vault, text.replace("\n", "\r\n")))
          .isEqualTo(Verdict.GENUINE);
      assertThat(ErasureReceipt.check(other, text)).isEqualTo(Verdict.FOREIGN);
      int mark = text.lastIndexOf("plushkeep-mark: ");
      for (String changed :
          List.of(
              text.replaceFirst("One recording", "Two recording"),
              text.replaceFirst("2026", "2025"),
              text.substring(0, mark) + "plushkeep-mark: !!\n",
              text.substring(0, mark) + "plushkeep-mark: AAAA\n",
              text.substring(0, mark) + "\n" + text.substring(mark))) {
        assertThat(ErasureReceipt.check(vault, changed)).isEqualTo(Verdict.FOREIGN);
      }
      for (String none : List.of("", "Dear diary", text.substring(0, mark))) {
        assertThat(ErasureReceipt.check(vault, none)).isEqualTo(Verdict.NONE);
      }
    }
  }

  @Test
  void thereIsNoneForWhatIsStillHere() throws Exception {
    try (Vault vault = vault("vault")) {
      RecordingId id = add(vault, 1);
      ErasureReceipt receipt = new ErasureReceipt(vault, Locale.ENGLISH);
      assertThatThrownBy(() -> receipt.save(gone(id), WHEN, folder, "receipt"))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining("Nothing was erased");
      assertThat(Optional.of(folder.resolve("receipt.txt")).filter(Files::exists)).isEmpty();
    }
  }
}
