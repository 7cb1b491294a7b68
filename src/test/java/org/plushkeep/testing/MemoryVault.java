package org.plushkeep.testing;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.Age;
import org.plushkeep.vault.BackupReport;
import org.plushkeep.vault.Bin;
import org.plushkeep.vault.CareBook;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Mended;
import org.plushkeep.vault.Messages;
import org.plushkeep.vault.Receipts;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;
import org.plushkeep.vault.VerifyReport;

/**
 * A vault without a disk, for what the real one does not do on demand: refusing a write, holding a
 * damaged recording.
 */
public final class MemoryVault implements Vault {
  private final Map<ToyId, KnownToy> toys = new LinkedHashMap<>();
  private final Map<ToyId, byte[]> secrets = new java.util.HashMap<>();
  private final Map<RecordingId, Recording> recordings = new LinkedHashMap<>();
  private final Map<RecordingId, byte[]> bytes = new HashMap<>();
  private final Map<RecordingId, byte[]> peaks = new HashMap<>();
  private final Map<RecordingId, Integer> lookedAt = new HashMap<>();
  private final Set<RecordingId> damaged = new HashSet<>();
  private final Set<RecordingId> damagedRows = new HashSet<>();
  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryCareBook care = new MemoryCareBook(toys, recordings, journal);
  private final MemoryRules rules = new MemoryRules(recordings, journal, eraser());
  private final MemoryReceipts receipts = new MemoryReceipts(recordings.keySet());
  private final MemoryMessages messages = new MemoryMessages(this::isFull, receipts);
  private final MemoryArrivals arrivals = new MemoryArrivals();
  private volatile Age age = new Age(Age.Kind.NEWEST, Optional.empty());
  private volatile Consumer<Mended> mended = _ -> {};
  private volatile Runnable beforeComparing = () -> {};
  private boolean full;
  private boolean newerBackup;
  private char[] sheet = new char[0];
  private char[] passphrase = new char[0];

  /** From now on every write is refused, as by a full disk. */
  public void fillDisk() {
    full = true;
  }

  /** From now on every folder holds a backup that has what this has not. */
  public void meetNewerBackup() {
    newerBackup = true;
  }

  /** From now on this recording reads as damaged. */
  public void damage(RecordingId id) {
    damaged.add(id);
  }

  /** From now on nothing can be decided about this recording. */
  public void damageRow(RecordingId id) {
    damagedRows.add(id);
  }

  /** From now on it is an older copy. */
  public void growOlder(Age as) {
    age = as;
  }

  /** As after damage that cost this. */
  public void mend(Mended cost) {
    mended.accept(cost);
  }

  @Override
  public void onMended(Consumer<Mended> told) {
    mended = told;
  }

  @Override
  public Age age() {
    return age;
  }

  @Override
  public void keepAsNewest() throws VaultException {
    refuseWhenFull();
    age = new Age(Age.Kind.NEWEST, Optional.empty());
  }

  @Override
  public MemoryJournal journal() {
    return journal;
  }

  @Override
  public synchronized List<KnownToy> toys() {
    return List.copyOf(toys.values());
  }

  @Override
  public synchronized void saveToy(KnownToy toy) throws VaultException {
    refuseWhenFull();
    KnownToy before = toys.get(toy.id());
    toys.put(toy.id(), before == null ? toy : sounding(toy, before.sound()));
    recordings.replaceAll((_, one) -> one.toyId().equals(toy.id()) ? Copies.named(one, toy) : one);
  }

  @Override
  public synchronized void saveToy(KnownToy toy, byte[] secret) throws VaultException {
    saveToy(toy);
    if (secret.length > 0) {
      secrets.put(toy.id(), secret.clone());
    }
  }

  @Override
  public synchronized byte[] toySecret(ToyId toy) {
    return secrets.getOrDefault(toy, new byte[0]).clone();
  }

  private static KnownToy sounding(KnownToy toy, String sound) {
    return new KnownToy(toy.id(), toy.name(), toy.child(), toy.identifier(), toy.pairedAt(), sound);
  }

  @Override
  public synchronized void setSound(ToyId toy, String sound) throws VaultException {
    refuseWhenFull();
    if (toys.computeIfPresent(toy, (_, old) -> sounding(old, sound)) == null) {
      throw new VaultException(Problem.NO_SUCH, "This toy is not paired.");
    }
  }

  @Override
  public synchronized void retell(
      RecordingId id, String format, Duration duration, Silence silence, byte[] newPeaks)
      throws VaultException {
    change(id, old -> Copies.retold(old, format, duration, silence));
    peaks.put(id, newPeaks.clone());
  }

  @Override
  public synchronized List<RecordingId> unmeasured(String unreadable) {
    return page(RecordingFilter.ALL, 0, Integer.MAX_VALUE).stream()
        .filter(one -> !one.silence().isKnown() && !one.format().equals(unreadable))
        .map(Recording::id)
        .toList();
  }

  @Override
  public synchronized void measure(RecordingId id, String format, Silence silence, byte[] newPeaks)
      throws VaultException {
    Recording now = recordings.get(id);
    if (now == null || now.format().equals(format)) {
      retell(id, format, now == null ? Duration.ZERO : now.duration(), silence, newPeaks);
    }
  }

  @Override
  public synchronized List<Optional<Recording>> add(List<NewRecording> fresh)
      throws VaultException {
    refuseWhenFull();
    List<Optional<Recording>> answers = new ArrayList<>();
    for (NewRecording one : fresh) {
      KnownToy toy = toys.get(one.toyId());
      if (toy == null) {
        throw new VaultException(Problem.NO_SUCH, "This toy is not paired.");
      }
      answers.add(
          contains(one.toyId(), one.bytes()) ? Optional.empty() : Optional.of(put(one, toy)));
    }
    return answers;
  }

  private Recording put(NewRecording one, KnownToy toy) {
    Recording recording =
        new Recording(
            RecordingId.random(),
            toy.id(),
            toy.name(),
            toy.child(),
            one.collectedAt(),
            one.duration(),
            one.format(),
            one.bytes().length,
            sha256(one.bytes()),
            Verdict.NEW,
            "",
            one.silence());
    recordings.put(recording.id(), recording);
    bytes.put(recording.id(), one.bytes().clone());
    peaks.put(recording.id(), one.peaks().clone());
    return recording;
  }

  /** Does something whenever it is about to be asked whether it has some bytes. */
  public void beforeComparing(Runnable action) {
    beforeComparing = action;
  }

  @Override
  public boolean contains(ToyId toy, byte[] sought) {
    beforeComparing.run();
    return has(toy, sought);
  }

  private synchronized boolean has(ToyId toy, byte[] sought) {
    String sha256 = sha256(sought);
    return recordings.values().stream()
        .filter(r -> !damaged.contains(r.id())) // what is damaged is wanted once more
        .anyMatch(r -> r.toyId().equals(toy) && r.sha256().equals(sha256));
  }

  @Override
  public synchronized int count(RecordingFilter filter) {
    return page(filter, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public synchronized List<Recording> page(RecordingFilter filter, int offset, int limit) {
    return recordings.values().stream()
        .filter(r -> filter.binned() == rules.isBinned(r.id()))
        .filter(r -> filter.toy().isEmpty() || filter.toy().get().equals(r.toyId()))
        .filter(r -> filter.verdicts().isEmpty() || filter.verdicts().contains(r.verdict()))
        .filter(r -> !filter.mostlySilent() || r.silence().isMostly())
        .sorted(Comparator.comparing(Recording::collectedAt).reversed())
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public List<RecordingId> unread(String unreadable, int reader) throws VaultException {
    return page(RecordingFilter.ALL, 0, Integer.MAX_VALUE).stream()
        .filter(one -> one.format().equals(unreadable))
        .map(Recording::id)
        .filter(id -> !Integer.valueOf(reader).equals(lookedAt.get(id)))
        .toList();
  }

  @Override
  public void lookedAt(RecordingId id, int reader) {
    lookedAt.put(id, reader);
  }

  @Override
  public List<RecordingId> ids(RecordingFilter filter) throws VaultException {
    return page(filter, 0, Integer.MAX_VALUE).stream().map(Recording::id).toList();
  }

  @Override
  public synchronized Optional<Recording> find(RecordingId id) {
    return Optional.ofNullable(recordings.get(id));
  }

  @Override
  public synchronized byte[] readBytes(RecordingId id) throws VaultException {
    if (damaged.contains(id)) {
      throw new VaultException(Problem.DAMAGED, "This recording is damaged.");
    }
    return bytes.get(id).clone();
  }

  @Override
  public synchronized byte[] readPeaks(RecordingId id) {
    return peaks.get(id).clone();
  }

  @Override
  public synchronized void setVerdict(RecordingId id, Verdict verdict) throws VaultException {
    if (damagedRows.contains(id)) {
      throw new VaultException(Problem.DAMAGED, "This recording is damaged.");
    }
    change(id, old -> Copies.decided(old, verdict, old.note()));
  }

  @Override
  public synchronized void setNote(RecordingId id, String note) throws VaultException {
    change(id, old -> Copies.decided(old, old.verdict(), note));
  }

  private void change(RecordingId id, UnaryOperator<Recording> changed) throws VaultException {
    refuseWhenFull();
    if (recordings.computeIfPresent(id, (_, old) -> changed.apply(old)) == null) {
      throw new VaultException(Problem.NO_SUCH, "This recording is not here.");
    }
  }

  @Override
  public synchronized int erase(List<RecordingId> ids) throws VaultException {
    refuseWhenFull();
    List<RecordingId> gone = ids.stream().filter(id -> recordings.remove(id) != null).toList();
    ids.forEach(bytes::remove);
    receipts.owe(Gone.recordings(gone));
    return gone.size();
  }

  @Override
  public void aboutToClose() {}

  @Override
  public Bin bin() {
    return rules;
  }

  @Override
  public MemoryRules rules() {
    return rules;
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public CareBook care() {
    return care;
  }

  @Override
  public Receipts receipts() {
    return receipts;
  }

  @Override
  public MemoryArrivals arrivals() {
    return arrivals;
  }

  @Override
  public synchronized void changePassphrase(char[] current, char[] next) throws VaultException {
    refuseWhenFull();
    if (!Arrays.equals(passphrase, current)) {
      throw new VaultException(Problem.WRONG_PASSPHRASE, "That is not the passphrase.");
    }
    passphrase = next.clone();
  }

  @Override
  public synchronized void setRecoverySheet(char[] current, char[] code) throws VaultException {
    refuseWhenFull();
    if (!Arrays.equals(passphrase, current)) {
      throw new VaultException(Problem.WRONG_PASSPHRASE, "That is not the passphrase.");
    }
    sheet = code.clone();
  }

  @Override
  public synchronized void dropRecoverySheet(char[] current) throws VaultException {
    if (!Arrays.equals(passphrase, current)) {
      throw new VaultException(Problem.WRONG_PASSPHRASE, "That is not the passphrase.");
    }
    sheet = new char[0];
  }

  @Override
  public synchronized boolean hasRecoverySheet() {
    return sheet.length > 0;
  }

  /** The code that {@link #setRecoverySheet} was given. */
  public synchronized char[] sheet() {
    return sheet.clone();
  }

  /** What {@link #changePassphrase} asks for and changes. */
  public synchronized char[] passphrase() {
    return passphrase.clone();
  }

  public synchronized void setPassphrase(char[] chosen) {
    passphrase = chosen.clone();
  }

  @Override
  public BackupReport backUp(
      Path to, boolean evenNewer, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    refuseWhenFull();
    if (newerBackup && !evenNewer) {
      throw new VaultException(Problem.NEWER_BACKUP, "newer");
    }
    progress.accept(1);
    return new BackupReport(to.resolve("Plushkeep backup"), 0, 12_300_000, 0, false, false);
  }

  @Override
  public VerifyReport verify(DoubleConsumer progress) {
    return new VerifyReport(recordings.size() - damaged.size(), List.copyOf(damaged), List.of());
  }

  @Override
  public Duration keyDerivationTime() {
    return Duration.ZERO;
  }

  @Override
  public void close() {}

  private MemoryRules.Eraser eraser() {
    return new MemoryRules.Eraser() {
      @Override
      public int erase(List<RecordingId> ids) throws VaultException {
        return MemoryVault.this.erase(ids);
      }

      @Override
      public void refuseWhenFull() throws VaultException {
        MemoryVault.this.refuseWhenFull();
      }
    };
  }

  private boolean isFull() {
    return full;
  }

  private void refuseWhenFull() throws VaultException {
    if (full) {
      throw new VaultException(Problem.DISK, "The disk is full.");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
