package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.seen;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;

/** How full a toy's battery is: as BlueZ shows it, or as it stands in the toy's battery service. */
class BluezBatteryTest {
  private OnBus on;
  private StandInDevice device;

  @BeforeEach
  void start() {
    on = new OnBus(PrivateBus.Kind.EMBEDDED);
    device = on.bluez.toy(ONE, on.toy());
  }

  @AfterEach
  void end() {
    on.close();
  }

  private OptionalInt battery() throws ToyException {
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      return link.care().orElseThrow().battery();
    }
  }

  private long reads() {
    return on.bluez.called.stream().filter(one -> one.endsWith(".ReadValue")).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 100})
  void whereBluezShowsNoneItsCharacteristicIsRead(int level) throws Exception {
    var _ = device.holdsLevel(level);
    assertThat(battery()).hasValue(level);
    assertThat(reads()).as("configuration, state, battery").isEqualTo(3);
  }

  @Test
  void whatIsNoPercentageIsNotKnown() throws Exception {
    var _ = device.holdsLevel(255);
    assertThat(battery()).isEmpty();
  }

  @Test
  void whatBluezHasReadItselfIsNotReadAgain() throws Exception {
    var _ = device.holdsLevel(12).battery(64);
    assertThat(battery()).hasValue(64);
    assertThat(reads()).as("configuration, state").isEqualTo(2);
  }

  @Test
  void aToyWithoutABatteryServiceIsAskedForNone() throws Exception {
    var _ = device.hasNoBattery();
    assertThat(battery()).isEmpty();
    assertThat(reads()).isEqualTo(2);
  }

  @Test
  void aBatteryThatRefusesKeepsNobodyFromTheToy() throws Exception {
    var _ = device.holdsLevel(50);
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      var _ = on.bluez.refuses("ReadValue", "org.bluez.Error.NotPermitted");
      assertThat(link.care().orElseThrow().battery()).isEmpty();
      var _ = on.bluez.allows("ReadValue");
      assertThat(link.care().orElseThrow().battery()).hasValue(50);
    }
  }
}
