package org.plushkeep.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.VaultException.Problem;

/**
 * What an open vault answers to everything that a reader can ask it, each question with its answer
 * in words; {@value #DAMAGED} where it says that.
 */
final class Answers {
  static final String DAMAGED = "damaged";
  static final String NOT_HERE = "not here";

  private final Vault vault;
  private final SortedMap<String, String> all = new TreeMap<>();

  private Answers(Vault vault) {
    this.vault = vault;
  }

  private interface Question {
    Object ask() throws VaultException;
  }

  /**
   * Asks all of it but what {@link #moveIn} asks.
   *
   * @param recordings of which to ask; no others are known by their names
   * @param entries how many of the history were there before it was opened: the times of those
   *     after them are no answer
   */
  static SortedMap<String, String> of(Vault vault, List<RecordingId> recordings, long entries) {
    Answers answers = new Answers(vault);
    answers.aboutToys();
    answers.aboutLists();
    recordings.forEach(answers::aboutRecording);
    answers.aboutMessages();
    answers.aboutRules();
    answers.aboutHistory(entries);
    answers.ask("receipts owed", () -> vault.receipts().owed());
    answers.ask("mark", () -> hex(vault.receipts().mark("a receipt")));
    answers.ask("sheet", vault::hasRecoverySheet);
    answers.ask("key derivation", vault::keyDerivationTime);
    answers.ask("collects while locked", () -> vault.arrivals().isAllowed());
    return answers.all;
  }

  /** Moves in what waits, and asks what came of it. */
  static SortedMap<String, String> moveIn(Vault vault) {
    Answers answers = new Answers(vault);
    answers.ask(
        "moved in",
        () -> {
          Arrivals.Moved moved = Arriving.moveIn(vault);
          List<String> sounds = new ArrayList<>();
          for (var one : moved.added()) {
            sounds.add(one.collectedAt() + " " + hex(vault.readBytes(one.id())));
          }
          sounds.sort(null);
          return sounds
              + " "
              + moved.alreadyHere()
              + " "
              + (moved.setAside() + moved.left())
              + moved.keyChanged();
        });
    answers.ask("may still", () -> vault.arrivals().isAllowed());
    answers.ask("all now", () -> vault.count(RecordingFilter.ALL));
    return answers.all;
  }

  private void ask(String what, Question question) {
    try {
      all.put(what, String.valueOf(question.ask()));
    } catch (VaultException e) {
      if (e.problem() != Problem.DAMAGED && e.problem() != Problem.NO_SUCH) {
        throw new AssertionError(what + ": " + e.problem(), e);
      }
      all.put(what, e.problem() == Problem.DAMAGED ? DAMAGED : NOT_HERE);
    }
  }

  private void aboutToys() {
    ask("toys", vault::toys);
    ask("every toy", () -> vault.care().everyToy());
    for (ToyId toy : List.of(TestVault.TOY, FullVault.ON_CABLE, FullVault.FORGOTTEN)) {
      ask("secret of " + toy, () -> hex(vault.toySecret(toy)));
      ask("cap of " + toy, () -> vault.care().volumeCap(toy));
      ask("slots of " + toy, () -> vault.care().slots(toy));
      ask("last look at " + toy, () -> vault.care().lastLook(toy));
    }
  }

  private void aboutLists() {
    List<RecordingFilter> filters = new ArrayList<>();
    filters.add(RecordingFilter.ALL);
    filters.add(RecordingFilter.BIN);
    filters.add(new RecordingFilter(Optional.empty(), Set.of(), true));
    for (Verdict one : Verdict.values()) {
      filters.add(new RecordingFilter(Optional.empty(), Set.of(one)));
    }
    for (ToyId toy : List.of(TestVault.TOY, FullVault.ON_CABLE, FullVault.FORGOTTEN)) {
      filters.add(new RecordingFilter(Optional.of(toy), Set.of()));
    }
    for (RecordingFilter filter : filters) {
      ask("count " + filter, () -> vault.count(filter));
      ask("page " + filter, () -> vault.page(filter, 0, 100));
      ask("second page " + filter, () -> vault.page(filter, 2, 2));
      ask("ids " + filter, () -> vault.ids(filter));
    }
    ask("bin", () -> vault.bin().count());
    ask("unread 3", () -> vault.unread("unknown", 3));
    ask("unread 4", () -> vault.unread("unknown", 4));
    ask("unmeasured", () -> vault.unmeasured("unknown"));
    for (int seed = 0; seed < 25; seed++) {
      byte[] bytes = TestVault.bytes(400 + 100 * seed, seed);
      ToyId[] toys = {TestVault.TOY, FullVault.ON_CABLE, FullVault.FORGOTTEN};
      ToyId toy = seed > 10 ? TestVault.TOY : toys[seed % toys.length];
      ask("contains " + seed, () -> vault.contains(toy, bytes));
    }
  }

  private void aboutRecording(RecordingId id) {
    ask("recording " + id, () -> vault.find(id));
    ask("bytes of " + id, () -> hex(vault.readBytes(id)));
    ask("peaks of " + id, () -> hex(vault.readPeaks(id)));
  }

  private void aboutMessages() {
    ask("messages", () -> vault.messages().list());
    try {
      for (Message one : vault.messages().list()) {
        ask("has " + one.id(), () -> vault.messages().has(one.id()));
        ask("clip of " + one.id(), () -> hex(vault.messages().readClip(one.id())));
        ask("source of " + one.id(), () -> hex(vault.messages().readSource(one.id())));
      }
    } catch (VaultException e) {
      all.put("messages' sound", DAMAGED);
    }
  }

  private void aboutRules() {
    ask("rules", () -> vault.rules().standing());
    ask("facts", () -> vault.rules().facts(Optional.empty(), 100));
  }

  private void aboutHistory(long entries) {
    JournalFilter before = new JournalFilter(Set.of(), Optional.empty(), entries);
    ask("history", () -> vault.journal().page(before, 0, 1000));
    ask("history, how many", () -> vault.journal().count(JournalFilter.ALL));
    Set<JournalEvent> some = Set.of(JournalEvent.HEARD, JournalEvent.ERASED);
    ask(
        "history, some",
        () -> vault.journal().page(new JournalFilter(some, Optional.empty(), entries), 0, 9));
    ask(
        "history since",
        () -> {
          List<String> fresh = new ArrayList<>();
          for (JournalEntry one : vault.journal().page(JournalFilter.ALL, 0, 100)) {
            if (one.number() > entries) {
              fresh.add(one.event() + " " + one.count() + " " + one.account() + one.whole());
            }
          }
          return fresh;
        });
    ask("history checked", () -> vault.journal().check(_ -> {}));
  }

  /** The first bytes of a digest: enough to tell two apart. */
  private static String hex(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return bytes.length + " " + HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The recordings of which {@link #of} can ask. */
  static List<RecordingId> recordings(Vault vault) throws VaultException {
    List<RecordingId> ids = new ArrayList<>(vault.ids(RecordingFilter.ALL));
    ids.addAll(vault.ids(RecordingFilter.BIN));
    return ids;
  }

  /** What is answered otherwise, with both answers. */
  static List<String> difference(Map<String, String> one, Map<String, String> other) {
    List<String> different = new ArrayList<>();
    one.forEach(
        (what, answer) -> {
          String found = other.getOrDefault(what, "nothing");
          if (!answer.equals(found)) {
            different.add(what + ": " + answer + " / " + found);
          }
        });
    other.keySet().stream().filter(what -> !one.containsKey(what)).forEach(different::add);
    return different;
  }
}
