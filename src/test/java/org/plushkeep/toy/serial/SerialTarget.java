package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;

/** What a device on a USB port says: frames, and what is in them before anything is sealed. */
public final class SerialTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    Handshake.publicOf(new byte[32]); // its tables are made once
    byte[] welcome = new Hello.Welcome(256, new byte[8], new byte[32], "CloudPets").toBytes();
    return List.of(
        new Frame(Frame.Type.WELCOME, 0, welcome).toWire(),
        welcome,
        new Frame(Frame.Type.OPENED, 1, new byte[48]).toWire());
  }

  @Override
  public void read(byte[] bytes) {
    FrameReader reader = new FrameReader();
    for (byte one : bytes) {
      reader
          .take(one)
          .ifPresent(
              frame -> {
                assertThat(frame.payload()).hasSizeLessThanOrEqualTo(Frame.MOST_PAYLOAD);
                Hello.Welcome.of(frame.payload());
              });
    }
    Hello.Welcome.of(bytes)
        .ifPresent(
            welcome -> {
              assertThat(welcome.name()).hasSizeLessThanOrEqualTo(32);
              assertThat(welcome.mostData()).isBetween(64, 1024);
            });
    try {
      new Handshake(new byte[0], new byte[0], new byte[32]).readSecond(bytes);
    } catch (Handshake.BadHandshake e) {
      // As told.
    }
  }
}
