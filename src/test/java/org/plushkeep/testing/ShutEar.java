package org.plushkeep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;

/**
 * Watches every toy and every link that a story uses, and fails the story when anybody asked for
 * the toy's microphone ({@code 08 02}). A story registers it with {@code @RegisterExtension} and
 * hands what it makes through it.
 */
public final class ShutEar implements AfterEachCallback {
  private final List<PracticeToy> toys = new CopyOnWriteArrayList<>();
  private final List<StandInBluez> radios = new CopyOnWriteArrayList<>();
  private final List<Write> writes = new CopyOnWriteArrayList<>();

  /** One write over a watched link, as hexadecimal digits. */
  public record Write(GattCharacteristic characteristic, String value) {}

  /** Watches a practice toy. */
  public PracticeToy on(PracticeToy toy) {
    toys.add(toy);
    return toy;
  }

  /** Watches a radio and all toys behind it. */
  public StandInBluez on(StandInBluez radio) {
    radios.add(radio);
    return radio;
  }

  /** Watches a link; what is written over it is kept. */
  public GattLink on(GattLink link) {
    return new Watched(link);
  }

  /** What was written over the watched links, in order. */
  public List<Write> writes() {
    return List.copyOf(writes);
  }

  /** What was written to one characteristic over the watched links, in order. */
  public List<String> writes(GattCharacteristic characteristic) {
    List<String> values = new ArrayList<>();
    writes.stream()
        .filter(write -> write.characteristic() == characteristic)
        .forEach(write -> values.add(write.value()));
    return values;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }

  /** Fails when anybody has asked for a microphone so far. */
  public void check() {
    assertThat(toys).as("nobody may ask for a toy's microphone").allMatch(t -> t.breaches() == 0);
    assertThat(radios).as("nobody may ask for a toy's microphone").allMatch(r -> r.breaches() == 0);
    assertThat(writes(GattCharacteristic.COMMAND))
        .as("nobody may ask for a toy's microphone")
        .noneMatch(value -> value.startsWith("0802"));
  }

  private final class Watched extends ForwardingLink {
    Watched(GattLink link) {
      super(link);
    }

    @Override
    public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
      writes.add(new Write(characteristic, HexFormat.of().formatHex(value)));
      super.write(characteristic, value);
    }
  }
}
