package org.plushkeep.toy.practice;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.cloudpets.CloudPetsLink;

/** Finds the practice toy: it is always there. */
public final class PracticeFinder implements ToyFinder {
  /** The practice toy as it is seen. */
  public static final SeenToy SEEN =
      new SeenToy(
          new ToyId("practice"),
          PracticeToy.ADVERTISED_NAME,
          SeenToy.Way.PRACTICE,
          OptionalInt.empty());

  /** Seldom for a radio, and often enough to be counted. */
  private static final Duration CALLING = Duration.ofSeconds(1);

  private final PracticeToy toy;

  public PracticeFinder(PracticeToy toy) {
    this.toy = toy;
  }

  /** Whether it is the practice toy that was seen: not even the toy itself is needed to tell. */
  public static boolean isPractice(SeenToy seen) {
    return seen.way() == SeenToy.Way.PRACTICE && seen.id().equals(SEEN.id());
  }

  /** It calls out all the time, as a real one does, but for while somebody is linked with it. */
  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) {
    toy.onRadioThread(() -> found.accept(SEEN));
    PracticeToy.Watch calls = toy.callOut(CALLING, () -> found.accept(SEEN));
    return calls::close;
  }

  @Override
  public boolean reaches(SeenToy seen) {
    return isPractice(seen);
  }

  @Override
  public ToyLink connect(SeenToy seen) throws ToyException {
    return CloudPetsLink.open(toy.connect(), CloudPetsLink.Patience.standard(), toy.radio().pace());
  }
}
