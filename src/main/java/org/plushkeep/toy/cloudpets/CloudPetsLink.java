package org.plushkeep.toy.cloudpets;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.CleanText;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/** A linked CloudPets toy (protocol note, "Radio"). */
public final class CloudPetsLink implements ToyLink {
  private static final int LONGEST_IDENTIFIER = 64;
  private static final int BLINK_MILLIS = 500;
  private static final Duration LOOK_UP = Duration.ofMillis(50);

  /**
   * How long a toy may be silent.
   *
   * @param firstByte after the request for a recording
   * @param stall between two pieces of one
   * @param whole for all of one, however steadily its pieces come: a long one takes 40 s
   */
  public record Patience(Duration firstByte, Duration stall, Duration whole) {
    /** 5 s, 10 s and 5 min. */
    public static Patience standard() {
      return new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(5));
    }
  }

  private final GattLink gatt;
  private final Patience patience;
  private final CloudPetsCare care;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private @Nullable Download download;
  private boolean pawPressed;
  private boolean gone;
  private boolean closed;

  private String identifier = "";

  private CloudPetsLink(GattLink gatt, Patience patience, Pace pace) {
    this.gatt = gatt;
    this.patience = patience;
    this.care = new CloudPetsCare(gatt, pace);
  }

  /**
   * Shakes hands: reads the configuration, subscribes, reads the state (protocol note,
   * "Connecting").
   *
   * @param gatt connected; closed by this link, and also when it does not answer as a toy does
   */
  public static CloudPetsLink open(GattLink gatt) throws ToyException {
    return open(gatt, Patience.standard());
  }

  /** The same with another patience. */
  public static CloudPetsLink open(GattLink gatt, Patience patience) throws ToyException {
    return open(gatt, patience, Pace.standard());
  }

  /** The same with another pace for what is sent. */
  public static CloudPetsLink open(GattLink gatt, Patience patience, Pace pace)
      throws ToyException {
    CloudPetsLink link = new CloudPetsLink(gatt, patience, pace);
    boolean open = false;
    try {
      link.shakeHands();
      open = true;
      return link;
    } finally {
      if (!open) {
        gatt.close();
      }
    }
  }

  private void shakeHands() throws ToyException {
    gatt.onDisconnect(this::linkLost);
    byte[] configuration = gatt.read(GattCharacteristic.CONFIGURATION);
    identifier =
        CleanText.of(new String(configuration, StandardCharsets.US_ASCII), LONGEST_IDENTIFIER);
    gatt.subscribe(GattCharacteristic.STATE, value -> locked(() -> state(ToyState.of(value))));
    gatt.subscribe(GattCharacteristic.AUDIO_FROM_TOY, value -> locked(() -> audio(value)));
    gatt.subscribe(GattCharacteristic.DATA_REQUEST, care::requested);
    gatt.read(GattCharacteristic.STATE);
  }

  private void linkLost() {
    locked(() -> gone = true);
    care.end();
  }

  // What still comes after the link has gone says nothing: not even that a recording is whole.

  private void state(ToyState state) {
    if (gone) {
      return;
    }
    care.state(state);
    pawPressed |= state == ToyState.RECORD_PAW || state == ToyState.PLAY_PAW;
    if (download != null) {
      download.state(state);
    }
  }

  private void audio(byte[] value) {
    if (download != null && !gone) {
      download.audio(value);
    }
  }

  @Override
  public Optional<ToyCare> care() {
    return Optional.of(care);
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String identifier() {
    return identifier;
  }

  @Override
  public LinkTraits traits() {
    return gatt.traits();
  }

  @Override
  public boolean recordingWaits() throws ToyException {
    return ToyState.of(gatt.read(GattCharacteristic.STATE)) == ToyState.RECORDING_WAITS;
  }

  @Override
  public void glow(boolean on) throws ToyException {
    gatt.write(GattCharacteristic.LED, on ? Commands.ledOn() : Commands.ledOff());
  }

  @Override
  public void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException {
    locked(() -> pawPressed = false);
    try {
      gatt.write(GattCharacteristic.LED, Commands.ledBlink(BLINK_MILLIS));
      gatt.write(GattCharacteristic.COMMAND, Commands.gameMode(true));
      long until = System.nanoTime() + patience.toNanos();
      lock.lock();
      try {
        while (!pawPressed) {
          if (until - System.nanoTime() <= 0) {
            throw new ToyException(Problem.NO_PAW, "Nobody pressed the toy's paw in time.");
          }
          waitForChange(cancelled);
        }
      } finally {
        lock.unlock();
      }
    } finally {
      quietly(GattCharacteristic.COMMAND, Commands.gameMode(false));
      quietly(GattCharacteristic.LED, Commands.ledOff());
    }
  }

  @Override
  public byte[] fetchRecording(ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException {
    return gatt.mayLose()
        ? Whole.fetched(() -> fetchOnce(progress, cancelled))
        : fetchOnce(progress, cancelled);
  }

  private byte[] fetchOnce(ByteProgress progress, BooleanSupplier cancelled) throws ToyException {
    Download mine = new Download();
    locked(() -> download = mine);
    try {
      gatt.write(GattCharacteristic.COMMAND, Commands.sendRecording());
      receive(mine, progress, cancelled);
      lock.lock();
      try {
        return mine.whole();
      } finally {
        lock.unlock();
      }
    } finally {
      locked(
          () -> {
            download = null;
            mine.wipe();
          });
    }
  }

  private void receive(Download mine, ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException {
    int told = 0;
    long begun = System.nanoTime();
    long heard = begun;
    while (true) {
      int received;
      int expected;
      lock.lock();
      try {
        if (!mine.ended() && !mine.tooLong() && mine.length() == told) {
          Duration most = told == 0 ? patience.firstByte() : patience.stall();
          if (System.nanoTime() - heard > most.toNanos()) {
            throw new ToyException(Problem.NO_ANSWER, "The toy stopped answering.");
          }
          waitForChange(cancelled);
        }
        if (mine.tooLong() || System.nanoTime() - begun > patience.whole().toNanos()) {
          throw new ToyException(
              Problem.BAD_RECORDING, "The toy sent more than a recording can be.");
        }
        if (mine.ended() && mine.length() == told) {
          return;
        }
        received = mine.length();
        expected = mine.expected();
      } finally {
        lock.unlock();
      }
      if (received > told) {
        told = received;
        heard = System.nanoTime();
        progress.bytes(received, expected);
      }
      if (cancelled.getAsBoolean()) {
        throw ToyException.stopped();
      }
    }
  }

  /** Holding the lock: until something happens, or it is time to look up again. */
  @SuppressWarnings("WaitNotInLoop") // every caller loops
  private void waitForChange(BooleanSupplier cancelled) throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
    if (gone || closed) {
      throw gatt.lost();
    }
    try {
      var _ = changed.awaitNanos(LOOK_UP.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped();
    }
  }

  private void quietly(GattCharacteristic characteristic, byte[] value) {
    try {
      gatt.write(characteristic, value);
    } catch (ToyException e) {
      // A toy that has gone forgets its heart and its game mode by itself.
    }
  }

  @Override
  public void close() {
    boolean wasOpen;
    boolean there;
    lock.lock();
    try {
      wasOpen = !closed;
      there = !gone;
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    care.end();
    if (wasOpen && there) {
      quietly(GattCharacteristic.LED, Commands.ledOff());
    }
    gatt.close();
  }
}
