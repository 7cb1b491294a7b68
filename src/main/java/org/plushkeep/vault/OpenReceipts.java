package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;

/** The receipts of an unlocked vault. */
final class OpenReceipts implements Receipts {
  private static final int REFERENCE_BYTES = 8;

  /** Of what a reference is; its table, and its name among the receipts that are owed. */
  private static final String RECORDING = "recording";

  private static final String MESSAGE = "message";

  private final Access access;

  OpenReceipts(Access access) {
    this.access = access;
  }

  @Override
  public Erased lookFor(Gone gone) throws VaultException {
    return access.call(
        (open, _) -> {
          List<String> recordings = references(open, RECORDING, recordings(gone));
          List<String> messages = references(open, MESSAGE, messages(gone));
          int asked = gone.recordings().size() + gone.messages().size();
          return erased(open, recordings, messages, asked - recordings.size() - messages.size());
        });
  }

  private static List<UUID> recordings(Gone gone) {
    return gone.recordings().stream().map(RecordingId::uuid).toList();
  }

  private static List<UUID> messages(Gone gone) {
    return gone.messages().stream().map(MessageId::uuid).toList();
  }

  private Erased erased(Store open, List<String> recordings, List<String> messages, int stillHere) {
    VaultFile file = access.keys().file();
    Rows.State state = Erasure.state(open);
    boolean keyDestroyed =
        file.nextEpoch() == null
            && state != null
            && state.epoch().equals(file.epoch().id())
            && state.isWhole(access.keys());
    return new Erased(
        recordings,
        messages,
        stillHere,
        state == null ? 0 : state.recordings() + state.messages(),
        keyDestroyed,
        !file.compactionDue());
  }

  /** Of those that are not here. */
  private List<String> references(Store open, String kind, List<UUID> ids)
      throws GeneralSecurityException {
    List<String> references = new ArrayList<>();
    for (UUID id : ids) {
      boolean here =
          open.handle()
              .createQuery("SELECT COUNT(*) > 0 FROM " + kind + " WHERE id = ?")
              .bind(0, id)
              .mapTo(boolean.class)
              .one();
      if (!here) {
        references.add(reference(kind, id));
      }
    }
    return references;
  }

  private String reference(String kind, UUID id) throws GeneralSecurityException {
    KeyRing keys = access.keys();
    byte[] mac = keys.mac(Canonical.of("erased " + kind, keys.vault()).uuid(id));
    return HexFormat.of()
        .formatHex(Arrays.copyOfRange(mac, mac.length - REFERENCE_BYTES, mac.length));
  }

  @Override
  public void owe(Gone gone, Instant when) throws VaultException {
    access.write(
        (open, _) -> {
          long at = JournalRow.nanos(when);
          owe(open, RECORDING, references(open, RECORDING, recordings(gone)), at);
          owe(open, MESSAGE, references(open, MESSAGE, messages(gone)), at);
          return gone;
        });
  }

  private void owe(Store open, String kind, List<String> references, long at)
      throws GeneralSecurityException {
    for (String one : references) {
      open.handle()
          .execute(
              "MERGE INTO receipt_owed KEY (reference) VALUES (?, ?, ?, ?)",
              one,
              kind,
              at,
              access.keys().mac(content(access.keys(), one, kind, at)));
    }
  }

  private static Canonical content(KeyRing keys, String reference, String kind, long at) {
    return Canonical.of("row receipt owed", keys.vault()).text(reference).text(kind).number(at);
  }

  private record Debt(String reference, String kind, long at, boolean whole) {}

  @Override
  public Optional<Owed> owed() throws VaultException {
    return access.call(
        (open, _) -> {
          List<Debt> debts = debts(open);
          if (debts.isEmpty()) {
            return Optional.empty();
          }
          List<String> recordings = gone(open, RECORDING, debts);
          List<String> messages = gone(open, MESSAGE, debts);
          int stillHere = debts.size() - recordings.size() - messages.size();
          return Optional.of(
              new Owed(
                  erased(open, recordings, messages, stillHere),
                  Recordings.instant(debts.getFirst().at()),
                  Recordings.instant(debts.getLast().at())));
        });
  }

  private List<Debt> debts(Store open) {
    return all(open, access.keys()).stream().filter(Debt::whole).toList();
  }

  private static List<Debt> all(Store open, KeyRing keys) {
    return open.handle()
        .createQuery(
            "SELECT reference, kind, erased_at, mac FROM receipt_owed ORDER BY erased_at, reference")
        .map(
            (row, _) -> {
              String reference = row.getString(1);
              String kind = row.getString(2);
              long at = row.getLong(3);
              boolean whole = keys.isMac(row.getBytes(4), content(keys, reference, kind, at));
              return new Debt(reference, kind, at, whole);
            })
        .list();
  }

  /** Of how many erasures that a receipt is owed for what is kept is not what was written. */
  static long damaged(Store open, KeyRing keys) {
    return all(open, keys).stream().filter(debt -> !debt.whole()).count();
  }

  /** Those that nothing in the vault has the reference of: an older copy may have it again. */
  private List<String> gone(Store open, String kind, List<Debt> debts)
      throws GeneralSecurityException {
    Set<String> here = new HashSet<>();
    for (UUID id : open.handle().createQuery("SELECT id FROM " + kind).mapTo(UUID.class).list()) {
      here.add(reference(kind, id));
    }
    return debts.stream()
        .filter(debt -> debt.kind().equals(kind) && !here.contains(debt.reference()))
        .map(Debt::reference)
        .toList();
  }

  @Override
  public void settle() throws VaultException {
    access.write((open, _) -> open.handle().execute("DELETE FROM receipt_owed"));
  }

  @Override
  public byte[] mark(String text) throws VaultException {
    return access.call((_, _) -> access.keys().mac(content(text)));
  }

  @Override
  public boolean isMarked(String text, byte[] mark) throws VaultException {
    return access.call((_, _) -> access.keys().isMac(mark, content(text)));
  }

  private Canonical content(String text) {
    return Canonical.of("erasure receipt", access.keys().vault()).text(text);
  }
}
