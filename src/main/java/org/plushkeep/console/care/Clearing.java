package org.plushkeep.console.care;

import java.util.concurrent.atomic.AtomicReference;
import org.plushkeep.collect.ToyClearing;

/** Notes how far clearing is, for the window to look at. */
record Clearing(AtomicReference<Transfer> noted) implements ToyClearing.Progress {
  @Override
  public void bytes(int received, int expected) {
    noted.set(new Transfer(0, received, expected));
  }

  @Override
  public void overwriting(int slot, int sent, int all) {
    noted.set(new Transfer(slot, sent, all));
  }
}
