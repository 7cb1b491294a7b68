package org.plushkeep.toy.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.CleanText;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;

/**
 * A toy on a USB serial port (usb-link.md). Everything it is told and says is sealed; a recording
 * goes on where it was when the toy is pulled out and plugged in again meanwhile.
 */
public final class SerialLink implements ToyLink {
  private static final int LONGEST_IDENTIFIER = 64;
  private static final int BLINK_MILLIS = 500;
  private static final Duration WHOLE = Duration.ofMinutes(15);

  private final Cable cable;
  private final SerialCare care;
  private final boolean first;
  private final String identifier;
  private @Nullable Integer fetched;
  private boolean paired;

  private SerialLink(Cable cable, boolean first) throws ToyException {
    this.cable = cable;
    this.first = first;
    care = new SerialCare(cable);
    boolean told = false;
    try {
      identifier =
          CleanText.of(
              new String(cable.ask(Op.IDENTIFIER), StandardCharsets.US_ASCII), LONGEST_IDENTIFIER);
      told = true;
    } finally {
      if (!told) {
        close();
      }
    }
  }

  /**
   * Opens the port and shakes hands.
   *
   * @param source opens the port, also again when the toy was pulled out half-way
   * @param secret what vault and toy agreed on, 32 bytes; none for the first plug-in, at which the
   *     toy tells nothing before a paw is pressed. Not kept: the link has its own copy, wiped when
   *     it is closed
   * @throws ToyException {@link Problem#NO_ANSWER}, {@link Problem#NOT_UNDERSTOOD}, {@link
   *     Problem#FORGOTTEN}, {@link Problem#OTHER_TOY}, {@link Problem#PULLED_OUT}, {@link
   *     Problem#PORT_SHUT}
   */
  public static SerialLink open(Line.Source source, Timing timing, byte[] secret)
      throws ToyException {
    try {
      return new SerialLink(new Cable(source, timing, secret), secret.length == 0);
    } catch (PortShut e) {
      throw new ToyException(Problem.PORT_SHUT, Objects.requireNonNull(e.getMessage()), e);
    } catch (IOException e) {
      throw Cable.lost(e);
    }
  }

  @Override
  public String identifier() {
    return identifier;
  }

  @Override
  public Optional<ToyCare> care() {
    return Optional.of(care);
  }

  @Override
  public int[] comparison() {
    try {
      return first ? cable.opened().agreed().comparison().clone() : new int[0];
    } catch (ToyException e) {
      return new int[0]; // it has gone
    }
  }

  @Override
  public byte[] freshSecret() {
    return first && paired ? cable.secret().clone() : new byte[0];
  }

  @Override
  public boolean recordingWaits() throws ToyException {
    Integer done = fetched;
    if (done != null) {
      // Only now is what was fetched safe: this is asked when it has been kept.
      byte[] number = new byte[4];
      Frame.little(number).putInt(done);
      cable.ask(Op.FETCHED, number);
      fetched = null;
    }
    return SerialState.of(cable).recordingWaits();
  }

  @Override
  public void glow(boolean on) throws ToyException {
    cable.heart(on ? 1 : 0, 0);
  }

  @Override
  public void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException {
    int before = SerialState.of(cable).paws();
    try {
      cable.heart(2, BLINK_MILLIS);
      cable.ask(Op.GAME, (byte) 1);
      long end = System.nanoTime() + patience.toNanos();
      while (true) {
        Cable.refuseWhen(cancelled);
        SerialState now = SerialState.of(cable);
        if (first ? now.paired() : now.paws() != before) {
          break;
        }
        if (end - System.nanoTime() <= 0) {
          throw new ToyException(Problem.NO_PAW, "Nobody pressed the toy's paw in time.");
        }
        Cable.pause(cable.timing().look());
      }
    } finally {
      cable.quietly(Op.GAME, (byte) 0);
      cable.heartOff();
    }
    if (first && !paired) {
      cable.remember(cable.opened().agreed().bytes().clone());
      paired = true;
    }
  }

  @Override
  public byte[] fetchRecording(ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException {
    SerialDownload download = null;
    long end = System.nanoTime() + WHOLE.toNanos();
    try {
      download = offered();
      if (download.length() == 0) {
        return new byte[0];
      }
      while (!download.isWhole()) {
        Cable.refuseWhen(cancelled);
        if (end - System.nanoTime() <= 0) {
          throw new ToyException(Problem.NO_ANSWER, "The toy takes too long for a recording.");
        }
        int before = download.received();
        cable.lasting(download::more, download::goOn, cancelled);
        if (download.received() > before) {
          progress.bytes(download.received(), download.length());
        }
      }
      byte[] whole = download.whole();
      fetched = download.number();
      return whole;
    } finally {
      if (download != null) {
        download.wipe();
      }
    }
  }

  private SerialDownload offered() throws ToyException {
    try {
      return SerialDownload.offered(cable.opened());
    } catch (IOException e) {
      throw Cable.lost(e);
    }
  }

  @Override
  public void close() {
    cable.close();
  }
}
