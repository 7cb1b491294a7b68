package org.plushkeep.testing;

import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;

/** Finds toys that nobody connects to, however a test has it look. */
public abstract class NeverConnected implements ToyFinder {
  @Override
  public boolean reaches(SeenToy toy) {
    return true;
  }

  @Override
  public ToyLink connect(SeenToy toy) {
    throw new IllegalStateException();
  }
}
