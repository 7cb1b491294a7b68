package org.plushkeep.toy.bluetooth.standin;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.plushkeep.testing.ForwardingLink;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;

/** A toy that does nothing wrong but to let go at one step: before it is done. */
public final class LettingGo implements GattPeripheral {
  private final GattPeripheral toy;
  private final AtomicInteger steps = new AtomicInteger();
  private volatile int at = Integer.MAX_VALUE;

  /**
   * @param toy does all the rest
   */
  public LettingGo(GattPeripheral toy) {
    this.toy = toy;
  }

  /**
   * From now on it lets go once more.
   *
   * @param step 0 for the link itself, then one for each thing that is asked of it
   */
  public void at(int step) {
    steps.set(0);
    at = step;
  }

  /** How many steps were asked of it since then, beyond the last it did. */
  public int steps() {
    return steps.get();
  }

  @Override
  public GattLink connect() throws ToyException {
    if (steps.getAndIncrement() == at) {
      throw new ToyException(Problem.OUT_OF_RANGE, "It has gone.");
    }
    return new Grip(toy.connect());
  }

  private final class Grip extends ForwardingLink {
    Grip(GattLink link) {
      super(link);
    }

    private void step() throws ToyException {
      if (steps.getAndIncrement() == at) {
        close();
        throw ToyException.linkLost();
      }
    }

    @Override
    public byte[] read(GattCharacteristic characteristic) throws ToyException {
      step();
      return super.read(characteristic);
    }

    @Override
    public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
      step();
      super.write(characteristic, value);
    }

    @Override
    public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
        throws ToyException {
      step();
      super.subscribe(characteristic, listener);
    }
  }
}
