package org.plushkeep.console.toys;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;

/**
 * Looks for toys, by every way there is, only between {@link #start} and {@link #stop}. A way of
 * looking that fails, or ends by itself, is tried again every few seconds, so that Bluetooth
 * switched on or started anew later is noticed.
 */
public final class Lookout {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final List<ToyFinder> finders;
  private final Background background;
  private final Time time;
  private final BiConsumer<SeenToy, ToyFinder> found;
  private final Consumer<SeenToy> lost;
  private final Consumer<String> problem;
  private final Map<ToyFinder, Kept> searches = new HashMap<>();
  private final Map<ToyFinder, ToyException> failures = new HashMap<>();
  private Time.@Nullable Stop trying;
  private int run;

  /**
   * All are called in the window.
   *
   * @param problem told why one of the ways does not work; empty when all do
   */
  public Lookout(
      List<ToyFinder> finders,
      Background background,
      Time time,
      BiConsumer<SeenToy, ToyFinder> found,
      Consumer<SeenToy> lost,
      Consumer<String> problem) {
    this.finders = List.copyOf(finders);
    this.background = background;
    this.time = time;
    this.found = found;
    this.lost = lost;
    this.problem = problem;
  }

  /** Begins to look; whether it did not before. */
  public boolean start() {
    if (trying != null) {
      return false;
    }
    run++;
    lookEveryWay();
    trying = time.every(AGAIN, this::lookEveryWay);
    return true;
  }

  /** Stops looking. Nobody looks, so nothing is sent. */
  public void stop() {
    run++;
    if (trying != null) {
      trying.stop();
      trying = null;
    }
    close(searches.values().stream().map(Kept::search).toList());
    searches.clear();
    failures.clear();
  }

  private void close(List<ToyFinder.Search> ending) {
    if (ending.isEmpty()) {
      return;
    }
    background.run(
        () -> {
          ending.forEach(ToyFinder.Search::close);
          return true;
        },
        _ -> {},
        _ -> {});
  }

  private void lookEveryWay() {
    List<Kept> over = searches.values().stream().filter(kept -> kept.search().isOver()).toList();
    searches.values().removeAll(over);
    over.forEach(kept -> kept.sightings().end());
    close(over.stream().map(Kept::search).toList());
    finders.stream().filter(finder -> !searches.containsKey(finder)).forEach(this::look);
  }

  private void look(ToyFinder finder) {
    int mine = run;
    Sightings sightings = new Sightings(finder);
    background.runRaw(
        () ->
            finder.look(
                toy -> inWindow(mine, () -> sightings.found(toy)),
                toy -> inWindow(mine, () -> sightings.lost(toy))),
        search -> {
          if (mine == run && !searches.containsKey(finder)) {
            searches.put(finder, new Kept(search, sightings));
            failures.remove(finder);
            sightings.count();
          } else {
            search.close();
          }
          tellProblem();
        },
        failure -> {
          // One that was slow to fail says nothing about one that has succeeded since.
          boolean stands = mine == run && !searches.containsKey(finder);
          if (stands && failure instanceof ToyException e) {
            failures.put(finder, e);
            tellProblem();
          }
        });
  }

  private record Kept(ToyFinder.Search search, Sightings sightings) {}

  /**
   * What one search sees, which counts while the search is kept. Of two that were begun one after
   * the other only one is kept, and one that is closed since it is over may have told of what it
   * found and not that it is lost: either would stay for ever.
   */
  private final class Sightings {
    private final ToyFinder finder;
    private final SequencedMap<ToyId, SeenToy> seen = new LinkedHashMap<>();
    private boolean counting;

    Sightings(ToyFinder finder) {
      this.finder = finder;
    }

    void found(SeenToy toy) {
      seen.put(toy.id(), toy);
      if (counting) {
        found.accept(toy, finder);
      }
    }

    void lost(SeenToy toy) {
      if (seen.remove(toy.id()) != null && counting) {
        lost.accept(toy);
      }
    }

    /** The search is kept. */
    void count() {
      counting = true;
      seen.values().forEach(toy -> found.accept(toy, finder));
    }

    /** The search is kept no longer. The last is lost first: of thousands it is not shown. */
    void end() {
      counting = false;
      seen.sequencedValues().reversed().forEach(lost);
      seen.clear();
    }
  }

  private void inWindow(int of, Runnable tell) {
    background.inWindow(
        () -> {
          if (of == run) {
            tell.run();
          }
        });
  }

  private void tellProblem() {
    problem.accept(
        failures.values().stream().findFirst().map(background.sentences()::about).orElse(""));
  }
}
