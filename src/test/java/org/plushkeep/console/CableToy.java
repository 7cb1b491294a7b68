package org.plushkeep.console;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;

/** A toy with a USB socket, plugged in when a test wants, which blinks the same numbers always. */
final class CableToy implements ToyFinder {
  /** What the window knows its card by while it is not paired. */
  static final String CARD = "#toy-Bear-with-a-socket";

  private static final SeenToy SEEN =
      new SeenToy(
          ToyId.serial("2341:0043:5583134323"),
          "Bear with a socket",
          SeenToy.Way.SERIAL,
          OptionalInt.empty());

  private final CountDownLatch paw = new CountDownLatch(1);
  private volatile Consumer<SeenToy> found = _ -> {};
  private volatile Consumer<SeenToy> lost = _ -> {};
  private volatile boolean plugged;
  private volatile boolean forgetful;

  void plugIn() {
    plugged = true;
    found.accept(SEEN);
  }

  void pullOut() {
    plugged = false;
    lost.accept(SEEN);
  }

  /** From now on it knows nobody. */
  void forgets() {
    forgetful = true;
  }

  void pressPaw() {
    paw.countDown();
  }

  @Override
  public Search look(Consumer<SeenToy> foundNow, Consumer<SeenToy> lostNow) {
    found = foundNow;
    lost = lostNow;
    if (plugged) {
      found.accept(SEEN);
    }
    return () -> {
      found = _ -> {};
      lost = _ -> {};
    };
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return toy.way() == SeenToy.Way.SERIAL;
  }

  @Override
  public ToyLink connect(SeenToy toy) {
    return new Link(true);
  }

  @Override
  public ToyLink connect(SeenToy toy, byte[] secret) throws ToyException {
    if (secret.length > 0 && (forgetful || secret[0] != 1)) {
      throw new ToyException(Problem.FORGOTTEN, "It knows nobody of that name.");
    }
    return new Link(secret.length == 0);
  }

  private final class Link implements ToyLink {
    private final ScriptedToy toy = new ScriptedToy().identifier("0402_14_09_30_77").cares();
    private final boolean first;

    Link(boolean first) {
      this.first = first;
    }

    @Override
    public String identifier() {
      return toy.identifier();
    }

    @Override
    public boolean recordingWaits() {
      return true;
    }

    @Override
    public int[] comparison() {
      return first ? new int[] {2, 5, 1} : new int[0];
    }

    @Override
    public byte[] freshSecret() {
      byte[] secret = new byte[32];
      secret[0] = 1;
      return first ? secret : new byte[0];
    }

    @Override
    public void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException {
      try {
        while (!paw.await(10, TimeUnit.MILLISECONDS)) {
          if (cancelled.getAsBoolean()) {
            throw new ToyException(Problem.CANCELLED, "Stopped.");
          }
        }
      } catch (InterruptedException e) {
        throw new ToyException(Problem.CANCELLED, "Stopped.", e);
      }
    }

    @Override
    public void glow(boolean on) {
      toy.glow(on);
    }

    @Override
    public byte[] fetchRecording(ByteProgress progress, BooleanSupplier cancelled)
        throws ToyException {
      throw new ToyException(Problem.FORGOTTEN, "Not before the paw.");
    }

    @Override
    public Optional<ToyCare> care() {
      return first ? Optional.empty() : toy.care();
    }

    @Override
    public void close() {
      toy.close();
    }
  }
}
