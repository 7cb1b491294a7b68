package org.plushkeep.testing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/** A peripheral that does what a test says, and writes down what was asked of it. */
public final class ScriptedGatt implements GattLink {
  /** What was asked, in order: {@code read STATE}, {@code LED 0000000064}. */
  public final List<String> asked = new ArrayList<>();

  private final Map<GattCharacteristic, byte[]> values = new EnumMap<>(GattCharacteristic.class);
  private final Map<GattCharacteristic, Consumer<byte[]>> listeners =
      new EnumMap<>(GattCharacteristic.class);
  private final Map<String, Runnable> answers = new java.util.HashMap<>();
  private Runnable onDisconnect = () -> {};
  private String refusing = "";
  private Consumer<byte[]> whenSent = _ -> {};
  private boolean losing;

  /** A characteristic's value when it is read. */
  public ScriptedGatt holds(GattCharacteristic characteristic, int... value) {
    values.put(characteristic, bytes(value));
    return this;
  }

  /** What happens when something is written, as in {@link #asked}. */
  public ScriptedGatt when(String written, Runnable happens) {
    answers.put(written, happens);
    return this;
  }

  /** What happens when something is written that is not answered. */
  public ScriptedGatt whenSent(Consumer<byte[]> happens) {
    whenSent = happens;
    return this;
  }

  /** From now on this, as in {@link #asked}, is refused. */
  public ScriptedGatt refuses(String what) {
    refusing = what;
    return this;
  }

  /** Its stack may drop notifications. */
  public ScriptedGatt mayLosePieces() {
    losing = true;
    return this;
  }

  @Override
  public boolean mayLose() {
    return losing;
  }

  /** Notifies. */
  public void notify(GattCharacteristic characteristic, int... value) {
    listeners.get(characteristic).accept(bytes(value));
  }

  public void state(int state) {
    notify(GattCharacteristic.STATE, state);
  }

  public void audio(byte[] piece) {
    listeners.get(GattCharacteristic.AUDIO_FROM_TOY).accept(piece);
  }

  /** The link breaks. */
  public void disconnect() {
    onDisconnect.run();
  }

  private static byte[] bytes(int... value) {
    byte[] bytes = new byte[value.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) value[i];
    }
    return bytes;
  }

  private void ask(String what) throws ToyException {
    asked.add(what);
    if (what.equals(refusing)) {
      throw ToyException.linkLost();
    }
    answers.getOrDefault(what, () -> {}).run();
  }

  @Override
  public byte[] read(GattCharacteristic characteristic) throws ToyException {
    ask("read " + characteristic);
    return values.getOrDefault(characteristic, new byte[0]).clone();
  }

  @Override
  public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
    ask(characteristic + " " + HexFormat.of().formatHex(value));
  }

  @Override
  public void send(GattCharacteristic characteristic, byte[] value) throws ToyException {
    asked.add("send " + characteristic + " " + HexFormat.of().formatHex(value));
    if (refusing.equals("send")) {
      throw ToyException.linkLost();
    }
    whenSent.accept(value);
  }

  @Override
  public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
      throws ToyException {
    listeners.put(characteristic, listener);
    ask("subscribe " + characteristic);
  }

  @Override
  public void onDisconnect(Runnable action) {
    onDisconnect = action;
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
