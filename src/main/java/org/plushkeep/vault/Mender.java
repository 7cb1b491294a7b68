package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@link Mending}, once for as long as a vault is open, and telling of it. Guarded by the access.
 */
final class Mender {
  private boolean begun;
  private Optional<Mended> cost = Optional.empty();
  private Consumer<Mended> told = _ -> {};

  /** Has somebody told, at once where it has happened already. */
  void onMended(Consumer<Mended> listener) {
    told = listener;
    cost.ifPresent(listener);
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
    cost = new Mending(store, keys).run();
    if (cost.isEmpty()) {
      return false;
    }
    told.accept(cost.get());
    Deed mended = cost.get().deed();
    store.handle().useTransaction(_ -> journal.append(List.of(mended)));
    store.force();
    return true;
  }
}
