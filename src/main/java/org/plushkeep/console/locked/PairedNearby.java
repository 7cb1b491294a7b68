package org.plushkeep.console.locked;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.toys.Lookout;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.vault.Intake;

/**
 * The paired toys that a locked window knows to be near. Elsewhere nothing is looked for while
 * nobody looks; this one looks for half a minute when the vault is locked and whenever somebody
 * uses the window, since then somebody may want to collect. Only where a parent has chosen that it
 * collects by itself does it look with nobody there, for half a minute every five. In between it
 * rests, and nothing is sent.
 */
final class PairedNearby {
  /** How long it looks. */
  static final Duration LOOK = Duration.ofSeconds(30);

  /** How long it rests then, where it looks by itself. */
  static final Duration REST = Duration.ofMinutes(5);

  /** A toy that was seen, and by which way it is reached. */
  record Sight(SeenToy toy, ToyFinder finder) {}

  private final Background background;
  private final Time time;
  private final BooleanSupplier busy;
  private final BooleanSupplier byItself;
  private final Runnable again;
  private final Runnable sighted;
  private final Lookout lookout;
  private final ObservableMap<ToyId, Sight> near = FXCollections.observableHashMap();

  /** On a cable: what such a toy wants to hear before it hands anything over is inside. */
  private final ObservableSet<ToyId> plugged = FXCollections.observableSet();

  private final Set<ToyId> seenNow = new HashSet<>();

  /** Those that the finders see, whether or not it is known yet that they are paired. */
  private final Set<ToyId> visible = new HashSet<>();

  private @Nullable Intake intake;
  private Time.@Nullable Stop next;
  private boolean looking;

  /**
   * All are called in the window.
   *
   * @param busy whether a toy is being collected from: then it does not rest yet
   * @param byItself whether it looks with nobody there
   * @param again it would look again by itself: {@link #look} if it still may
   * @param sighted one more was seen
   * @param trouble told why one of the ways of looking does not work; empty when all do
   */
  PairedNearby(
      List<ToyFinder> finders,
      Background background,
      Time time,
      BooleanSupplier busy,
      BooleanSupplier byItself,
      Runnable again,
      Runnable sighted,
      Consumer<String> trouble) {
    this.background = background;
    this.time = time;
    this.busy = busy;
    this.byItself = byItself;
    this.again = again;
    this.sighted = sighted;
    lookout = new Lookout(finders, background, time, this::found, this::lost, trouble);
  }

  /** Looks for the toys that a vault is paired with. */
  void start(Intake of) {
    stop();
    look(of);
  }

  /** Looks for half a minute from now, unless it does already. */
  void look(Intake of) {
    if (looking) {
      return;
    }
    intake = of;
    plan(LOOK, this::rest);
    looking = true;
    seenNow.clear();
    visible.clear();
    lookout.start();
  }

  /** Looks no more, and knows no toy any more. */
  void stop() {
    intake = null;
    endLook();
    near.clear();
    plugged.clear();
  }

  private void endLook() {
    if (next != null) {
      next.stop();
      next = null;
    }
    looking = false;
    lookout.stop();
  }

  private void plan(Duration delay, Runnable then) {
    if (next != null) {
      next.stop();
    }
    next = time.after(delay, then);
  }

  private void rest() {
    if (busy.getAsBoolean()) {
      plan(LOOK, this::rest);
      return;
    }
    endLook();
    near.keySet().retainAll(seenNow);
    plugged.retainAll(seenNow);
    rests();
  }

  /** Nothing is looked for; where it looks by itself, it tries again after a rest. */
  void rests() {
    if (byItself.getAsBoolean() && !looking) {
      plan(REST, again);
    }
  }

  /** Whether it looks now. */
  boolean isLooking() {
    return looking;
  }

  private void found(SeenToy toy, ToyFinder finder) {
    Intake asked = intake;
    if (asked == null) {
      return;
    }
    visible.add(toy.id());
    background.run(
        () -> asked.isLikelyPaired(toy.id()),
        paired -> {
          boolean stillThere = asked.equals(intake) && visible.contains(toy.id());
          if (!paired || !stillThere) {
            return;
          }
          seenNow.add(toy.id());
          if (toy.id().isSerial()) {
            plugged.add(toy.id());
          } else {
            near.put(toy.id(), new Sight(toy, finder));
            sighted.run();
          }
        },
        _ -> {});
  }

  private void lost(SeenToy toy) {
    visible.remove(toy.id());
    near.remove(toy.id());
    plugged.remove(toy.id());
  }

  /** Those on a cable that were there when it looked last, or are. */
  ObservableSet<ToyId> plugged() {
    return plugged;
  }

  /** Those that were near when it looked last, or are. */
  ObservableMap<ToyId, Sight> near() {
    return near;
  }

  /** Those that were seen in this look; none while it rests. */
  Collection<Sight> seenNow() {
    return looking
        ? near.values().stream().filter(one -> seenNow.contains(one.toy().id())).toList()
        : List.of();
  }
}
