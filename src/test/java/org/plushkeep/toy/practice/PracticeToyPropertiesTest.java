package org.plushkeep.toy.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.cloudpets.CloudPetsLink;

/** What holds of any recording, any clip, and any garbage. */
class PracticeToyPropertiesTest {
  @Property(tries = 100)
  void anyRecordingArrivesAsItIs(
      @ForAll @Size(max = 3000) byte[] recording, @ForAll @IntRange(min = 1, max = 7) int packets)
      throws Exception {
    recording = withoutAHeader(recording);
    PracticeToy toy =
        new PracticeToy(List.of(recording), new Radio(packets, java.time.Duration.ZERO));
    try (ToyLink link = CloudPetsLink.open(toy.connect())) {
      assertThat(link.fetchRecording((got, all) -> {}, () -> false)).isEqualTo(recording);
    }
    assertThat(toy.breaches()).isZero();
  }

  private static byte[] withoutAHeader(byte[] recording) {
    byte[] changed = recording.clone();
    if (changed.length > 0) {
      changed[0] = 0;
    }
    return changed;
  }

  @Property(tries = 100)
  void noGarbageConfusesIt(@ForAll List<@Size(max = 20) byte[]> writes) throws Exception {
    byte[] recording = {1, 2, 3};
    PracticeToy toy = new PracticeToy(List.of(recording), Radio.instant());
    List<byte[]> asked = new CopyOnWriteArrayList<>();
    try (GattLink link = toy.connect()) {
      link.subscribe(GattCharacteristic.DATA_REQUEST, asked::add);
      for (byte[] write : writes) {
        for (GattCharacteristic one : GattCharacteristic.values()) {
          link.write(one, write);
        }
      }
    }
    assertThat(asked).allMatch(value -> value.length == 4);
    for (int slot = 1; slot <= 4; slot++) {
      assertThat(toy.stored(slot).length).isLessThanOrEqualTo(20 * writes.size());
    }
  }
}
