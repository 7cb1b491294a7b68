package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Looks at what a kill, a power cut or a full disk has left: all of it is either as it was before
 * the deed that it hit, or as it is after it, and nothing else. What came in while the vault was
 * locked is moved in by that.
 */
final class Inspection {
  private final Path home;
  private final World before;
  private final World after;

  private Inspection(Path home, World before, World after) {
    this.home = home;
    this.before = before;
    this.after = after;
  }

  /**
   * What is there. What lies beside the vault is removed once it was looked at.
   *
   * @param after what it is after the deed that was begun, {@code before} where none was
   */
  static Found of(Path home, World before, World after) throws Exception {
    return new Inspection(home, before, after).run();
  }

  /**
   * What was found.
   *
   * @param happened whether the deed that was begun was done all the same
   */
  record Found(World world, boolean happened) {}

  private Found run() throws Exception {
    Held vault = held(Workload.VAULT, List.of(before.vault(), after.vault()));
    Held backup = backup();
    boolean happened =
        !vault.equals(before.vault().movedIn()) || !Objects.equals(backup, before.backup());
    Set<String> names = new TreeSet<>(before.beside().keySet());
    names.addAll(after.beside().keySet());
    for (String name : names) {
      Held promised = before.beside().get(name);
      if (promised == null && isThere(name)) {
        happened = true;
      } else if (promised == null) {
        tryAgain(name);
      }
      held(name, List.of(after.beside().get(name)));
      remove(home.resolve(name));
    }
    return new Found(new World(vault, backup, new TreeMap<>()), happened);
  }

  private boolean isThere(String name) {
    return Vaults.isVault(home.resolve(name));
  }

  /** What did not happen is not in the way of its happening. */
  private void tryAgain(String name) throws VaultException {
    Held held = after.beside().get(name);
    if (name.startsWith("restored")) {
      Opened.restore(home, name, "", held.passphrase());
    } else {
      Vaults.create(home.resolve(name), held.passphrase().toCharArray(), new Argon2(64, 1, 1), "")
          .close();
    }
  }

  private Held backup() throws Exception {
    List<Held> possible = new ArrayList<>();
    possible.add(before.backup());
    possible.add(after.backup());
    possible.removeIf(Objects::isNull);
    boolean none = before.backup() == null && !Files.exists(home.resolve(Workload.STICK));
    if (possible.isEmpty() || none) {
      return null;
    }
    for (String passphrase : Held.passphrases(possible)) {
      try {
        Opened.restore(home, "looked-at", "", passphrase);
        Held held = held("looked-at", possible);
        remove(home.resolve("looked-at"));
        return held;
      } catch (VaultException e) {
        if (e.problem() == Problem.NOT_A_VAULT && before.backup() == null) {
          return null;
        }
        if (e.problem() != Problem.WRONG_PASSPHRASE) {
          throw e;
        }
      }
    }
    throw new AssertionError("no passphrase opens the backup");
  }

  private Held held(String name, List<Held> possible) throws Exception {
    Path dir = home.resolve(name);
    List<String> opening = opening(dir, Held.passphrases(possible));
    if (opening.size() != 1) {
      throw new AssertionError(name + " is opened by " + opening.size() + " passphrases");
    }
    List<String> sheets = opening(dir, Held.sheets(possible));
    if (sheets.size() > 1) {
      throw new AssertionError(name + " is opened by " + sheets.size() + " sheets");
    }
    String sheet = sheets.isEmpty() ? "" : sheets.getFirst();
    Held found;
    char[] secret = opening.getFirst().toCharArray();
    try (Vault vault = Vaults.open(dir, secret, "", Opened.lastSeen(dir))) {
      if (!vault.age().isNewest()) {
        throw new AssertionError(name + ": " + vault.age().sentence());
      }
      found = Held.readMovedIn(dir, vault, opening.getFirst(), sheet);
    }
    if (possible.stream().noneMatch(one -> one.movedIn().equals(found))) {
      throw new AssertionError(name + " promised / found: " + possible.getLast().difference(found));
    }
    return found;
  }

  private static List<String> opening(Path dir, Set<String> secrets) throws VaultException {
    List<String> opening = new ArrayList<>();
    for (String secret : secrets) {
      try {
        KeyRing.open(dir, secret.toCharArray()).close();
        opening.add(secret);
      } catch (VaultException e) {
        if (e.problem() != Problem.WRONG_PASSPHRASE) {
          throw e;
        }
      }
    }
    return opening;
  }

  static void remove(Path path) throws IOException {
    try (var inside = Files.walk(path)) {
      for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
