package org.plushkeep.toy.bluetooth.btleplug;

import java.time.Duration;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattLinkContract;
import org.plushkeep.toy.practice.PracticeToy;

/** btleplug's adapter, with a fake of the library's own interfaces under it. */
class BtleplugGattLinkContractTest extends GattLinkContract {
  private static final String ADDRESS = "C4:BE:84:00:00:01";

  @Override
  protected Far far(PracticeToy toy) {
    FakeBtleplug library = new FakeBtleplug();
    FakePeripheral.Device device = library.device(ADDRESS, "CloudPets B 1.0.19", -60, toy);
    BtleplugFinder finder = BtleplugFinders.on(library, false, Duration.ofSeconds(5));
    return new Far() {
      @Override
      public GattLink connect() throws ToyException {
        BtleplugGattLink link = finder.gatt(new ToyId(ADDRESS));
        link.linked();
        return link;
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
        library.close();
      }
    };
  }
}
