package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class FramePropertiesTest {
  @Property(tries = 300)
  void whatIsEncodedHasNoZeroAndComesBack(@ForAll @Size(max = 1200) byte[] plain) {
    byte[] coded = Cobs.encode(plain);
    assertThat(coded)
        .doesNotContain(0)
        .hasSizeLessThanOrEqualTo(plain.length + plain.length / 254 + 1);
    assertThat(Cobs.decode(coded)).hasValue(plain);
  }

  @Property(tries = 300)
  void aFrameIsFoundAmongNoise(
      @ForAll @Size(max = 1100) byte[] payload,
      @ForAll int sequence,
      @ForAll @IntRange(max = 6) int type,
      @ForAll @Size(max = 300) byte[] noise) {
    Frame frame = new Frame(Frame.Type.of(type), sequence, payload);
    List<Frame> found = read(noise, frame.toWire(), noise, frame.toWire());
    assertThat(found).hasSize(2);
    for (Frame one : found) {
      assertThat(one.payload()).isEqualTo(payload);
      assertThat(one.header()).isEqualTo(frame.header());
    }
  }

  /** CRC-32 misses none of up to three wrong bits in frames of this length. */
  @Property(tries = 500)
  void aFrameWithAWrongBitIsNone(
      @ForAll @Size(max = 1100) byte[] payload, @ForAll @IntRange(max = 100_000) int bit) {
    byte[] wire = new Frame(Frame.Type.ASK, 7, payload).toWire();
    int at = 8 + bit % (8 * (wire.length - 2)); // not the zeros around it
    wire[at / 8] ^= (byte) (1 << at % 8);
    assertThat(read(wire)).isEmpty();
  }

  @Property(tries = 300)
  void anythingIsReadOrDropped(@ForAll @Size(max = 2000) byte[] anything) {
    Cobs.decode(anything)
        .ifPresent(
            plain -> assertThat(Cobs.encode(plain)).satisfies(again -> same(again, anything)));
    read(anything);
  }

  /** An encoder ends a full run as the last one or with an empty one: both are read. */
  private static void same(byte[] again, byte[] coded) {
    boolean endsInEmptyRun = coded.length == again.length + 1 && coded[again.length] == 1;
    assertThat(endsInEmptyRun ? Arrays.copyOf(coded, again.length) : coded).isEqualTo(again);
  }

  private static List<Frame> read(byte[]... pieces) {
    FrameReader reader = new FrameReader();
    List<Frame> found = new ArrayList<>();
    for (byte[] piece : pieces) {
      for (byte one : piece) {
        Optional<Frame> frame = reader.take(one);
        frame.ifPresent(found::add);
      }
    }
    return found;
  }
}
