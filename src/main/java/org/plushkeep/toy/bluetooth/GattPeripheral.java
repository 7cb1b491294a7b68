package org.plushkeep.toy.bluetooth;

import org.plushkeep.toy.ToyException;

/** A GATT peripheral as its stand-ins have it: something that can be linked with. */
@FunctionalInterface
public interface GattPeripheral {
  /**
   * Links a central, one at a time.
   *
   * @throws ToyException {@code OUT_OF_RANGE} while it is linked with another
   */
  GattLink connect() throws ToyException;
}
