package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.plushkeep.recording.RecordingId;

/** The receipts of an unlocked vault. */
final class OpenReceipts implements Receipts {
  private static final int REFERENCE_BYTES = 8;

  private final Access access;

  OpenReceipts(Access access) {
    this.access = access;
  }

  @Override
  public Erased lookFor(List<RecordingId> ids) throws VaultException {
    return access.call(
        (open, recordings) -> {
          List<String> references = new ArrayList<>();
          for (RecordingId id : ids) {
            if (recordings.row(id.uuid()).isEmpty()) {
              references.add(reference(id));
            }
          }
          VaultFile file = access.keys().file();
          Rows.State state = Erasure.state(open);
          boolean keyDestroyed =
              file.nextEpoch() == null
                  && state != null
                  && state.epoch().equals(file.epoch().id())
                  && state.isWhole(access.keys());
          return new Erased(
              references,
              ids.size() - references.size(),
              state == null ? 0 : state.recordings() + state.messages(),
              keyDestroyed,
              !file.compactionDue());
        });
  }

  private String reference(RecordingId id) throws java.security.GeneralSecurityException {
    KeyRing keys = access.keys();
    byte[] mac = keys.mac(Canonical.of("erased recording", keys.vault()).uuid(id.uuid()));
    return HexFormat.of()
        .formatHex(Arrays.copyOfRange(mac, mac.length - REFERENCE_BYTES, mac.length));
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
