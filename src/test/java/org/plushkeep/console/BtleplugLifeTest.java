package org.plushkeep.console;

import com.juul.kable.btleplug.ffi.Exception.PermissionDenied;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.bluetooth.btleplug.BtleplugFinders;
import org.plushkeep.toy.bluetooth.btleplug.FakeBtleplug;
import org.plushkeep.toy.cloudpets.CloudPetsLink;
import org.plushkeep.toy.practice.PracticeToy;

/** On Windows and macOS, over a fake of the library's own interfaces. */
final class BtleplugLifeTest extends BluetoothLife {
  private final FakeBtleplug library = new FakeBtleplug();

  @Override
  ToyFinder begin() {
    return BtleplugFinders.on(library, CloudPetsLink.Patience.standard());
  }

  @Override
  void toy(String address, @Nullable PracticeToy toy) {
    var _ = library.device(address, "CloudPets B 1.0.19", -60, toy);
  }

  @Override
  void vanish(String address) {
    library.vanish(address);
  }

  @Override
  void power(boolean on) {
    library.power(on);
  }

  @Override
  void plugIn(boolean there) {
    library.plugIn(there);
  }

  @Override
  void allow(boolean allowed) {
    if (allowed) {
      library.allows("scan");
    } else {
      library.refuses("scan", new PermissionDenied());
    }
  }

  @Override
  boolean isLooking() {
    return library.isScanning();
  }

  @Override
  void shut() {
    library.close();
  }
}
