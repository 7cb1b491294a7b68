package org.plushkeep.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;

/**
 * Does to a vault whatever a family does, in an order that a seed gives, and says in a line what it
 * begins ("+ erase 7 9") and in another that it was acknowledged ("- erase 7 9"). {@link
 * World#after} knows what each line promises.
 */
final class Workload implements AutoCloseable {
  static final String VAULT = "vault";
  static final String STICK = "stick";

  /** Begins the name of a folder with a vault of an earlier version. */
  static final String OLD = "old-";

  private final Path home;
  private final String prefix;
  private final Random chance;
  private final Consumer<String> say;
  private final Map<Long, RecordingId> recordings = new HashMap<>();
  private final Map<Long, MessageId> messages = new HashMap<>();
  private World world;
  private WaysIn ways;
  private Vault vault;
  private long next;

  /**
   * @param home what has the vault, the stick and what is beside them
   * @param prefix H2's file system
   * @param first the number of the first recording it makes
   */
  Workload(Path home, String prefix, World world, long first, Random chance, Consumer<String> say) {
    this.home = home;
    this.prefix = prefix;
    this.world = world;
    this.next = first;
    this.chance = chance;
    this.say = say;
  }

  /** Goes on with what a deed that failed has left of the vault. */
  void goOn(Held found) throws VaultException {
    world = world.with(found);
    learn();
  }

  void open() throws VaultException {
    Opened opened = Opened.at(home.resolve(VAULT), prefix, world.vault().passphrase());
    vault = opened.vault();
    ways = opened.ways();
    learn();
  }

  private void learn() throws VaultException {
    recordings.clear();
    for (Recording one : vault.page(RecordingFilter.ALL, 0, Integer.MAX_VALUE)) {
      recordings.put(Held.number(vault.readBytes(one.id())), one.id());
    }
    messages.clear();
    for (Message one : vault.messages().list()) {
      messages.put(Held.number(vault.messages().readClip(one.id())), one.id());
    }
  }

  /** Reads all of it, but for what waits. */
  Held read() throws VaultException {
    return Held.read(vault, world.vault().passphrase(), world.vault().sheet());
  }

  /** Moves in what waits, and reads all of it. */
  Held readMovedIn() throws VaultException {
    Held held = world.vault();
    return Held.readMovedIn(home.resolve(VAULT), vault, held.passphrase(), held.sheet());
  }

  /** Does it once, where there is something to do it to. */
  void perform(Act deed) throws VaultException {
    switch (deed) {
      case COLLECT -> collect();
      case MESSAGE -> message();
      case NOTE -> note();
      case ERASE -> erase();
      case PASSPHRASE -> changePassphrase();
      case SHEET -> changeSheet();
      case LOCK -> lockAndUnlock();
      case BACKUP -> tell("backup", () -> vault.backUp(home.resolve(STICK), _ -> {}, () -> false));
      case RESTORE -> restore();
      case CREATE -> create();
      case MIGRATE -> migrate();
      case DROP -> drop();
      case MOVE_IN -> moveIn();
      case ALLOW -> allow();
    }
  }

  private interface Doing {
    void run() throws VaultException;
  }

  private void tell(String deed, Doing doing) throws VaultException {
    say.accept("+ " + deed);
    doing.run();
    world = world.after(deed);
    say.accept("- " + deed);
  }

  private void collect() throws VaultException {
    StringBuilder deed = new StringBuilder("collect");
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i <= chance.nextInt(3); i++) {
      numbers.add(next);
      deed.append(' ').append(next++);
    }
    tell(deed.toString(), () -> collect(numbers));
  }

  private void collect(List<Long> numbers) throws VaultException {
    List<NewRecording> fresh = new ArrayList<>();
    for (long number : numbers) {
      fresh.add(TestVault.recording(Held.bytes(number)));
    }
    var stored = vault.add(fresh);
    for (int i = 0; i < fresh.size(); i++) {
      recordings.put(numbers.get(i), stored.get(i).orElseThrow().id());
    }
  }

  /**
   * Some come in, mostly while the vault is locked; else another program takes them in. Some the
   * vault, or what waits, has already.
   */
  private void drop() throws VaultException {
    if (!vault.arrivals().isAllowed()) {
      allow();
    }
    boolean locked = chance.nextInt(4) > 0;
    if (locked) {
      vault.close();
    }
    for (int i = 0; i <= chance.nextInt(3); i++) {
      boolean again = !recordings.isEmpty() && chance.nextInt(4) == 0;
      long number = again ? oneOf(recordings) : next++;
      drop(number);
      if (chance.nextInt(4) == 0) {
        drop(number);
      }
    }
    if (locked) {
      open();
    }
  }

  private void drop(long number) throws VaultException {
    tell("drop " + number, () -> Arriving.takeIn(home.resolve(VAULT), number));
  }

  private void allow() throws VaultException {
    boolean on = !vault.arrivals().isAllowed();
    tell("allow " + on, () -> vault.arrivals().allow(on));
  }

  private void moveIn() throws VaultException {
    if (world.vault().waiting().isEmpty()) {
      drop();
    }
    tell("move_in", () -> Arriving.moveIn(vault));
    learn();
  }

  private void message() throws VaultException {
    long number = next++;
    NewMessage fresh =
        new NewMessage(
            "title " + number,
            Instant.ofEpochSecond(number),
            Duration.ofSeconds(2),
            Held.bytes(number),
            Held.source(number));
    tell("message " + number, () -> messages.put(number, vault.messages().add(fresh).id()));
  }

  private long oneOf(Map<Long, ?> all) {
    return all.keySet().stream()
        .sorted()
        .skip(chance.nextInt(all.size()))
        .findFirst()
        .orElseThrow();
  }

  private void note() throws VaultException {
    if (recordings.isEmpty()) {
      collect();
    }
    long number = oneOf(recordings);
    String note = "note" + next++;
    tell(
        "note " + number + " " + note,
        () -> {
          vault.setVerdict(recordings.get(number), Verdict.KEPT);
          vault.setNote(recordings.get(number), note);
        });
  }

  private void erase() throws VaultException {
    if (!messages.isEmpty() && chance.nextInt(3) == 0) {
      long number = oneOf(messages);
      tell("erase " + number, () -> vault.messages().erase(List.of(messages.remove(number))));
      return;
    }
    if (recordings.isEmpty()) {
      collect();
    }
    long first = oneOf(recordings);
    long second = oneOf(recordings);
    List<RecordingId> gone = List.of(recordings.remove(first));
    if (second == first) {
      tell("erase " + first, () -> vault.erase(gone));
    } else {
      List<RecordingId> both = List.of(gone.getFirst(), recordings.remove(second));
      boolean byRule = (first + second) % 2 == 0;
      tell(
          "erase " + first + " " + second,
          () -> {
            if (byRule) {
              eraseByRule(both);
            } else {
              vault.erase(both);
            }
          });
    }
  }

  /** As a parent's rules do it, whatever they are. */
  private void eraseByRule(List<RecordingId> ids) throws VaultException {
    RetentionRule rule = new RetentionRule(RetentionRule.Of.UNHEARD, 30);
    vault.rules().erase(ids, RetentionRules.NONE, _ -> Optional.of(rule), () -> false);
  }

  private void changePassphrase() throws VaultException {
    String passphrase = "passphrase" + next++;
    tell(
        "passphrase " + passphrase,
        () -> seal(Slots.PASSPHRASE, passphrase, JournalEvent.PASSPHRASE_CHANGED));
  }

  private void seal(String slot, String secret, JournalEvent event) throws VaultException {
    char[] current = world.vault().passphrase().toCharArray();
    ways.change(current, slot, secret.toCharArray(), event, Opened.CHEAP);
  }

  private void changeSheet() throws VaultException {
    if (!world.vault().sheet().isEmpty() && chance.nextInt(3) == 0) {
      char[] current = world.vault().passphrase().toCharArray();
      tell("sheet ", () -> vault.dropRecoverySheet(current));
    } else {
      String code = new String(RecoveryCode.draw());
      tell("sheet " + code, () -> seal(Slots.SHEET, code, JournalEvent.SHEET_MADE));
    }
  }

  private void lockAndUnlock() throws VaultException {
    tell(
        "lock",
        () -> {
          vault.close();
          open();
        });
  }

  private void restore() throws VaultException {
    if (world.backup() == null) {
      perform(Act.BACKUP);
    }
    String name = "restored" + next++;
    tell("restore " + name, () -> Opened.restore(home, name, prefix, world.backup().passphrase()));
  }

  private void create() throws VaultException {
    String name = "made" + next++;
    String passphrase = "passphrase" + next++;
    tell(
        "create " + name + " " + passphrase,
        () -> Opened.make(home.resolve(name), prefix, passphrase));
  }

  /** Opens the vaults of earlier versions that lie there, each once. */
  private void migrate() throws VaultException {
    for (var one : world.beside().entrySet()) {
      if (one.getKey().startsWith(OLD)) {
        char[] passphrase = one.getValue().passphrase().toCharArray();
        Path dir = home.resolve(one.getKey());
        tell("migrate " + one.getKey(), () -> Vaults.open(dir, passphrase, prefix).close());
      }
    }
  }

  @Override
  public void close() {
    if (vault != null) {
      vault.close();
    }
  }
}
