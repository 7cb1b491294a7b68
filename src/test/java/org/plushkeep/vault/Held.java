package org.plushkeep.vault;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.Recording;

/**
 * What one vault holds, and what opens it. Recordings and messages stand here by the number that
 * their bytes were drawn from: only whole ones have one.
 *
 * @param sheet the recovery sheet's code, empty where there is none
 * @param notes of each recording, by its number
 * @param waiting which came in while it was locked and have not been moved in yet
 * @param collects whether recordings may come in while it is locked
 */
record Held(
    String passphrase,
    String sheet,
    SortedMap<Long, String> notes,
    SortedSet<Long> messages,
    SortedSet<Long> waiting,
    boolean collects) {
  static Held nothing(String passphrase) {
    return new Held(passphrase, "", new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), false);
  }

  Held collecting(boolean on) {
    return new Held(passphrase, sheet, notes, messages, waiting, on);
  }

  Held withWaiting(long number) {
    SortedSet<Long> more = new TreeSet<>(waiting);
    more.add(number);
    return new Held(passphrase, sheet, notes, messages, more, collects);
  }

  /** With that waiting which moving in has brought. */
  Held waitingFor(Held movedIn) {
    SortedSet<Long> more = new TreeSet<>(movedIn.notes.keySet());
    more.removeAll(notes.keySet());
    return new Held(passphrase, sheet, notes, messages, more, collects);
  }

  /** A backup has nothing of what waits. */
  Held withoutWaiting() {
    return new Held(passphrase, sheet, notes, messages, new TreeSet<>(), collects);
  }

  /** What waits is there once, and what was there already is there as it was. */
  Held movedIn() {
    SortedMap<Long, String> more = new TreeMap<>(notes);
    waiting.forEach(number -> more.putIfAbsent(number, ""));
    return new Held(passphrase, sheet, more, messages, new TreeSet<>(), collects);
  }

  Held openedBy(String other) {
    return new Held(other, sheet, notes, messages, waiting, collects);
  }

  Held withSheet(String code) {
    return new Held(passphrase, code, notes, messages, waiting, collects);
  }

  Held with(Collection<Long> numbers, String note) {
    SortedMap<Long, String> more = new TreeMap<>(notes);
    numbers.forEach(number -> more.put(number, note));
    return new Held(passphrase, sheet, more, messages, waiting, collects);
  }

  Held withMessage(long number) {
    SortedSet<Long> more = new TreeSet<>(messages);
    more.add(number);
    return new Held(passphrase, sheet, notes, more, waiting, collects);
  }

  Held without(Collection<Long> numbers) {
    SortedMap<Long, String> fewer = new TreeMap<>(notes);
    fewer.keySet().removeAll(numbers);
    SortedSet<Long> fewerMessages = new TreeSet<>(messages);
    fewerMessages.removeAll(numbers);
    return new Held(passphrase, sheet, fewer, fewerMessages, waiting, collects);
  }

  /** As {@link #read}, once what waits is moved in: all of it whole, and nothing else. */
  static Held readMovedIn(Path dir, Vault vault, String passphrase, String sheet)
      throws VaultException {
    Arrivals.Moved moved = Arriving.moveIn(vault);
    if (moved.setAside() + moved.left() > 0 || moved.keyChanged()) {
      throw new AssertionError("what waited could not be moved in: " + moved);
    }
    Held held = read(vault, passphrase, sheet);
    Optional<Intake> intake = Vaults.intake(dir);
    if (intake.isPresent() != held.collects || intake.isPresent() && intake.get().waiting() > 0) {
      throw new AssertionError("the intake does not fit the vault");
    }
    return held;
  }

  /**
   * Reads a whole vault, but for what waits: every recording, note and message of it, and checks
   * the rest.
   */
  static Held read(Vault vault, String passphrase, String sheet) throws VaultException {
    VerifyReport report = vault.verify(_ -> {});
    if (!report.isWhole()) {
      throw new AssertionError("not whole: " + report.problems());
    }
    SortedMap<Long, String> notes = new TreeMap<>();
    for (RecordingFilter filter : List.of(RecordingFilter.ALL, RecordingFilter.BIN)) {
      for (Recording one : vault.page(filter, 0, Integer.MAX_VALUE)) {
        notes.put(number(vault.readBytes(one.id())), one.note());
      }
    }
    if (notes.size() != vault.count(RecordingFilter.ALL) + vault.bin().count()) {
      throw new AssertionError("recordings twice, or not listed");
    }
    SortedSet<Long> messages = new TreeSet<>();
    for (Message one : vault.messages().list()) {
      byte[] clip = vault.messages().readClip(one.id());
      byte[] source = vault.messages().readSource(one.id());
      long number = number(clip);
      boolean ours = Arrays.equals(clip, bytes(number));
      if (ours && !Arrays.equals(source, source(number))) {
        throw new AssertionError("a message of other sound");
      }
      messages.add(ours ? number : number(source) ^ number);
    }
    boolean collects = vault.arrivals().isAllowed();
    return new Held(passphrase, sheet, notes, messages, new TreeSet<>(), collects);
  }

  /** The bytes of a recording or message; one of 25 is in more than one piece. */
  static byte[] bytes(long number) {
    Random random = new Random(number);
    byte[] bytes = new byte[number % 25 == 24 ? 600_000 : 500 + random.nextInt(20_000)];
    random.nextBytes(bytes);
    ByteBuffer.wrap(bytes).putLong(number);
    return bytes;
  }

  /** What a message was made of. */
  static byte[] source(long number) {
    return bytes(number + 1);
  }

  /** The number of these bytes; of what is none of ours, one made of its digest. */
  static long number(byte[] bytes) {
    long number = bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
    if (Arrays.equals(bytes, bytes(number))) {
      return number;
    }
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The passphrases and codes that may open a vault that is held as one of these. */
  static Set<String> passphrases(List<Held> possible) {
    Set<String> all = new HashSet<>();
    possible.forEach(one -> all.add(one.passphrase));
    return all;
  }

  static Set<String> sheets(List<Held> possible) {
    Set<String> all = new HashSet<>();
    possible.forEach(one -> all.add(one.sheet));
    all.remove("");
    return all;
  }

  /** What tells two apart, for who reads that a test failed. */
  String difference(Held other) {
    List<String> words = new ArrayList<>();
    if (!passphrase.equals(other.passphrase)) {
      words.add("passphrase " + passphrase + " / " + other.passphrase);
    }
    if (!sheet.equals(other.sheet)) {
      words.add("sheet " + sheet + " / " + other.sheet);
    }
    if (!notes.equals(other.notes)) {
      words.add("recordings " + notes + " / " + other.notes);
    }
    if (!messages.equals(other.messages)) {
      words.add("messages " + messages + " / " + other.messages);
    }
    if (collects != other.collects) {
      words.add("collects " + collects + " / " + other.collects);
    }
    return String.join(", ", words);
  }
}
