package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import org.plushkeep.toy.cloudpets.CloudPetsLink;

/** Finders with a patience of a test's own. */
public final class BluezFinders {
  private BluezFinders() {}

  public static BluezFinder on(String busAddress, CloudPetsLink.Patience patience) {
    return new BluezFinder(busAddress, Duration.ofSeconds(20), patience);
  }
}
