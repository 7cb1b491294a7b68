package org.plushkeep.toy.bluetooth;

import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;

/** A search by Bluetooth that has still to begin. */
public interface BluetoothSearch extends ToyFinder.Search {
  /** Starts to look, or tells why that cannot be. */
  void start() throws ToyException;

  /** The search, begun. One that cannot begin is closed. */
  default ToyFinder.Search begun() throws ToyException {
    boolean looking = false;
    try {
      start();
      looking = true;
      return this;
    } finally {
      if (!looking) {
        close();
      }
    }
  }
}
