package org.plushkeep.console.toys;

import java.util.Optional;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;

/**
 * A toy on the toys screen.
 *
 * @param seen what the radio says of it; empty for a paired toy that is not in range
 * @param finder how it is reached, with {@code seen}
 * @param known what the family says of it; empty for one that is not paired
 */
public record NearbyToy(
    Optional<SeenToy> seen, Optional<ToyFinder> finder, Optional<KnownToy> known) {
  private static final int NEAR_DBM = -65;

  public ToyId id() {
    return seen.map(SeenToy::id).orElseGet(() -> known.orElseThrow().id());
  }

  /** Whether it is the simulated toy. */
  public boolean isPractice() {
    return seen.map(toy -> toy.way() == SeenToy.Way.PRACTICE)
        .orElseGet(() -> known.orElseThrow().id().value().equals("practice"));
  }

  public boolean isInRange() {
    return seen.isPresent();
  }

  public boolean isPaired() {
    return known.isPresent();
  }

  /** "Near" or "far", when the radio tells. */
  public Optional<Boolean> isNear() {
    return seen.flatMap(
        toy ->
            toy.signalDbm().isPresent()
                ? Optional.of(toy.signalDbm().getAsInt() >= NEAR_DBM)
                : Optional.empty());
  }

  /** What to call it: the family's name, else its own. */
  public String name() {
    return known.map(KnownToy::name).orElseGet(() -> seen.orElseThrow().advertisedName());
  }
}
