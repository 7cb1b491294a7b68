package org.plushkeep.console.toys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.vault.Vault;

/** The toys there are. Looks only between {@link #start} and {@link #stop}. */
public final class ToysModel {
  /**
   * So many toys that are not paired are shown at most: one radio can make up any number of them,
   * and the window would do nothing else. Paired ones are shown, however many there are.
   */
  static final int MOST_STRANGERS = 100;

  private record Sight(SeenToy toy, ToyFinder finder) {}

  private final Vault vault;
  private final List<ToyFinder> finders;
  private final Background background;
  private final Lookout lookout;
  private final ObservableList<NearbyToy> toys = FXCollections.observableArrayList();
  private final StringProperty problem = new SimpleStringProperty("");
  private final Map<ToyId, Sight> inRange = new LinkedHashMap<>();
  private List<KnownToy> known = List.of();

  public ToysModel(Vault vault, List<ToyFinder> finders, Background background, Time time) {
    this.vault = vault;
    this.finders = List.copyOf(finders);
    this.background = background;
    this.lookout = new Lookout(finders, background, time, this::found, this::lost, problem::set);
  }

  /** Begins to look. */
  public void start() {
    if (lookout.start()) {
      reload();
    }
  }

  /** Stops looking. */
  public void stop() {
    lookout.stop();
    inRange.clear();
  }

  private void found(SeenToy toy, ToyFinder finder) {
    Sight before = inRange.put(toy.id(), new Sight(toy, finder));
    if (before != null ? isShown(toy.id()) : shown() < MOST_STRANGERS || isPaired(toy.id())) {
      rebuild();
    }
  }

  private boolean isShown(ToyId id) {
    return toys.stream().anyMatch(toy -> toy.id().equals(id));
  }

  private boolean isPaired(ToyId id) {
    return known.stream().anyMatch(toy -> toy.id().equals(id));
  }

  private long shown() {
    return toys.stream().filter(toy -> !toy.isPaired()).count();
  }

  private void lost(SeenToy toy) {
    if (inRange.remove(toy.id()) != null && isShown(toy.id())) {
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
    Stream<Sight> strangers =
        inRange.values().stream().filter(sight -> !paired.containsKey(sight.toy().id()));
    Stream<Sight> ours =
        inRange.values().stream().filter(sight -> paired.containsKey(sight.toy().id()));
    Stream.concat(ours, strangers.limit(MOST_STRANGERS))
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

  /** The way to a toy that may not be in range. */
  public Optional<ToyFinder> finderOf(SeenToy toy) {
    return finders.stream().filter(finder -> finder.reaches(toy)).findFirst();
  }

  /** Every toy in range or paired, those to act on first. */
  public ObservableList<NearbyToy> toys() {
    return toys;
  }

  /**
   * Whether a toy in range that is not paired calls itself as another does: only its heart, while
   * it is paired, tells which it is.
   */
  boolean hasNamesake(NearbyToy toy) {
    return toy.isInRange()
        && !toy.isPaired()
        && toys.stream().filter(NearbyToy::isInRange).filter(it -> isCalled(it, toy)).count() > 1;
  }

  private static boolean isCalled(NearbyToy one, NearbyToy other) {
    return !one.isPaired() && one.name().equals(other.name());
  }

  /** Why one of the ways of looking does not work; empty when all do. */
  public StringProperty problemProperty() {
    return problem;
  }
}
