package org.plushkeep.toy.bluetooth.btleplug;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.BluetoothSearch;

/**
 * A search under way. The library tells only of what it hears: a toy that has not been heard for a
 * while has gone, unless it is linked with this program, when it does not advertise.
 */
final class BtleplugSearch implements BluetoothSearch {
  /**
   * Whoever makes up toys by the thousand is told of so many: more than one radio calls out as
   * within the silence, so that those of the house are among them; but memory stays bounded.
   */
  static final int MOST_TOYS = 10_000;

  /** A toy's strength is never still; only a step like this is worth telling. */
  private static final int STEP_DBM = 5;

  /**
   * How often things are done.
   *
   * @param tick between two looks at what has gone
   * @param silence after which a toy has gone
   */
  record Pace(Duration tick, Duration silence) {
    static Pace standard() {
      return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }
  }

  /** A call and what more a toy tells to whoever asks at once count as one. */
  private static final long ONE_CALL_NANOS = 15_000_000;

  private record Shown(SeenToy toy, long told, long heard) {}

  private final Scanner scanner;
  private final Pace pace;
  private final Predicate<ToyId> isLinked;
  private final Consumer<SeenToy> found;
  private final Consumer<SeenToy> lost;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor worker;
  private boolean everyCall;
  private volatile boolean over;
  private volatile Scanner.@Nullable Listening listening;

  private final Map<ToyId, Shown> shown = new HashMap<>(); // the worker's own

  BtleplugSearch(
      Scanner scanner,
      Pace pace,
      Predicate<ToyId> isLinked,
      Consumer<SeenToy> found,
      Consumer<SeenToy> lost) {
    this.scanner = scanner;
    this.pace = pace;
    this.isLinked = isLinked;
    this.found = found;
    this.lost = lost;
    worker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("bluetooth search").factory());
  }

  /**
   * From its start on it tells of a toy whenever that is heard, also when nothing of it changes.
   */
  BtleplugSearch tellingEveryCall() {
    everyCall = true;
    return this;
  }

  @Override
  public void start() throws ToyException {
    listen();
    long nanos = pace.tick().toNanos();
    var _ = worker.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void later(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  private void heard(SeenToy toy) {
    Shown before = shown.get(toy.id());
    if (over || (before == null && shown.size() >= MOST_TOYS)) {
      return;
    }
    long now = System.nanoTime();
    boolean news = before == null || isNews(before, toy, now);
    shown.put(
        toy.id(),
        before == null || news
            ? new Shown(toy, now, now)
            : new Shown(before.toy(), before.told(), now));
    if (news && !closed.get()) {
      found.accept(toy);
    }
  }

  private boolean isNews(Shown before, SeenToy toy, long now) {
    return everyCall ? now - before.told() > ONE_CALL_NANOS : isNews(before.toy(), toy);
  }

  private static boolean isNews(SeenToy before, SeenToy now) {
    return !before.advertisedName().equals(now.advertisedName())
        || before.signalDbm().isPresent() != now.signalDbm().isPresent()
        || Math.abs(before.signalDbm().orElse(0) - now.signalDbm().orElse(0)) >= STEP_DBM;
  }

  private void look() {
    over = over || !isOn() || !listens(); // for good: whoever looks begins a search anew
    long now = System.nanoTime();
    for (Shown one : List.copyOf(shown.values())) {
      boolean silent = now - one.heard() > pace.silence().toNanos();
      if (over || (silent && !isLinked.test(one.toy().id()))) {
        shown.remove(one.toy().id());
        if (!closed.get()) {
          lost.accept(one.toy());
        }
      }
    }
  }

  private boolean isOn() {
    try {
      return scanner.isOn();
    } catch (CallException e) {
      return false;
    }
  }

  /**
   * Listens anew where the library's search has ended. One that has heard nothing for so long is
   * ended, and begun at the next look, not at once: the library takes a moment to end it. A toy
   * that is linked does not advertise, so then silence says nothing.
   *
   * @return whether it can
   */
  private boolean listens() {
    Scanner.Listening mine = listening;
    if (mine != null && mine.isOver()) {
      mine.close();
      try {
        listen();
      } catch (ToyException e) {
        return false;
      }
    } else if (shown.keySet().stream().noneMatch(isLinked)) {
      scanner.endIfSilent(pace.silence());
    }
    return true;
  }

  private void listen() throws ToyException {
    Scanner.Listening fresh = scanner.listen(toy -> later(() -> heard(toy)));
    listening = fresh;
    if (closed.get()) {
      fresh.close();
    }
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      worker.shutdownNow();
      Scanner.Listening ending = listening;
      if (ending != null) {
        ending.close();
      }
    }
  }
}
