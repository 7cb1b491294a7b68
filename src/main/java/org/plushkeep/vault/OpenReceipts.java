package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.OwedRows.Debt;

/** The receipts of an unlocked vault. */
final class OpenReceipts implements Receipts {
  private final Access access;

  OpenReceipts(Access access) {
    this.access = access;
  }

  @Override
  public Erased lookFor(Gone gone) throws VaultException {
    return access.call(
        (open, _) -> {
          List<String> recordings = references(open, OwedRows.RECORDING, recordings(gone));
          List<String> messages = references(open, OwedRows.MESSAGE, messages(gone));
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
              .createQuery("SELECT COUNT(*) > 0 FROM " + table(open, kind) + " WHERE id = ?")
              .bind(0, id)
              .mapTo(boolean.class)
              .one();
      if (!here) {
        references.add(rows(open).reference(kind, id));
      }
    }
    return references;
  }

  private static String table(Store open, String kind) {
    return kind.equals(OwedRows.RECORDING) ? open.recordings() : kind;
  }

  private OwedRows rows(Store open) {
    return new OwedRows(access.keys(), open);
  }

  @Override
  public Optional<Owed> owed() throws VaultException {
    return access.call(
        (open, _) -> {
          List<Debt> all = rows(open).all();
          List<Debt> debts = all.stream().filter(Debt::whole).toList();
          if (debts.isEmpty()) {
            return Optional.empty();
          }
          List<String> recordings = gone(open, OwedRows.RECORDING, debts);
          List<String> messages = gone(open, OwedRows.MESSAGE, debts);
          int stillHere = debts.size() - recordings.size() - messages.size();
          return Optional.of(
              new Owed(
                  erased(open, recordings, messages, stillHere),
                  Recordings.instant(debts.getFirst().at()),
                  Recordings.instant(debts.getLast().at()),
                  all.stream().map(Debt::reference).toList()));
        });
  }

  /** Those that nothing in the vault has the reference of: an older copy may have it again. */
  private List<String> gone(Store open, String kind, List<Debt> debts)
      throws GeneralSecurityException {
    Set<String> here = new HashSet<>();
    for (UUID id :
        open.handle().createQuery("SELECT id FROM " + table(open, kind)).mapTo(UUID.class).list()) {
      here.add(rows(open).reference(kind, id));
    }
    return debts.stream()
        .filter(debt -> debt.kind().equals(kind) && !here.contains(debt.reference()))
        .map(Debt::reference)
        .toList();
  }

  @Override
  public void settle(List<String> references) throws VaultException {
    if (!references.isEmpty()) {
      access.write(
          (open, _) -> {
            rows(open).forget(references);
            return references;
          });
    }
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
