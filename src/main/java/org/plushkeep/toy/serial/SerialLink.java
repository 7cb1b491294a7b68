package org.plushkeep.toy.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.CleanText;
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
  private static final int RECORDING_WAITS = 4;
  private static final int STATE_BYTES = 3;
  private static final Duration WHOLE = Duration.ofMinutes(15);

  private final Line.Source source;
  private final Timing timing;
  private final boolean first;

  private byte[] secret;
  private @Nullable SerialSession session;
  private final String identifier;
  private @Nullable Integer fetched;
  private boolean paired;

  private SerialLink(Line.Source source, Timing timing, byte[] secret)
      throws IOException, ToyException {
    this.source = source;
    this.timing = timing;
    this.secret = secret.clone();
    first = secret.length == 0;
    boolean open = false;
    try {
      SerialSession begun = SerialSession.open(source.open(), timing, secret);
      session = begun;
      byte[] said = begun.ask(Op.IDENTIFIER, new byte[0]);
      identifier = CleanText.of(new String(said, StandardCharsets.US_ASCII), LONGEST_IDENTIFIER);
      open = true;
    } finally {
      if (!open) {
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
   *     Problem#FORGOTTEN}, {@link Problem#OTHER_TOY}, {@link Problem#LINK_LOST}, {@link
   *     Problem#PORT_SHUT}
   */
  public static SerialLink open(Line.Source source, Timing timing, byte[] secret)
      throws ToyException {
    try {
      return new SerialLink(source, timing, secret);
    } catch (PortShut e) {
      throw new ToyException(Problem.PORT_SHUT, Objects.requireNonNull(e.getMessage()), e);
    } catch (IOException e) {
      throw ToyException.linkLost(e);
    }
  }

  @Override
  public String identifier() {
    return identifier;
  }

  @Override
  public int[] comparison() {
    SerialSession open = session;
    return first && open != null ? open.agreed().comparison().clone() : new int[0];
  }

  @Override
  public byte[] freshSecret() {
    return first && paired ? secret.clone() : new byte[0];
  }

  @Override
  public boolean recordingWaits() throws ToyException {
    Integer done = fetched;
    if (done != null) {
      // Only now is what was fetched safe: this is asked when it has been kept.
      byte[] number = new byte[4];
      Frame.little(number).putInt(done);
      ask(Op.FETCHED, number);
      fetched = null;
    }
    return state()[0] == RECORDING_WAITS;
  }

  /** What the toy does, its paw presses so far, and whether it has paired with this console. */
  private byte[] state() throws ToyException {
    byte[] state = ask(Op.STATE, new byte[0]);
    if (state.length != STATE_BYTES) {
      throw new ToyException(
          Problem.NOT_UNDERSTOOD, "The toy on the USB port answers, but not what it was asked.");
    }
    return state;
  }

  @Override
  public void glow(boolean on) throws ToyException {
    heart(on ? 1 : 0, 0);
  }

  private void heart(int mode, int periodMillis) throws ToyException {
    byte[] data = new byte[3];
    Frame.little(data).put((byte) mode).putShort((short) periodMillis);
    ask(Op.HEART, data);
  }

  @Override
  public void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException {
    byte before = state()[1];
    try {
      heart(2, BLINK_MILLIS);
      ask(Op.GAME, new byte[] {1});
      long end = System.nanoTime() + patience.toNanos();
      while (true) {
        refuseWhen(cancelled);
        byte[] now = state();
        if (first ? now[2] == 1 : now[1] != before) {
          break;
        }
        if (end - System.nanoTime() <= 0) {
          throw new ToyException(Problem.NO_PAW, "Nobody pressed the toy's paw in time.");
        }
        pause(timing.look());
      }
    } finally {
      quietly(Op.GAME, new byte[] {0});
      quietly(Op.HEART, new byte[3]);
    }
    SerialSession open = session;
    if (first && !paired && open != null) {
      secret = open.agreed().bytes().clone();
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
        refuseWhen(cancelled);
        if (end - System.nanoTime() <= 0) {
          throw new ToyException(Problem.NO_ANSWER, "The toy takes too long for a recording.");
        }
        int before = download.received();
        fetchMore(download, cancelled);
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
      return SerialDownload.offered(opened());
    } catch (IOException e) {
      throw ToyException.linkLost(e);
    }
  }

  private void fetchMore(SerialDownload download, BooleanSupplier cancelled) throws ToyException {
    try {
      download.more(opened());
    } catch (IOException e) {
      openAgain(download, cancelled);
    } catch (ToyException e) {
      if (e.problem() != Problem.NO_ANSWER) {
        throw e;
      }
      openAgain(download, cancelled);
    }
  }

  /** The toy was pulled out, or started anew: once it is there again it goes on. */
  private void openAgain(SerialDownload download, BooleanSupplier cancelled) throws ToyException {
    drop();
    long end = System.nanoTime() + timing.again().toNanos();
    while (end - System.nanoTime() > 0) {
      refuseWhen(cancelled);
      try {
        SerialSession begun = SerialSession.open(source.open(), timing, secret);
        session = begun;
        begun.ask(Op.HEART, new byte[] {1, 0, 0});
        if (!download.goesOnWith(SerialDownload.offered(begun))) {
          throw new ToyException(
              Problem.BAD_RECORDING, "The toy offers another recording than before.");
        }
        return;
      } catch (IOException e) {
        drop();
        pause(timing.look());
      } catch (ToyException e) {
        if (e.problem() != Problem.NO_ANSWER) {
          throw e;
        }
        drop();
      }
    }
    throw ToyException.linkLost();
  }

  private byte[] ask(Op op, byte[] data) throws ToyException {
    try {
      return opened().ask(op, data);
    } catch (IOException e) {
      throw ToyException.linkLost(e);
    }
  }

  private SerialSession opened() throws ToyException {
    SerialSession open = session;
    if (open == null) {
      throw ToyException.linkLost();
    }
    return open;
  }

  private void quietly(Op op, byte[] data) {
    try {
      ask(op, data);
    } catch (ToyException e) {
      // A toy that has gone forgets its heart and its game by itself.
    }
  }

  private static void refuseWhen(BooleanSupplier cancelled) throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
  }

  private static void pause(Duration time) throws ToyException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped(e);
    }
  }

  private void drop() {
    SerialSession open = session;
    if (open != null) {
      open.close();
      session = null;
    }
  }

  @Override
  public void close() {
    drop();
    Arrays.fill(secret, (byte) 0);
  }
}
