package org.plushkeep.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.RecordingId;

/** The walk through everything: every MAC, every sealed stream, every SHA-256. */
final class Verification {
  private Verification() {}

  static VerifyReport walk(
      Store store,
      Recordings recordings,
      JournalRows journal,
      KeyRing keys,
      Age age,
      DoubleConsumer progress) {
    List<String> problems = new ArrayList<>();
    List<RecordingId> damaged = new ArrayList<>();
    List<UUID> ids = new Legible(store).ids();
    AtomicBoolean told = new AtomicBoolean();
    part(
        "The database's own record of itself",
        problems,
        () -> told.set(checkState(store, keys, ids.size(), problems)));
    part("What is kept about toys", problems, () -> checkToys(store, keys, problems));
    part("What is kept about messages", problems, () -> checkMessages(store, keys, problems));
    part("What is to be erased by rule", problems, () -> checkRules(store, keys, problems));
    part("What is kept for the care of toys", problems, () -> checkCare(store, keys, problems));
    part("What is kept about the bin", problems, () -> checkBin(store, keys, problems));
    part("What receipts are owed for", problems, () -> checkDebts(store, keys, problems));
    part("What may come in while locked", problems, () -> checkIntake(store, keys, problems));
    part("How recordings are found", problems, () -> checkIndexes(store, problems));
    part("What was erased", problems, () -> checkLeaving(store, problems));
    boolean older = checkJournal(store, keys, journal, problems);
    if (!age.isNewest() && !older && !told.get()) {
      problems.add(age.sentence());
    }
    checkAside(keys, problems);
    int whole = 0;
    for (UUID id : ids) {
      if (isWhole(recordings, id)) {
        whole++;
      } else {
        damaged.add(new RecordingId(id));
        problems.add("Recording " + id + " is damaged.");
      }
      progress.accept((double) (whole + damaged.size()) / ids.size());
    }
    return new VerifyReport(whole, List.copyOf(damaged), List.copyOf(problems));
  }

  /** A part that does not even read keeps nobody from learning of the rest. */
  private static void part(String what, List<String> problems, Runnable check) {
    try {
      check.run();
    } catch (org.jdbi.v3.core.JdbiException | org.h2.mvstore.MVStoreException e) {
      problems.add(what + " is damaged: it does not read as it was written.");
    }
  }

  private static void checkToys(Store store, KeyRing keys, List<String> problems) {
    Toys toys = new Toys(keys, store);
    for (Rows.Toy toy : toys.rows()) {
      if (!toy.isWhole(keys)) {
        problems.add("What is kept about one toy is damaged.");
      }
    }
    problems.addAll(toys.secretsThatAreNotWhole());
    if (toys.withoutName() > 0) {
      problems.add(
          "What a toy is called is damaged, or sealed with a key that is not in this key file: it is"
              + " shown by its number until it is paired again. Its recordings are not affected.");
    }
    checkToysOfRecordings(store, problems);
  }

  private static void checkMessages(Store store, KeyRing keys, List<String> problems) {
    List<UUID> ids = store.handle().createQuery("SELECT id FROM message").mapTo(UUID.class).list();
    Rows.State state = Erasure.state(store);
    if (state != null && state.isWhole(keys) && state.messages() != ids.size()) {
      problems.add(
          "There should be " + state.messages() + " messages, but " + ids.size() + " are here.");
    }
    MessageRows rows = new MessageRows(keys, store);
    for (UUID id : ids) {
      if (!rows.isWhole(id)) {
        problems.add("Message " + id + " is damaged.");
      }
    }
  }

  private static void checkRules(Store store, KeyRing keys, List<String> problems) {
    if (!new RuleRows(keys, store).isBookWhole()) {
      problems.add("What is to be erased by rule is damaged: nothing is, until it is chosen anew.");
    }
    long notices = new RuleRows(keys, store).damagedNotices();
    if (notices > 0) {
      problems.add(
          "Since when "
              + notices
              + " recordings are shown as about to be erased by rule is damaged: they are shown"
              + " anew before anything is erased.");
    }
  }

  /** Recordings are listed under the name of a toy: its row stays as long as they do. */
  private static void checkToysOfRecordings(Store store, List<String> problems) {
    long orphans =
        store
            .handle()
            .createQuery(
                "SELECT COUNT(*) FROM "
                    + store.recordings()
                    + " WHERE NOT EXISTS (SELECT 1 FROM toy WHERE toy.id ="
                    + " recording.toy_id)")
            .mapTo(long.class)
            .one();
    if (orphans > 0) {
      problems.add("Which toy " + orphans + " recordings came from is missing.");
    }
  }

  private static void checkCare(Store store, KeyRing keys, List<String> problems) {
    if (new CareRows(keys, store).damaged() > 0) {
      problems.add("What is kept about a toy's slots, its volume or its safety is damaged.");
    }
  }

  private static void checkBin(Store store, KeyRing keys, List<String> problems) {
    long damaged = new BinRows(keys, store).damaged();
    if (damaged > 0) {
      problems.add("Since when " + damaged + " recordings are in the bin is damaged.");
    }
  }

  private static void checkIndexes(Store store, List<String> problems) {
    int damaged = new IndexCheck(store).damaged();
    if (damaged > 0) {
      problems.add(
          "How recordings and what belongs to them are found is damaged: some may not be listed, or"
              + " be taken for new, though they are here and whole.");
    }
  }

  private static void checkLeaving(Store store, List<String> problems) {
    if (store.isAnythingLeaving()) {
      problems.add(
          "What the database knew of "
              + store.count(Leaving.TABLE)
              + " erased recordings is still in it: its disk is full, or it is damaged there. They"
              + " stay erased, and nobody can hear them.");
    }
  }

  private static void checkDebts(Store store, KeyRing keys, List<String> problems) {
    long damaged = new OwedRows(keys, store).damaged();
    if (damaged > 0) {
      problems.add(
          "What is kept about "
              + damaged
              + " erasures without a receipt is damaged: no receipt can tell of them any more. They"
              + " stay erased.");
    }
  }

  private static void checkIntake(Store store, KeyRing keys, List<String> problems) {
    IntakeKeys intake = IntakeKeys.of(store, keys);
    if (!intake.isChoiceWhole()) {
      problems.add(
          "Whether recordings may come in while the vault is locked is damaged: none may, until it"
              + " is allowed anew.");
    }
    if (intake.damagedPairs() > 0) {
      problems.add(
          "A key for what came in while the vault was locked is damaged: what waits for it cannot"
              + " be moved in.");
    }
  }

  /**
   * A journal that does not even read keeps nobody from learning of the rest.
   *
   * @return whether it tells of an older copy
   */
  private static boolean checkJournal(
      Store store, KeyRing keys, JournalRows journal, List<String> problems) {
    try {
      List<JournalReport.Flaw> flaws = OpenJournal.walk(store, journal, keys).flaws();
      flaws.forEach(flaw -> problems.add(flaw.sentence()));
      return flaws.stream().anyMatch(flaw -> flaw.kind() == JournalReport.Kind.OLDER);
    } catch (org.jdbi.v3.core.JdbiException e) {
      problems.add("The history is damaged: it does not read as it was written.");
      return false;
    }
  }

  private static void checkAside(KeyRing keys, List<String> problems) {
    IntakeFolder folder = new IntakeFolder(keys.dir(), new IntakeDisk());
    try {
      int count = folder.countAside();
      if (count > 0) {
        problems.add(
            (count == 1 ? "1 file" : count + " files")
                + " that came in while the vault was locked could not be moved in, being damaged or"
                + " not made for this vault: see "
                + folder.path().resolve(IntakeFolder.ASIDE)
                + ".");
      }
    } catch (IOException e) {
      problems.add("What came in while the vault was locked cannot be read.");
    }
  }

  private static boolean isWhole(Recordings recordings, UUID id) {
    try {
      Optional<Rows.Sound> row = recordings.row(id);
      if (row.isEmpty()) {
        return false;
      }
      recordings.describe(row.get());
      Arrays.fill(recordings.read(row.get(), Recordings.TOY_BYTES), (byte) 0);
      recordings.read(row.get(), Recordings.PEAKS);
      return true;
    } catch (VaultException | org.jdbi.v3.core.JdbiException e) {
      return false;
    }
  }

  /** Tells too whether it tells of an older copy. */
  private static boolean checkState(Store store, KeyRing keys, int count, List<String> problems) {
    Rows.State state = Erasure.state(store);
    if (state == null || !state.isWhole(keys)) {
      problems.add("The database's own record of itself is damaged.");
      return false;
    }
    boolean older = !Erasure.isOfOneAge(state, keys.file());
    if (older) {
      problems.add("The key file and the database are not of the same age: one is an older copy.");
    }
    if (state.recordings() != count) {
      problems.add(
          "There should be " + state.recordings() + " recordings, but " + count + " are here.");
    }
    return older;
  }
}
