package org.plushkeep.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.plushkeep.console.toys.PracticeFace;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.ToyLink.ByteProgress;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** A toy at the port of the toy's room: waits for its paw, hands over what it was given. */
final class PlushToy implements ToyFinder, PracticeFace {
  private static final int BLOCK = 400;

  private final SeenToy seen =
      new SeenToy(
          new ToyId("practice"), "CloudPets B 1.0.19", SeenToy.Way.PRACTICE, OptionalInt.empty());
  private final List<byte[]> recordings;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private volatile Consumer<Heart> watcher = _ -> {};
  private volatile Heart heart = Heart.OFF;
  private volatile CountDownLatch paw = new CountDownLatch(1);
  private volatile long millisPerBlock;
  private volatile boolean breaks;
  private volatile boolean away;
  private volatile int volume = 128;

  PlushToy(List<byte[]> recordings) {
    this.recordings = List.copyOf(recordings);
  }

  /** As slow as a radio. */
  void slow(long millis) {
    millisPerBlock = millis;
  }

  /** Is not heard, or is again. */
  void isAway(boolean out) {
    away = out;
  }

  /** The link of the next visit breaks half-way. */
  void breakNext() {
    breaks = true;
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) {
    if (!away) {
      found.accept(seen);
    }
    return () -> {};
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return toy.equals(seen);
  }

  @Override
  public ToyLink connect(SeenToy toy) {
    waiting.clear();
    waiting.addAll(recordings);
    return new Link();
  }

  @Override
  public void pressPaw() {
    paw.countDown();
  }

  @Override
  public void record() {}

  @Override
  public AutoCloseable watchMemory(Consumer<Boolean> listener) {
    return () -> {};
  }

  @Override
  public AutoCloseable watchHeart(Consumer<Heart> listener) {
    watcher = listener;
    listener.accept(heart);
    return () -> watcher = _ -> {};
  }

  private void pause() throws ToyException {
    try {
      Thread.sleep(millisPerBlock);
    } catch (InterruptedException e) {
      throw new ToyException(Problem.CANCELLED, "Stopped.", e);
    }
  }

  private void beat(Heart now) {
    heart = now;
    watcher.accept(now);
  }

  private final class Careful implements ToyCare {
    @Override
    public OptionalInt battery() {
      return OptionalInt.of(80);
    }

    @Override
    public OptionalInt volume() {
      return OptionalInt.of(volume);
    }

    @Override
    public void setVolume(int level) {
      volume = level;
    }

    @Override
    public void blink(Duration howLong, BooleanSupplier cancelled) {}

    @Override
    public boolean play(int slot, BooleanSupplier cancelled) {
      return true;
    }

    @Override
    public void send(int slot, byte[] clip, ByteProgress progress, BooleanSupplier cancelled)
        throws ToyException {
      for (int sent = 0; sent < clip.length; sent += BLOCK) {
        if (cancelled.getAsBoolean()) {
          throw new ToyException(Problem.CANCELLED, "Stopped.");
        }
        pause();
        if (breaks && sent > clip.length / 2) {
          breaks = false;
          throw ToyException.linkLost();
        }
        progress.bytes(Math.min(clip.length, sent + BLOCK), clip.length);
      }
    }
  }

  private final class Link implements ToyLink {
    @Override
    public String identifier() {
      return "0402_14_09_30_15";
    }

    @Override
    public boolean recordingWaits() {
      return !waiting.isEmpty();
    }

    @Override
    public LinkTraits traits() {
      Set<UUID> offered = new HashSet<>(FirmwareDoor.ALL);
      offered.add(GattCharacteristic.COMMAND.uuid());
      return new LinkTraits(offered, Optional.of(false));
    }

    @Override
    public void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException {
      paw = new CountDownLatch(1);
      beat(Heart.BLINKING);
      try {
        while (!paw.await(10, TimeUnit.MILLISECONDS)) {
          if (cancelled.getAsBoolean()) {
            throw new ToyException(Problem.CANCELLED, "Stopped.");
          }
        }
      } catch (InterruptedException e) {
        throw new ToyException(Problem.CANCELLED, "Stopped.", e);
      } finally {
        beat(Heart.OFF);
      }
    }

    @Override
    public Optional<ToyCare> care() {
      return Optional.of(new Careful());
    }

    @Override
    public void glow(boolean on) {
      beat(on ? Heart.GLOWING : Heart.OFF);
    }

    @Override
    public byte[] fetchRecording(ByteProgress progress, BooleanSupplier cancelled)
        throws ToyException {
      byte[] recording = waiting.removeFirst();
      for (int sent = 0; sent < recording.length; sent += BLOCK) {
        if (cancelled.getAsBoolean()) {
          throw new ToyException(Problem.CANCELLED, "Stopped.");
        }
        pause();
        if (breaks && sent > recording.length / 2) {
          breaks = false;
          throw ToyException.linkLost();
        }
        progress.bytes(Math.min(recording.length, sent + BLOCK), recording.length);
      }
      return recording.clone();
    }

    @Override
    public void close() {
      beat(Heart.OFF);
    }
  }
}
