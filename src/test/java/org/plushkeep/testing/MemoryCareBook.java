package org.plushkeep.testing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.vault.CareBook;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;

/** The care of toys of a {@link MemoryVault}. */
final class MemoryCareBook implements CareBook {
  private final Map<ToyId, KnownToy> toys;
  private final Map<?, Recording> recordings;
  private final MemoryJournal journal;
  private final Map<ToyId, KnownToy> forgotten = new HashMap<>();
  private final Map<ToyId, SafetyNote> looks = new HashMap<>();
  private final Map<ToyId, Integer> caps = new HashMap<>();
  private final Map<ToyId, Map<Integer, ToySlot>> slots = new HashMap<>();

  MemoryCareBook(Map<ToyId, KnownToy> toys, Map<?, Recording> recordings, MemoryJournal journal) {
    this.toys = toys;
    this.recordings = recordings;
    this.journal = journal;
  }

  private void mustKnow(ToyId toy) throws VaultException {
    if (!toys.containsKey(toy)) {
      throw new VaultException(Problem.NO_SUCH, "This toy is not paired.");
    }
  }

  @Override
  public synchronized int volumeCap(ToyId toy) {
    return caps.getOrDefault(toy, NO_CAP);
  }

  @Override
  public synchronized void setVolumeCap(ToyId toy, int level) throws VaultException {
    mustKnow(toy);
    caps.put(toy, level);
    journal.write(JournalEvent.VOLUME_CAPPED, 1);
  }

  @Override
  public synchronized List<ToySlot> slots(ToyId toy) {
    return List.copyOf(slots.getOrDefault(toy, Map.of()).values());
  }

  @Override
  public synchronized void put(ToyId toy, ToySlot slot) throws VaultException {
    mustKnow(toy);
    slots.computeIfAbsent(toy, _ -> new TreeMap<>()).put(slot.number(), slot);
    if (slot.content() == ToySlot.Content.MESSAGE) {
      journal.write(JournalEvent.MESSAGE_SENT, 1);
    }
  }

  @Override
  public synchronized Optional<SafetyNote> lastLook(ToyId toy) {
    return Optional.ofNullable(looks.get(toy));
  }

  @Override
  public synchronized void looked(ToyId toy, SafetyNote found) throws VaultException {
    mustKnow(toy);
    looks.put(toy, found);
  }

  @Override
  public synchronized List<KnownToy> everyToy() {
    Map<ToyId, KnownToy> all = new HashMap<>(forgotten);
    all.putAll(toys);
    return all.values().stream().sorted(Comparator.comparing(KnownToy::name)).toList();
  }

  @Override
  public synchronized Forgotten forget(ToyId toy) throws VaultException {
    mustKnow(toy);
    KnownToy gone = toys.remove(toy);
    caps.remove(toy);
    slots.remove(toy);
    looks.remove(toy);
    int left = (int) recordings.values().stream().filter(r -> r.toyId().equals(toy)).count();
    if (left > 0) {
      forgotten.put(toy, gone);
    }
    journal.write(JournalEvent.TOY_FORGOTTEN, 1);
    return new Forgotten(left, true);
  }
}
