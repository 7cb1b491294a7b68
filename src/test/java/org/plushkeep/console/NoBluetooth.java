package org.plushkeep.console;

import java.util.function.Consumer;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;

/** A computer without Bluetooth, until somebody plugs it in. */
public final class NoBluetooth implements ToyFinder {
  private volatile boolean there;

  public void plugIn() {
    there = true;
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
    if (!there) {
      throw new ToyException(Problem.NO_BLUETOOTH, "There is no Bluetooth here.");
    }
    return () -> {};
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return false;
  }

  @Override
  public ToyLink connect(SeenToy toy) throws ToyException {
    throw new ToyException(Problem.OUT_OF_RANGE, "Nothing to reach.");
  }
}
