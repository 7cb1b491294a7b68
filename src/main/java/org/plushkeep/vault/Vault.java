package org.plushkeep.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/**
 * An unlocked vault. Every call may block on the disk, so none belongs on the JavaFX thread. Safe
 * for use by several threads. {@link #close()} is locking: keys are wiped, the database is closed,
 * and every later call fails with {@link VaultException.Problem#LOCKED}.
 */
public interface Vault extends AutoCloseable {
  /** The toys paired with this vault, by name. */
  List<KnownToy> toys() throws VaultException;

  /**
   * Pairs a toy, or renames one already paired (same {@link ToyId}); how its sound is read stays as
   * it was. Durable when it returns.
   */
  void saveToy(KnownToy toy) throws VaultException;

  /**
   * The same, with what toy and vault remember each other by, sealed under this vault's keys.
   *
   * @param secret of a toy on a USB serial port; none leaves what there is. Wiped by the caller
   */
  void saveToy(KnownToy toy, byte[] secret) throws VaultException;

  /**
   * What a toy and this vault remember each other by, to be wiped by the caller; none when there is
   * none.
   *
   * @throws VaultException {@link VaultException.Problem#DAMAGED}
   */
  byte[] toySecret(ToyId toy) throws VaultException;

  /**
   * Remembers how a toy's own recordings are to be read.
   *
   * @param sound the audio room's name of a format; empty for as they seem to be
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired
   */
  void setSound(ToyId toy, String sound) throws VaultException;

  /**
   * Stores recordings durably: when this returns they are on disk, forced, read back and compared.
   * A recording the vault already has (same toy, same bytes) is not stored twice.
   *
   * @return one answer for each, in order: the new recording, or empty where it was already here
   * @throws VaultException {@link VaultException.Problem#DISK} (then none of them is stored),
   *     {@link VaultException.Problem#NO_SUCH} for a toy that is not paired
   */
  List<Optional<Recording>> add(List<NewRecording> recordings) throws VaultException;

  /** Whether the vault already has these bytes from this toy. */
  boolean contains(ToyId toy, byte[] bytes) throws VaultException;

  /** How many recordings {@code filter} lets through. */
  int count(RecordingFilter filter) throws VaultException;

  /** A page of recordings, newest first. */
  List<Recording> page(RecordingFilter filter, int offset, int limit) throws VaultException;

  /**
   * Which recordings {@code filter} lets through, newest first: what a long list is drawn from. A
   * damaged recording is among them; reading it tells.
   */
  List<RecordingId> ids(RecordingFilter filter) throws VaultException;

  /**
   * Which recordings could not be read, and were not looked at by this reader yet, newest first.
   * Damaged ones are among them.
   *
   * @param unreadable what the audio room calls them
   * @param reader its version, at least 1
   */
  List<RecordingId> unread(String unreadable, int reader) throws VaultException;

  /**
   * Remembers that this reader could not read a recording either: {@link #unread} names it no more
   * until there is another.
   */
  void lookedAt(RecordingId id, int reader) throws VaultException;

  /** One recording, or empty. */
  Optional<Recording> find(RecordingId id) throws VaultException;

  /**
   * The toy's bytes, exactly as they came. The caller wipes the array.
   *
   * @throws VaultException {@link VaultException.Problem#DAMAGED} when a single bit differs; the
   *     others stay readable
   */
  byte[] readBytes(RecordingId id) throws VaultException;

  /** What the waveform is drawn from; empty array when there was nothing to draw. */
  byte[] readPeaks(RecordingId id) throws VaultException;

  void setVerdict(RecordingId id, Verdict verdict) throws VaultException;

  /**
   * As {@link #setVerdict}, for several: one that is damaged, or gone meanwhile, keeps nobody from
   * the others.
   *
   * @return those that could not be decided about, being damaged
   */
  default List<RecordingId> setVerdicts(List<RecordingId> ids, Verdict verdict)
      throws VaultException {
    List<RecordingId> damaged = new ArrayList<>();
    for (RecordingId id : ids) {
      try {
        setVerdict(id, verdict);
      } catch (VaultException e) {
        if (e.problem() == VaultException.Problem.DAMAGED) {
          damaged.add(id);
        } else if (e.problem() != VaultException.Problem.NO_SUCH) {
          throw e;
        }
      }
    }
    return damaged;
  }

  /** Writes a note, at most 10 000 characters; an empty one removes it. */
  void setNote(RecordingId id, String note) throws VaultException;

  /**
   * Tells anew of a recording's sound, as read in another way. Its bytes stay as they came.
   *
   * @param format the codec's name, or {@code unknown}
   * @param duration how long it plays; zero when unknown
   * @param silence how much of it is silence
   * @param peaks what the waveform is drawn from, may be empty
   */
  void retell(RecordingId id, String format, Duration duration, Silence silence, byte[] peaks)
      throws VaultException;

  /**
   * Which recordings an earlier Plushkeep has not measured the silence of, newest first.
   *
   * @param unreadable the format of those that cannot be measured, and are left out
   */
  List<RecordingId> unmeasured(String unreadable) throws VaultException;

  /**
   * Adds how much of a recording is silence, and its outline anew. Does nothing when it has been
   * read in another way meanwhile.
   *
   * @param format as which it was read to be measured
   * @param peaks what the waveform is drawn from
   */
  void measure(RecordingId id, String format, Silence silence, byte[] peaks) throws VaultException;

  /**
   * Erases for good: rows and data keys, then a new epoch key, so that afterwards neither the
   * passphrase nor the keyset opens what was deleted. There is no way back.
   *
   * @return how many were erased (ids not here are passed over)
   */
  int erase(List<RecordingId> ids) throws VaultException;

  /** Where recordings wait that were deleted and not erased yet. */
  Bin bin();

  /** What a parent wants to be erased by itself. */
  RuleBook rules();

  /** What a parent has ready for a toy. */
  Messages messages();

  /** What is kept for the care of toys. */
  CareBook care();

  /** What was done with this vault, by whom and when. */
  Journal journal();

  /** What can be said afterwards of what was erased. */
  Receipts receipts();

  /** What came in while the vault was locked. */
  Arrivals arrivals();

  /**
   * Gives the vault a new passphrase, sealed with costs for this machine as it is today. Takes
   * about two seconds. What is stored is not written anew: an old copy of {@code vault.json} still
   * opens with the old passphrase.
   *
   * @param current the passphrase, or the code of the recovery sheet; wiped before this returns
   * @param next wiped before this returns
   * @throws VaultException {@code WRONG_PASSPHRASE} when {@code current} is not this vault's,
   *     {@code WEAK_PASSPHRASE}, {@code DISK}; then the old one stays. {@code EITHER_OPENS}
   */
  void changePassphrase(char[] current, char[] next) throws VaultException;

  /**
   * Lets a recovery sheet open this vault too, in the place of the one there may be. What is stored
   * is not written anew.
   *
   * @param current the passphrase, or the code of the sheet there is; wiped before this returns
   * @param code of {@link RecoveryCode#draw}, however it is written; wiped before this returns
   * @throws VaultException {@code WRONG_PASSPHRASE}, {@code DISK}; then nothing is changed. {@code
   *     EITHER_OPENS}
   * @throws IllegalArgumentException when {@code code} is no whole code
   */
  void setRecoverySheet(char[] current, char[] code) throws VaultException;

  /**
   * Takes the recovery sheet's right to open this vault. An old copy of {@code vault.json} still
   * opens with it.
   *
   * @param current the passphrase, or the sheet's code; wiped before this returns
   * @throws VaultException {@code WRONG_PASSPHRASE}, {@code DISK}; then nothing is changed. {@code
   *     EITHER_OPENS}
   */
  void dropRecoverySheet(char[] current) throws VaultException;

  /** Whether a recovery sheet opens this vault. */
  boolean hasRecoverySheet() throws VaultException;

  /**
   * Brings the backup in a folder up to date, or makes it: encrypted, opened by the same passphrase
   * and sheet. What was erased since leaves it. The vault can be used meanwhile, but for a moment
   * at the end.
   *
   * @param to a folder, such as a memory stick's; the backup gets one of its own in it
   * @param evenNewer whether a backup is replaced that holds what this vault does not
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked often; true ends it, and the backup made before stays
   * @throws VaultException {@code DISK}, {@code ALREADY_EXISTS} for a folder within the vault's
   *     own, {@code NEWER_BACKUP}, {@code LOCKED}; then the backup made before stays
   */
  BackupReport backUp(
      java.nio.file.Path to,
      boolean evenNewer,
      java.util.function.DoubleConsumer progress,
      java.util.function.BooleanSupplier cancelled)
      throws VaultException;

  /** As the other, which leaves a newer backup alone. */
  default BackupReport backUp(
      java.nio.file.Path to,
      java.util.function.DoubleConsumer progress,
      java.util.function.BooleanSupplier cancelled)
      throws VaultException {
    return backUp(to, false, progress, cancelled);
  }

  /** Whether this was the newest there was when it was opened. */
  Age age();

  /**
   * Makes an older copy the one that counts, from now on, on this computer: it is told of no more.
   * Does nothing for the newest.
   */
  void keepAsNewest() throws VaultException;

  /**
   * Has somebody told when a damaged database is mended, which happens once at most, where damage
   * is met; at once where that has been.
   *
   * @param told what it has cost; on whatever thread
   */
  default void onMended(Consumer<Mended> told) {}

  /** Walks everything and says what is whole and what is damaged. */
  VerifyReport verify(java.util.function.DoubleConsumer progress) throws VaultException;

  /**
   * How long the passphrase's key derivation was made to take on the machine that made this vault.
   */
  Duration keyDerivationTime();

  /**
   * Locking is asked for, by {@link #close} soon: what is erased from now on is cut off from its
   * keys as ever, but the database is made anew only at the next unlocking. Blocks for nothing.
   */
  void aboutToClose();

  /** Locks. Never throws; what cannot be closed cleanly is still wiped. */
  @Override
  void close();
}
