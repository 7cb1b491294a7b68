package org.plushkeep.toy.bluetooth.btleplug;

import java.time.Duration;
import org.plushkeep.toy.cloudpets.CloudPetsLink;

/** Finders over the fake library, with little patience. */
public final class BtleplugFinders {
  private BtleplugFinders() {}

  static final BtleplugSearch.Pace PACE =
      new BtleplugSearch.Pace(Duration.ofMillis(20), Duration.ofMillis(300));

  /** With this much for what the toy is asked. */
  public static BtleplugFinder on(FakeBtleplug library, CloudPetsLink.Patience patience) {
    return on(library, false, patience, Duration.ofSeconds(5));
  }

  /** That asks whether the radio is on only now and then. */
  static BtleplugFinder slowToAsk(FakeBtleplug library) {
    BtleplugSearch.Pace pace =
        new BtleplugSearch.Pace(Duration.ofMillis(600), Duration.ofMillis(300));
    return new BtleplugFinder(
        library,
        false,
        BtleplugFinder.Patience.standard(),
        pace,
        CloudPetsLink.Patience.standard());
  }

  static BtleplugFinder on(FakeBtleplug library, boolean mac, Duration call) {
    return on(library, mac, CloudPetsLink.Patience.standard(), call);
  }

  private static BtleplugFinder on(
      FakeBtleplug library, boolean mac, CloudPetsLink.Patience patience, Duration call) {
    return new BtleplugFinder(
        library,
        mac,
        new BtleplugFinder.Patience(
            Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofSeconds(8), call),
        PACE,
        patience);
  }
}
