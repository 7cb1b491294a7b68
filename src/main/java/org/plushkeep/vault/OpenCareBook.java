package org.plushkeep.vault;

import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;

/** An unlocked vault's care of its toys: each call is one {@link Access} to its database. */
final class OpenCareBook implements CareBook {
  private final Access access;
  private final OpenArrivals arrivals;

  OpenCareBook(Access access, OpenArrivals arrivals) {
    this.access = access;
    this.arrivals = arrivals;
  }

  private CareRows rows(Store open) {
    return new CareRows(access.keys(), open);
  }

  private void tell(Store open, JournalEvent event) throws java.security.GeneralSecurityException {
    access.journal(open).append(List.of(Deed.of(event, 1)));
  }

  @Override
  public int volumeCap(ToyId toy) throws VaultException {
    return access.call((open, _) -> rows(open).cap(toy.value()));
  }

  @Override
  public void setVolumeCap(ToyId toy, int level) throws VaultException {
    if (level < 0 || level > NO_CAP) {
      throw new IllegalArgumentException("a cap is 0 to " + NO_CAP);
    }
    access.write(
        (open, recordings) -> {
          recordings.toys().mustKnow(toy.value());
          rows(open).setCap(toy.value(), level);
          tell(open, JournalEvent.VOLUME_CAPPED);
          return level;
        });
  }

  @Override
  public List<ToySlot> slots(ToyId toy) throws VaultException {
    return access.call((open, _) -> rows(open).slots(toy.value()));
  }

  @Override
  public void put(ToyId toy, ToySlot slot) throws VaultException {
    access.write(
        (open, recordings) -> {
          recordings.toys().mustKnow(toy.value());
          rows(open).put(toy.value(), slot);
          if (slot.content() == ToySlot.Content.MESSAGE) {
            tell(open, JournalEvent.MESSAGE_SENT);
          }
          return slot;
        });
  }

  @Override
  public Optional<SafetyNote> lastLook(ToyId toy) throws VaultException {
    return access.call((open, _) -> rows(open).lastLook(toy.value()));
  }

  @Override
  public void looked(ToyId toy, SafetyNote found) throws VaultException {
    access.write(
        (open, recordings) -> {
          recordings.toys().mustKnow(toy.value());
          rows(open).looked(toy.value(), found);
          return found;
        });
  }

  @Override
  public List<KnownToy> everyToy() throws VaultException {
    return access.call((_, recordings) -> recordings.toys().everyOne());
  }

  @Override
  public Forgotten forget(ToyId toy) throws VaultException {
    return arrivals.erase( // so that it is not known any more while the vault is locked
        (open, recordings) -> {
          recordings.toys().mustKnow(toy.value());
          int left = recordings.toys().recordings(toy.value());
          new Erasing(access).toy(open, toy.value());
          return new Forgotten(left, !access.keys().file().compactionDue());
        });
  }
}
