package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * {@link Mending}, once for as long as a vault is open, and telling of it. Guarded by the access.
 */
final class Mender {
  private boolean begun;
  private OptionalInt lost = OptionalInt.empty();
  private IntConsumer told = _ -> {};

  /** Has somebody told, at once where it has happened already. */
  void onMended(IntConsumer listener) {
    told = listener;
    lost.ifPresent(listener);
  }

  boolean hasBegun() {
    return begun;
  }

  /** Whether it is worth trying: what could not be mended once cannot be now. */
  boolean begins() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  /**
   * Mends what can be, and has the history tell of it.
   *
   * @return whether anything was made anew
   */
  boolean run(Store store, KeyRing keys, JournalRows journal) throws GeneralSecurityException {
    lost = new Mending(store, keys).run();
    if (lost.isEmpty()) {
      return false;
    }
    told.accept(lost.getAsInt());
    store
        .handle()
        .useTransaction(
            _ -> journal.append(List.of(Deed.of(JournalEvent.MENDED, lost.getAsInt()))));
    store.force();
    return true;
  }
}
