package org.plushkeep.console.locked;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plushkeep.collect.LockedCollector;
import org.plushkeep.console.locked.PairedNearby.Sight;
import org.plushkeep.console.toys.ArrivingBytes;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.VaultException;

/** One errand: collects from toys, one after the other, off the JavaFX thread. */
record LockedVisits(Intake into, List<Sight> toys, boolean onlyWhatWaits, AtomicBoolean cancelled) {
  /**
   * @param onlyWhatWaits whether nothing is fetched unless the toy says that something waits
   */
  LockedVisits(Intake into, List<Sight> toys, boolean onlyWhatWaits) {
    this(into, toys, onlyWhatWaits, new AtomicBoolean());
  }

  /**
   * How many wait now that did not before.
   *
   * @throws ToyException the first toy's trouble there was, once all were visited
   */
  int run(ArrivingBytes arriving) throws ToyException, VaultException {
    int fresh = 0;
    ToyException trouble = null;
    for (Sight sight : toys) {
      try {
        fresh += visit(sight, arriving);
      } catch (ToyException e) {
        if (e.problem() == ToyException.Problem.CANCELLED) {
          throw e;
        }
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return fresh;
  }

  private int visit(Sight sight, ArrivingBytes arriving) throws ToyException, VaultException {
    try (ToyLink link = sight.finder().connect(sight.toy())) {
      if (onlyWhatWaits && !link.recordingWaits()) {
        return 0;
      }
      return new LockedCollector(into)
          .collect(link, sight.toy().id(), arriving::arrived, () -> {}, cancelled::get);
    }
  }
}
