package org.plushkeep.launch;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.btleplug.BtleplugFinder;

/** The ways to real toys that this system offers. */
final class Radios {
  private Radios() {}

  /** Costs nothing until somebody looks. */
  static List<ToyFinder> ofThisComputer() {
    return List.of(of(System.getProperty("os.name", "")));
  }

  static ToyFinder of(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.equals("linux")) {
      return BluezFinder.ofThisComputer();
    }
    if (name.startsWith("windows")) {
      return BtleplugFinder.onWindows();
    }
    return name.startsWith("mac") ? BtleplugFinder.onMac() : new Unknown();
  }

  /** Says so. */
  private static final class Unknown implements ToyFinder {
    @Override
    public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
      throw new ToyException(
          Problem.BLUETOOTH_UNREACHABLE,
          "Plushkeep can use Bluetooth on Linux, Windows and macOS, not on this system.");
    }

    @Override
    public boolean reaches(SeenToy toy) {
      return false;
    }

    @Override
    public ToyLink connect(SeenToy toy) throws ToyException {
      throw new ToyException(
          Problem.OUT_OF_RANGE, "The toy " + toy.id() + " is no longer in range.");
    }
  }
}
