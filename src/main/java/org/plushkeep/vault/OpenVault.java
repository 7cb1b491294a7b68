package org.plushkeep.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/** An unlocked vault: each call is one {@link Access} to its database. */
final class OpenVault implements Vault {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(OpenVault.class);

  private static final int LONGEST_NOTE = 10_000;

  private final Access access;
  private final Messages messages;
  private final OpenJournal journal;
  private final WaysIn ways;
  private final RuleBook rules;
  private final OpenArrivals arrivals;

  OpenVault(Access access) {
    this.access = access;
    messages = new OpenMessages(access);
    arrivals = new OpenArrivals(this, access, new IntakeDisk());
    journal = new OpenJournal(access);
    ways = new WaysIn(access, journal);
    rules = new OpenRuleBook(access);
  }

  boolean isOpenedBySheet() {
    return access.keys().openedBy().equals(Slots.SHEET);
  }

  /** Tells in the journal that the vault was opened. */
  OpenVault opened(JournalEvent how) {
    boolean begun = false;
    try {
      journal.begin(how, access.dir());
      access.remember();
      begun = true;
      return this;
    } finally {
      if (!begun) {
        close(); // nobody else would
      }
    }
  }

  @Override
  public Age age() {
    return access.age();
  }

  @Override
  public void keepAsNewest() throws VaultException {
    if (!access.age().isNewest()) {
      access.keepAsNewest();
    }
  }

  @Override
  public void onMended(Consumer<Mended> told) {
    access.onMended(told);
  }

  @Override
  public List<KnownToy> toys() throws VaultException {
    return access.call((open, recordings) -> recordings.toys().known());
  }

  @Override
  public void saveToy(KnownToy toy) throws VaultException {
    saveToy(toy, new byte[0]);
  }

  @Override
  public byte[] toySecret(ToyId toy) throws VaultException {
    return access.call((open, recordings) -> recordings.toys().secret(toy));
  }

  @Override
  public void saveToy(KnownToy toy, byte[] secret) throws VaultException {
    arrivals.change( // so that it is known while the vault is locked, where that is allowed
        (open, recordings) -> {
          recordings.toys().save(toy);
          if (secret.length > 0) {
            recordings.toys().saveSecret(toy.id(), secret);
          }
          return toy;
        });
  }

  @Override
  public void setSound(ToyId toy, String sound) throws VaultException {
    access.write(
        (open, recordings) -> {
          recordings.toys().setSound(toy.value(), sound);
          return sound;
        });
  }

  @Override
  public List<Optional<Recording>> add(List<NewRecording> fresh) throws VaultException {
    return Storing.store(access, fresh, (_, _) -> true);
  }

  @Override
  public boolean contains(ToyId toy, byte[] bytes) throws VaultException {
    return access.call(
        (open, recordings) -> recordings.has(access.keys().digest(toy.value(), bytes)));
  }

  @Override
  public int count(RecordingFilter filter) throws VaultException {
    return access.call((open, recordings) -> new Listing(open).count(filter));
  }

  @Override
  public List<Recording> page(RecordingFilter filter, int offset, int limit) throws VaultException {
    return access.call(
        (open, recordings) -> {
          List<Recording> page = new ArrayList<>();
          for (Rows.Sound row : new Listing(open).page(filter, offset, limit)) {
            try {
              page.add(recordings.describe(row));
            } catch (VaultException e) {
              log.warn("a damaged row is left out of the list");
            }
          }
          return page;
        });
  }

  @Override
  public List<RecordingId> ids(RecordingFilter filter) throws VaultException {
    return access.call((open, recordings) -> new Listing(open).ids(filter));
  }

  @Override
  public List<RecordingId> unread(String unreadable, int reader) throws VaultException {
    return access.call((open, recordings) -> new Listing(open).unread(unreadable, reader));
  }

  @Override
  public void lookedAt(RecordingId id, int reader) throws VaultException {
    access.write(
        (open, all) -> {
          all.retelling().lookedAt(all.existing(id.uuid()), reader);
          return id;
        });
  }

  @Override
  public Optional<Recording> find(RecordingId id) throws VaultException {
    return access.call(
        (open, recordings) -> {
          Optional<Rows.Sound> row = recordings.row(id.uuid());
          return row.isEmpty() ? Optional.empty() : Optional.of(recordings.describe(row.get()));
        });
  }

  @Override
  public byte[] readBytes(RecordingId id) throws VaultException {
    return access.call((open, all) -> all.read(all.existing(id.uuid()), Recordings.TOY_BYTES));
  }

  @Override
  public byte[] readPeaks(RecordingId id) throws VaultException {
    return access.call((open, all) -> all.read(all.existing(id.uuid()), Recordings.PEAKS));
  }

  @Override
  public void setVerdict(RecordingId id, Verdict verdict) throws VaultException {
    access.write(
        (open, all) -> {
          all.update(all.existing(id.uuid()), verdict.name(), Optional.empty());
          return verdict;
        });
  }

  @Override
  public void setNote(RecordingId id, String note) throws VaultException {
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("a note is at most 10 000 characters");
    }
    access.write(
        (open, all) -> {
          Rows.Sound row = all.existing(id.uuid());
          all.update(row, row.verdict(), Optional.of(note));
          return note;
        });
  }

  @Override
  public void retell(
      RecordingId id, String format, Duration duration, Silence silence, byte[] peaks)
      throws VaultException {
    access.write(
        (open, all) -> {
          all.retelling().retell(all.existing(id.uuid()), format, duration, silence, peaks);
          return format;
        });
  }

  @Override
  public List<RecordingId> unmeasured(String unreadable) throws VaultException {
    return access.call((open, recordings) -> new Listing(open).unmeasured(unreadable));
  }

  @Override
  public void measure(RecordingId id, String format, Silence silence, byte[] peaks)
      throws VaultException {
    access.write(
        (open, all) -> {
          all.retelling().measure(all.existing(id.uuid()), format, silence, peaks);
          return format;
        });
  }

  @Override
  public int erase(List<RecordingId> ids) throws VaultException {
    return access.change(
        (open, recordings) -> {
          if (ids.stream().noneMatch(id -> recordings.row(id.uuid()).isPresent())) {
            Set<UUID> present = Present.ids(open);
            if (ids.stream().noneMatch(id -> present.contains(id.uuid()))) {
              return 0;
            }
          }
          return new Erasing(access).recordings(open, ids);
        });
  }

  @Override
  public Bin bin() {
    return new OpenBin(access);
  }

  @Override
  public RuleBook rules() {
    return rules;
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public CareBook care() {
    return new OpenCareBook(access, arrivals);
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Receipts receipts() {
    return new OpenReceipts(access);
  }

  @Override
  public Arrivals arrivals() {
    return arrivals;
  }

  @Override
  public void changePassphrase(char[] current, char[] next) throws VaultException {
    ways.changePassphrase(current, next);
  }

  @Override
  public void setRecoverySheet(char[] current, char[] code) throws VaultException {
    ways.setRecoverySheet(current, code);
  }

  @Override
  public void dropRecoverySheet(char[] current) throws VaultException {
    ways.dropRecoverySheet(current);
  }

  @Override
  public boolean hasRecoverySheet() throws VaultException {
    return access.call((_, _) -> access.keys().hasSlot(Slots.SHEET));
  }

  @Override
  public BackupReport backUp(
      Path to, boolean evenNewer, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    BackupReport report = Backup.run(access, to, evenNewer, progress, cancelled);
    if (!report.cancelled()) {
      journal.write(JournalEvent.BACKED_UP, 1);
    }
    return report;
  }

  @Override
  public VerifyReport verify(DoubleConsumer progress) throws VaultException {
    return access.call(
        (open, recordings) ->
            Verification.walk(
                open, recordings, access.journal(open), access.keys(), access.age(), progress));
  }

  @Override
  public Duration keyDerivationTime() {
    return Duration.ofMillis(access.keys().file().keyDerivationMillis());
  }

  @Override
  public void aboutToClose() {
    access.aboutToClose();
  }

  @Override
  public void close() {
    try {
      journal.flush();
    } finally {
      access.close();
    }
  }
}
