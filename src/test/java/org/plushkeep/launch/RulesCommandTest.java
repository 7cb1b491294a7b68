package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** Erasing by rule, and the bin, as a script does it. */
class RulesCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
    cli.onVault("vault create").done();
  }

  private interface Doing<T> {
    T with(Vault vault) throws VaultException;
  }

  private <T> T inVault(Doing<T> doing) throws VaultException {
    try (Vault vault = Vaults.open(cli.vault, Cli.PASSPHRASE.toCharArray())) {
      return doing.with(vault);
    }
  }

  /** Stored so many days ago. */
  private String add(int days, long seed, Verdict verdict) throws VaultException {
    ToyId toy = new ToyId(Story.TOY);
    return inVault(
        vault -> {
          vault.saveToy(new KnownToy(toy, "Starburst", "", "", Instant.EPOCH));
          NewRecording fresh =
              new NewRecording(
                  toy,
                  Instant.now().minus(Duration.ofDays(days)),
                  ToyClips.clip(5, seed),
                  Duration.ofSeconds(1),
                  "g722.1-16k",
                  new byte[0]);
          RecordingId id = vault.add(List.of(fresh)).getFirst().orElseThrow().id();
          vault.setVerdict(id, verdict);
          return id.toString();
        });
  }

  @Test
  void rulesAreOffUntilTheyAreSetAndShownAsTheyAre() {
    List<String> none = cli.onVault("rules").done().lines();
    assertThat(none).hasSize(6).last().asString().contains("none", "erased for good at once");
    assertThat(none.subList(0, 5)).allMatch(line -> line.endsWith("never"));
    String set =
        cli.onVault("rules", "--reviewed", "90", "--kept", "365", "--bin", "30").done().out();
    assertThat(set)
        .containsPattern("reviewed: +after 90 days")
        .containsPattern("kept: +after 365 days")
        .containsPattern("flagged: +never")
        .containsPattern("bin: +emptied for good after 30 days")
        .contains("Due now: 0 recordings.");
    assertThat(cli.onVault("rules", "--kept", "never", "--bin", "by-hand").done().out())
        .containsPattern("reviewed: +after 90 days")
        .containsPattern("kept: +never")
        .containsPattern("bin: +emptied by hand only");
    assertThat(cli.onVault("rules", "--bin", "none").done().out()).contains("none;");
    assertThat(cli.onVault("history").done().lines())
        .filteredOn(line -> line.contains("rules changed"))
        .hasSize(3)
        .first()
        .asString()
        .endsWith("rules: reviewed 90");
    for (String wrong : List.of("0", "-3", "3651", "soon")) {
      cli.onVault("rules", "--reviewed", wrong).fails(2, "--reviewed");
    }
    cli.onVault("rules", "--bin", "never").fails(2, "--bin", "none", "by-hand");
  }

  @Test
  void newRulesAreAppliedOnlyWithYesAndGiveAReceipt() throws Exception {
    String old = add(100, 1, Verdict.REVIEWED);
    String kept = add(100, 2, Verdict.KEPT);
    String next = add(87, 3, Verdict.REVIEWED);
    assertThat(cli.onVault("clear").done().out()).contains("Deleted for good: 0 recordings.");
    assertThat(cli.onVault("rules", "--reviewed", "90").done().out())
        .contains("Due now: 1 recording.", "Nothing is erased until");
    assertThat(cli.onVault("clear", "--dry-run").done().out())
        .contains("Would be deleted for good: 1 recording.", "About to go: 2 recordings");
    cli.onVault("clear").fails(1, "1 recording would be deleted", "--yes", "Nothing was deleted");
    assertThat(cli.ids()).hasSize(3);

    Path receipt = folder.resolve("erased.txt");
    Path taken = folder.resolve("taken.txt");
    java.nio.file.Files.writeString(taken, "mine");
    cli.onVault("clear", "--yes", "--receipt", taken.toString()).fails(1, "there already");
    assertThat(cli.onVault("clear", "--yes", "--receipt", receipt.toString()).done().out())
        .contains("Deleted for good: 1 recording.", "About to go: 1 recording", receipt.toString());
    assertThat(cli.ids()).containsExactlyInAnyOrder(kept, next);
    assertThat(receipt).content().contains("One recording was erased").doesNotContain(old);
    cli.onVault("vault receipt", receipt.toString()).done();
    List<String> history = cli.onVault("history").done().lines();
    assertThat(history)
        .filteredOn(line -> line.contains("erased by rule"))
        .singleElement()
        .asString()
        .endsWith("rule: reviewed 90");
    assertThat(String.join(" ", history)).doesNotContain(old);
    assertThat(cli.onVault("clear").done().out()).contains("Deleted for good: 0 recordings.");
    cli.onVault("vault verify").done();
  }

  @Test
  void whatWasShownForSevenDaysGoesWithoutYes() throws Exception {
    String id = add(100, 1, Verdict.REVIEWED);
    Instant weekAgo = Instant.now().minus(Duration.ofDays(7)).minusSeconds(60);
    cli.onVault("rules", "--reviewed", "90").done();
    inVault(
        vault -> {
          RetentionRules rules = vault.rules().standing().rules();
          vault.rules().confirm(rules, weekAgo);
          vault.rules().notice(rules, List.of(RecordingId.parse(id)), List.of(), weekAgo);
          return id;
        });
    assertThat(cli.onVault("clear", "--dry-run").done().out()).contains("Would be", "1 recording");
    assertThat(cli.ids()).containsExactly(id);
    assertThat(cli.onVault("clear").done().out()).contains("Deleted for good: 1 recording.");
    assertThat(cli.ids()).isEmpty();
  }

  @Test
  void aClockThatHasJumpedNeedsYes() throws Exception {
    String id = add(100, 1, Verdict.REVIEWED);
    cli.onVault("rules", "--reviewed", "90").done();
    for (int days : new int[] {400, -400}) {
      inVault(
          vault -> {
            RetentionRules rules = vault.rules().standing().rules();
            vault.rules().confirm(rules, Instant.now().minus(Duration.ofDays(days)));
            return id;
          });
      cli.onVault("clear").fails(1, "The clock says", "--yes", "Nothing was deleted");
      assertThat(cli.onVault("clear", "--dry-run").done().out()).contains("The clock says");
      assertThat(cli.onVault("clear", "--yes").done().out())
          .contains("Deleted for good: 0 recordings.", "About to go: 1 recording");
    }
    assertThat(cli.ids()).containsExactly(id);
  }

  @Test
  void ctrlCStopsBeforeAnythingIsErased() throws Exception {
    String id = add(100, 1, Verdict.REVIEWED);
    cli.onVault("rules", "--reviewed", "90").done();
    cli.interrupted.set(true);
    cli.onVault("clear", "--yes").fails(130, "Stopped", "Nothing was deleted");
    cli.interrupted.set(false);
    assertThat(cli.ids()).containsExactly(id);
  }

  @Test
  void theBinIsFilledListedAndEmptied() throws Exception {
    String one = add(1, 1, Verdict.NEW);
    String two = add(2, 2, Verdict.KEPT);
    String three = add(3, 3, Verdict.NEW);
    assertThat(cli.onVault("bin list").done().out().strip()).isEqualTo("No recordings.");
    assertThat(cli.onVault("bin put", one, two).done().out())
        .isEqualTo("Put into the bin: 2 recordings.\n");
    assertThat(cli.ids()).containsExactly(three);
    assertThat(cli.onVault("bin list").done().out())
        .contains(one, two, "kept")
        .doesNotContain(three);
    assertThat(cli.onVault("vault info").done().out())
        .containsPattern("recordings: +1")
        .containsPattern("in the bin: +2");
    assertThat(cli.onVault("bin take-out", two).done().out()).contains("1 recording");
    assertThat(cli.ids()).containsExactlyInAnyOrder(two, three);
    assertThat(cli.onVault("delete", "--all", "--yes").done().out())
        .as("what is in the bin is not deleted with all the others")
        .contains("2 recordings");
    cli.onVault("bin empty").fails(2, "--yes");
    Path receipt = folder.resolve("bin.txt");
    assertThat(cli.onVault("bin empty", "--yes", "--receipt", receipt.toString()).done().out())
        .contains("1 recording", receipt.toString());
    assertThat(cli.onVault("bin list").done().out().strip()).isEqualTo("No recordings.");
    assertThat(cli.onVault("bin empty", "--yes").done().out()).contains("0 recordings");
    cli.onVault("bin put", Story.unknownId()).fails(4, "no recording");
    assertThat(cli.onVault("history").done().out())
        .contains("binned", "unbinned")
        .doesNotContain(one);
    cli.onVault("vault verify").done();
  }
}
