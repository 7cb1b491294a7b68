package org.plushkeep.toy.practice;

import java.util.concurrent.CompletableFuture;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattLinkContract;

/** The practice toy's own link, which every other story is told with. */
class PracticeGattLinkContractTest extends GattLinkContract {
  @Override
  protected Far far(PracticeToy toy) {
    return new Far() {
      private PracticeLink link;

      @Override
      public GattLink connect() throws ToyException {
        link = (PracticeLink) toy.connect();
        return link;
      }

      @Override
      public void notify(GattCharacteristic characteristic, byte[] value) {
        toy.send(characteristic, value.clone());
      }

      @Override
      public void loseLink() {
        toy.unlink(link);
        CompletableFuture<Void> felt = new CompletableFuture<>();
        toy.onRadioThread(() -> felt.complete(null));
        felt.join();
      }

      @Override
      public void close() {
        if (link != null) {
          link.close();
        }
      }
    };
  }
}
