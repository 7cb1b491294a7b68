package org.plushkeep.toy.bluetooth.bluez;

import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;

import java.time.Duration;
import org.plushkeep.bus.Deadline;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattLinkContract;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;

/** BlueZ's adapter, over a message bus of its own. */
class BluezGattLinkContractTest extends GattLinkContract {
  @Override
  protected Far far(PracticeToy toy) {
    OnBus on = new OnBus(PrivateBus.Kind.EMBEDDED);
    StandInDevice device = on.bluez.toy(ONE, toy);
    return new Far() {
      @Override
      public GattLink connect() throws ToyException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(OnBus.MOST_SECONDS));
        Bluez bluez = Bluez.open(on.bus.address(), deadline);
        boolean linked = false;
        try {
          BluezGattLink link = new Connector(bluez, new ToyId(ONE), deadline).connect();
          link.linked();
          linked = true;
          return link;
        } finally {
          if (!linked) {
            bluez.close();
          }
        }
      }

      @Override
      public void notify(GattCharacteristic characteristic, byte[] value) {
        device.notify(characteristic, value);
      }

      @Override
      public void loseLink() {
        device.loseLink();
      }

      @Override
      public void close() {
        on.close();
      }
    };
  }
}
