package org.plushkeep.toy.safety;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.safety.Observations.Answer;

/**
 * Looks at one toy by radio as a stranger would: listens whether it calls out, calls it, reads what
 * it tells everybody, and lets it go. Fetches no recording, starts nothing, changes nothing.
 */
public final class SafetyLook {
  /** Long enough to hear a toy often, short enough to wait for. */
  public static final Duration LISTENING = Duration.ofSeconds(10);

  private static final Duration STEP = Duration.ofMillis(20);

  private final ToyFinder finder;
  private final InstantSource clock;
  private final Duration listening;

  /**
   * @param finder the way to the toy
   * @param clock whose time is told, and by which listening ends
   * @param listening for how long; where the clock stands still, as long by the computer's own
   */
  public SafetyLook(ToyFinder finder, InstantSource clock, Duration listening) {
    this.finder = finder;
    this.clock = clock;
    this.listening = listening;
  }

  /** Told on the calling thread, often. */
  @FunctionalInterface
  public interface Progress {
    /**
     * So much of the listening is done.
     *
     * @param share 0 to 1; at 1 the toy is called
     */
    void listened(double share);
  }

  /**
   * Looks. Blocks for the time of listening and, where the toy was heard, for as long as linking
   * takes: at most about 20 s.
   *
   * @param toy as it was seen, or as it is remembered
   * @param cancelled asked often while listening; true ends it with {@link Problem#CANCELLED}
   * @throws ToyException one that {@linkplain Problem#isBluetooths is about Bluetooth}, or {@code
   *     CANCELLED}. A toy that does not answer is none: that is an observation
   */
  public Observations look(SeenToy toy, Progress progress, BooleanSupplier cancelled)
      throws ToyException {
    Heard heard = new Heard(toy.id());
    Duration listened = listen(heard, progress, cancelled);
    Sightings sightings = heard.sightings(listened);
    if (!sightings.heard()) {
      return new Observations("", sightings, Optional.empty(), Optional.empty());
    }
    try {
      Answer answer = call(heard.seen().orElse(toy));
      stopIf(cancelled);
      return new Observations(heard.name(), sightings, Optional.of(answer), Optional.empty());
    } catch (ToyException e) {
      if (e.problem().isBluetooths() || e.problem() == Problem.CANCELLED) {
        throw e; // about this computer, not about the toy: there is nothing to report then
      }
      return new Observations(heard.name(), sightings, Optional.empty(), Optional.of(e.problem()));
    }
  }

  private Duration listen(Heard heard, Progress progress, BooleanSupplier cancelled)
      throws ToyException {
    long begun = System.nanoTime();
    Instant from = clock.instant();
    Duration listened = Duration.ZERO;
    try (ToyFinder.Search search = finder.listen(heard::add)) {
      while (listened.compareTo(listening) < 0 && !search.isOver()) {
        stopIf(cancelled);
        progress.listened((double) listened.toNanos() / listening.toNanos());
        Thread.sleep(STEP);
        Duration byClock = Duration.between(from, clock.instant());
        Duration really = Duration.ofNanos(System.nanoTime() - begun);
        listened = byClock.compareTo(really) > 0 ? byClock : really;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped();
    }
    progress.listened(1);
    return listened.compareTo(listening) > 0 ? listening : listened;
  }

  private Answer call(SeenToy toy) throws ToyException {
    try (ToyLink link = finder.connect(toy)) {
      return new Answer(link.identifier(), link.recordingWaits(), link.traits());
    }
  }

  private static void stopIf(BooleanSupplier cancelled) throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
  }

  /** What is heard, on whatever thread. */
  private final class Heard {
    private final ToyId id;

    // Guarded by this.
    private Optional<SeenToy> seen = Optional.empty();
    private OptionalInt dbm = OptionalInt.empty();
    private Instant first = Instant.EPOCH;
    private Instant last = Instant.EPOCH;
    private int count;

    Heard(ToyId id) {
      this.id = id;
    }

    synchronized void add(SeenToy toy) {
      if (!toy.id().equals(id)) {
        return;
      }
      last = clock.instant();
      first = count == 0 ? last : first;
      count++;
      seen = Optional.of(toy);
      dbm = toy.signalDbm().isPresent() ? toy.signalDbm() : dbm;
    }

    synchronized Optional<SeenToy> seen() {
      return seen;
    }

    synchronized String name() {
      return seen.map(SeenToy::advertisedName).orElse("");
    }

    synchronized Sightings sightings(Duration listened) {
      return new Sightings(listened, count, first, last, dbm);
    }
  }
}
