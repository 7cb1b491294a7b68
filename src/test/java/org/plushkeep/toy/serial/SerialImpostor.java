package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Knows all that a tap can know of a paired toy, but for the secret. */
final class SerialImpostor implements AutoCloseable {
  private final Pipe cable = new Pipe();

  Line plugIn() {
    Thread.ofVirtual().start(() -> answer(cable.toy()));
    return cable.console();
  }

  private void answer(Line line) {
    byte[] ephemeral = new byte[32];
    ephemeral[7] = 9;
    byte[] welcome =
        new Hello.Welcome(
                256, new byte[8], Hello.commitment(Handshake.publicOf(ephemeral)), "Plush")
            .toBytes();
    FrameReader reader = new FrameReader();
    byte[] one = new byte[1];
    byte[] hello = new byte[0];
    try {
      while (true) {
        Optional<Frame> frame =
            line.read(one, Duration.ofMillis(50)) == 0 ? Optional.empty() : reader.take(one[0]);
        if (frame.isPresent() && frame.get().type() == Frame.Type.HELLO) {
          hello = frame.get().payload();
          line.write(new Frame(Frame.Type.WELCOME, 0, welcome).toWire());
        } else if (frame.isPresent() && frame.get().type() == Frame.Type.OPEN) {
          byte[] open = frame.get().payload();
          byte[] theirs = Arrays.copyOfRange(open, Hello.OPEN_HEADER, Hello.OPEN_HEADER + 32);
          Handshake mine =
              new Handshake(
                  new byte[] {1}, Hello.prologue(hello, welcome, open), ephemeral.clone());
          mine.writeFirst();
          line.write(new Frame(Frame.Type.OPENED, 1, mine.writeSecond(theirs)).toWire());
        }
      }
    } catch (IOException | Handshake.BadHandshake e) {
      // Pulled out.
    }
  }

  @Override
  public void close() {
    cable.pull();
  }
}
