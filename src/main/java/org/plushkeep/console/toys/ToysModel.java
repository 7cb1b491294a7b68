package org.plushkeep.console.toys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.vault.Vault;

/**
 * The toys there are. Looks only between {@link #start} and {@link #stop}; a way of looking that
 * fails, or ends by itself, is tried again every few seconds, so that Bluetooth switched on or
 * started anew later is noticed.
 */
public final class ToysModel {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private record Sight(SeenToy toy, ToyFinder finder) {}

  private final Vault vault;
  private final List<ToyFinder> finders;
  private final Background background;
  private final Time time;
  private final ObservableList<NearbyToy> toys = FXCollections.observableArrayList();
  private final StringProperty problem = new SimpleStringProperty("");
  private final Map<ToyId, Sight> inRange = new LinkedHashMap<>();
  private final Map<ToyFinder, ToyFinder.Search> searches = new HashMap<>();
  private final Map<ToyFinder, ToyException> failures = new HashMap<>();
  private List<KnownToy> known = List.of();
  private Time.@Nullable Stop trying;
  private int run;

  public ToysModel(Vault vault, List<ToyFinder> finders, Background background, Time time) {
    this.vault = vault;
    this.finders = List.copyOf(finders);
    this.background = background;
    this.time = time;
  }

  /** Begins to look. */
  public void start() {
    if (trying == null) {
      run++;
      reload();
      lookEveryWay();
      trying = time.every(AGAIN, this::lookEveryWay);
    }
  }

  /** Stops looking. Nobody looks, so nothing is sent. */
  public void stop() {
    run++;
    if (trying != null) {
      trying.stop();
      trying = null;
    }
    close(List.copyOf(searches.values()));
    searches.clear();
    inRange.clear();
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
    close(searches.values().stream().filter(ToyFinder.Search::isOver).toList());
    searches.values().removeIf(ToyFinder.Search::isOver);
    finders.stream().filter(finder -> !searches.containsKey(finder)).forEach(this::look);
  }

  private void look(ToyFinder finder) {
    int mine = run;
    background.runRaw(
        () ->
            finder.look(
                toy -> background.inWindow(() -> found(mine, toy, finder)),
                toy -> background.inWindow(() -> lost(mine, toy))),
        search -> {
          if (mine == run && !searches.containsKey(finder)) {
            searches.put(finder, search);
            failures.remove(finder);
          } else {
            search.close();
          }
          tellProblem();
        },
        failure -> {
          if (mine == run && failure instanceof ToyException e) {
            failures.put(finder, e);
            tellProblem();
          }
        });
  }

  private void tellProblem() {
    problem.set(
        failures.values().stream().findFirst().map(background.sentences()::about).orElse(""));
  }

  private void found(int of, SeenToy toy, ToyFinder finder) {
    if (of == run) {
      inRange.put(toy.id(), new Sight(toy, finder));
      rebuild();
    }
  }

  private void lost(int of, SeenToy toy) {
    if (of == run && inRange.remove(toy.id()) != null) {
      rebuild();
    }
  }

  /** Reads again which toys are paired. */
  public void reload() {
    background.run(
        vault::toys,
        fresh -> {
          known = fresh.stream().filter(toy -> !toy.id().isFiles()).toList();
          rebuild();
        },
        problem::set);
  }

  private void rebuild() {
    List<NearbyToy> all = new ArrayList<>();
    Map<ToyId, KnownToy> paired = new HashMap<>();
    known.forEach(toy -> paired.put(toy.id(), toy));
    inRange
        .values()
        .forEach(
            sight ->
                all.add(
                    new NearbyToy(
                        Optional.of(sight.toy()),
                        Optional.of(sight.finder()),
                        Optional.ofNullable(paired.get(sight.toy().id())))));
    known.stream()
        .filter(toy -> !inRange.containsKey(toy.id()))
        .forEach(
            toy -> all.add(new NearbyToy(Optional.empty(), Optional.empty(), Optional.of(toy))));
    all.sort(
        Comparator.comparing(NearbyToy::isInRange)
            .reversed()
            .thenComparing(NearbyToy::isPractice)
            .thenComparing(toy -> !toy.isPaired())
            .thenComparing(NearbyToy::name));
    if (!Objects.equals(all, toys)) {
      toys.setAll(all);
    }
  }

  /** Every toy in range or paired, those to act on first. */
  public ObservableList<NearbyToy> toys() {
    return toys;
  }

  /** Why one of the ways of looking does not work; empty when all do. */
  public StringProperty problemProperty() {
    return problem;
  }
}
