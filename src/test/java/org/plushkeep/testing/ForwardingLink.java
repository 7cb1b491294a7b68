package org.plushkeep.testing;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/** Another link with something in between; what is sent without an answer goes by writing. */
public class ForwardingLink implements GattLink {
  private final GattLink link;

  protected ForwardingLink(GattLink link) {
    this.link = link;
  }

  @Override
  public byte[] read(GattCharacteristic characteristic) throws ToyException {
    return link.read(characteristic);
  }

  @Override
  public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
    link.write(characteristic, value);
  }

  @Override
  public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
      throws ToyException {
    link.subscribe(characteristic, listener);
  }

  @Override
  public boolean mayLose() {
    return link.mayLose();
  }

  @Override
  public OptionalInt battery() throws ToyException {
    return link.battery();
  }

  @Override
  public LinkTraits traits() {
    return link.traits();
  }

  @Override
  public ToyException lost() {
    return link.lost();
  }

  @Override
  public void onDisconnect(Runnable action) {
    link.onDisconnect(action);
  }

  @Override
  public void close() {
    link.close();
  }
}
