package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.recording.Verdict;

/**
 * A home with a small vault that has something of everything a vault can have, and beside it what
 * this computer saw last of it.
 */
final class FullVault {
  static final ToyId ON_CABLE = ToyId.serial("one");
  static final ToyId FORGOTTEN = new ToyId("C4:BE:84:00:00:02");
  private static final Instant NOW = Instant.parse("2026-11-28T10:15:30Z");

  private final Path home;
  private final Path dir;

  private FullVault(Path home) {
    this.home = home;
    dir = dir(home);
  }

  static Path dir(Path home) {
    return home.resolve("vault");
  }

  static Vault open(Path home) throws VaultException {
    char[] passphrase = TestVault.PASSPHRASE.toCharArray();
    return Vaults.open(dir(home), passphrase, "", Opened.lastSeen(dir(home)));
  }

  /** Locked, with something that came in since, and a passphrase that was refused. */
  static void locked(Path home) throws Exception {
    FullVault full = new FullVault(home);
    full.fill();
    try (Vault vault = open(home)) {
      full.change(vault);
    }
    full.whileLocked();
  }

  /**
   * As a kill leaves it: what was changed since it was opened is in the log alone.
   *
   * @param left gets what is left; to be looked at in the place of {@code home}
   */
  static void crashed(Path home, Path left) throws Exception {
    FullVault full = new FullVault(home);
    full.fill();
    full.whileLocked();
    try (Vault vault = open(home)) {
      full.change(vault);
      Copies.copy(home, left);
    }
  }

  private void fill() throws Exception {
    Files.createDirectories(home);
    try (Vault vault = TestVault.create(dir)) {
      Instant early = Instant.EPOCH.plusSeconds(5);
      vault.saveToy(new KnownToy(TestVault.TOY, "Bentley", "Ada", "CP-17", early));
      vault.saveToy(new KnownToy(ON_CABLE, "Bruno", "", "", early), TestVault.bytes(32, 1));
      vault.saveToy(new KnownToy(FORGOTTEN, "Berta", "Noor", "", early));
      vault.setSound(TestVault.TOY, "ima-low-stream");
      List<RecordingId> first = add(vault, 1, 9);
      vault.erase(first.subList(0, 1));
      vault.care().forget(FORGOTTEN);
      for (int i = 0; i < 4; i++) {
        vault.setVerdict(first.get(i + 1), Verdict.values()[i]);
        vault.setNote(first.get(i + 1), "note " + i + " of the moon and a cow");
      }
      vault.lookedAt(first.get(2), 3);
      vault.bin().put(first.subList(5, 6), NOW);
      Message message = message(vault, 1);
      Message gone = message(vault, 2);
      vault.messages().erase(List.of(gone.id()));
      vault.care().setVolumeCap(TestVault.TOY, 150);
      vault.care().put(TestVault.TOY, ToySlot.message(2, message.id(), NOW));
      vault.care().put(TestVault.TOY, ToySlot.silence(3, NOW));
      vault.care().looked(TestVault.TOY, new SafetyNote(NOW, "anybody may connect to it"));
      RetentionRules rules = new RetentionRules(true, Map.of(Of.BIN, 30, Of.REVIEWED, 90));
      vault.rules().set(rules);
      vault.rules().confirm(rules, NOW);
      vault.rules().notice(rules, first.subList(1, 3), List.of(), NOW);
      vault.journal().write(JournalEvent.HEARD, 1, first.subList(1, 2));
      vault.journal().write(JournalEvent.HEARD, 1, first.subList(4, 5));
      vault.arrivals().allow(true);
    }
    arrive(100);
    Opened opened = Opened.at(dir, "", TestVault.PASSPHRASE);
    try (Vault vault = opened.vault()) {
      Arriving.moveIn(vault);
      opened
          .ways()
          .change(
              TestVault.PASSPHRASE.toCharArray(),
              Slots.SHEET,
              RecoveryCode.draw(),
              JournalEvent.SHEET_MADE,
              Opened.CHEAP);
    }
  }

  private void change(Vault vault) throws VaultException {
    List<RecordingId> more = add(vault, 20, 23);
    vault.setNote(more.getFirst(), "the last one");
    vault.setVerdict(more.get(1), Verdict.FLAGGED);
    message(vault, 3);
    vault.journal().write(JournalEvent.HEARD, 1, more.subList(0, 1));
    vault.bin().put(more.subList(2, 3), NOW.plusSeconds(60));
  }

  private void whileLocked() throws VaultException {
    arrive(101);
    arrive(102);
    try (Vault any = Vaults.open(dir, "stork".toCharArray(), "")) {
      throw new AssertionError("any passphrase opens it: " + any);
    } catch (VaultException e) {
      if (e.problem() != VaultException.Problem.WRONG_PASSPHRASE) {
        throw e;
      }
    }
  }

  private void arrive(long seed) throws VaultException {
    Arriving.intake(dir).add(TestVault.TOY, NOW.plusSeconds(seed), TestVault.bytes(700, seed));
  }

  private static Message message(Vault vault, long seed) throws VaultException {
    return vault
        .messages()
        .add(
            new NewMessage(
                "good night, " + seed,
                NOW.plusSeconds(seed),
                Duration.ofSeconds(2),
                TestVault.bytes(900, 1000 + seed),
                TestVault.bytes(1500, 2000 + seed)));
  }

  /** Of three toys in turn, some known to be silent, some that nobody can read. */
  private static List<RecordingId> add(Vault vault, int from, int to) throws VaultException {
    List<NewRecording> fresh = new ArrayList<>();
    ToyId[] toys = {TestVault.TOY, ON_CABLE, FORGOTTEN};
    for (int i = from; i < to; i++) {
      ToyId toy = from > 10 ? TestVault.TOY : toys[i % toys.length];
      Silence silence = i % 2 == 0 ? new Silence(100 * (i % 10) + 90) : Silence.UNKNOWN;
      fresh.add(
          new NewRecording(
              toy,
              NOW.plus(i, ChronoUnit.HOURS),
              TestVault.bytes(400 + 100 * i, i),
              Duration.ofMillis(100L * i),
              i % 3 == 1 ? "unknown" : "ima",
              TestVault.bytes(60, 500 + i),
              silence));
    }
    return vault.add(fresh).stream().map(Optional::orElseThrow).map(one -> one.id()).toList();
  }

  /** Copies of a home with everything in it. */
  static final class Copies {
    private Copies() {}

    static void copy(Path from, Path to) throws IOException {
      try (var paths = Files.walk(from)) {
        for (Path path : paths.toList()) {
          Path target = to.resolve(from.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(target);
          } else {
            Files.copy(path, target);
          }
        }
      }
    }
  }
}
