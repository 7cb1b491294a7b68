package org.plushkeep.toy.bluetooth;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException;

/**
 * A connected GATT peripheral, as the protocol needs it: every Bluetooth stack stands behind this.
 * Notifications of all characteristics arrive on one thread, in the order the peripheral sent them,
 * and none is dropped, however slow who listens is; only {@linkplain #mayLose a stack that says so}
 * may have lost some before.
 */
public interface GattLink extends AutoCloseable {
  /** As much as fits one write: ATT_MTU 23 less three bytes. */
  int MOST_BYTES = 20;

  /** Nobody writes more than fits one write. */
  static void mustFit(byte[] value) {
    if (value.length > MOST_BYTES) {
      throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
    }
  }

  /**
   * Whether the stack may drop notifications without a word before they come here, when this
   * computer stands still for a moment. What came is then not whole because its end came.
   */
  default boolean mayLose() {
    return false;
  }

  /** Reads a value, at most 512 bytes. */
  byte[] read(GattCharacteristic characteristic) throws ToyException;

  /** Writes a value of at most {@value #MOST_BYTES} bytes, with response. */
  void write(GattCharacteristic characteristic, byte[] value) throws ToyException;

  /**
   * Writes a value of at most {@value #MOST_BYTES} bytes without waiting for an answer, where the
   * stack can; what is written so arrives in its order. For what the toy asks for piece by piece.
   */
  default void send(GattCharacteristic characteristic, byte[] value) throws ToyException {
    write(characteristic, value);
  }

  /**
   * What the peripheral's battery service tells (Bluetooth SIG, service 0x180F, characteristic
   * 0x2A19), 0 to 100 per cent; empty where it has none, or the stack does not tell.
   */
  default OptionalInt battery() throws ToyException {
    return OptionalInt.empty();
  }

  /** Subscribes; returns when the peripheral has accepted. One listener a characteristic. */
  void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener) throws ToyException;

  /**
   * Runs {@code action} once when the link is gone, on the thread of the notifications and after
   * the last of them.
   */
  void onDisconnect(Runnable action);

  /**
   * What to say once the link is gone: that the toy let go ({@code LINK_LOST}), or that this
   * computer's Bluetooth did ({@code RADIO_LOST}), where the stack tells. May take a moment.
   */
  default ToyException lost() {
    return ToyException.linkLost();
  }

  /**
   * What the link tells of the peripheral by being there; an adapter whose stack does not tell
   * leaves it so. Asks nothing of the peripheral.
   */
  default LinkTraits traits() {
    return LinkTraits.UNKNOWN;
  }

  /** Disconnects. Never throws. */
  @Override
  void close();
}
